// SPDX-License-Identifier: Apache-2.0
// Secrets that travel: made by chance, compared in constant time, kept out of logs and out of compressed pages.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mrko::session {

/// 256 random bits as 43 characters of base64url.
[[nodiscard]] std::string random_token();

/// The secret of a calendar's address, which people copy by hand: 160 random bits as 32 small letters and digits of
/// base32 (RFC 4648).
[[nodiscard]] std::string random_feed_token();

/// SHA-256 as 43 characters of base64url: what Redis may know of a token.
[[nodiscard]] std::string fingerprint(std::string_view token);

/// The time taken tells at most whether the lengths are equal.
[[nodiscard]] bool same_secret(std::string_view one, std::string_view other) noexcept;

/// A token as it may stand in a page: xored with a pad that is new in every response, so that compression tells
/// nothing about it (BREACH). base64url.
[[nodiscard]] std::string mask(std::string_view token);

/// The token of a masked one; empty when the text was not made by mask().
[[nodiscard]] std::optional<std::string> unmask(std::string_view masked);

/// base64url without padding; empty when there is any other character.
[[nodiscard]] std::string to_base64url(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_base64url(std::string_view text);

/// Secret bytes with one owner, wiped at the end of their life. There is no way to print them.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string_view bytes);
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    ~Secret();

    /// Valid as long as this object lives and is not moved from.
    [[nodiscard]] std::string_view bytes() const noexcept { return {bytes_.data(), bytes_.size()}; }

    friend std::ostream& operator<<(std::ostream&, const Secret&) = delete;

private:
    void wipe() noexcept;

    std::vector<char> bytes_;
};

}  // namespace mrko::session
