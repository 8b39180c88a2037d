// SPDX-License-Identifier: Apache-2.0
// The server's keys: what Redis keeps can neither be read nor moved to another place without them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "session/token.h"

namespace mrko::session {

/// What a sealed value belongs to.
struct SealedFor {
    std::string_view place;   ///< authenticated, not stored: Redis key, field and whatever else must not be exchanged
    std::string_view holder;  ///< a token that only the visitor has; takes part in the key. Empty: the server alone
};

/// One sealing key with the number that sealed values carry.
struct SealKey {
    std::uint8_t id{0};
    Secret bytes;  ///< 32
};

/// XChaCha20-Poly1305 under the current key; values of the previous key are still read.
class SealKeys {
public:
    /// `naming` (32 bytes) makes the names in Redis and is not rotated: a new one signs everybody out.
    /// Throws std::invalid_argument for a key of another length or two keys with one id.
    SealKeys(Secret naming, SealKey current, std::optional<SealKey> previous = std::nullopt);

    /// Reads a key file: a line `naming <key>`, then `seal <id> <key>` (current), then at most one more such line
    /// (previous). Keys are 43 characters of base64url, ids 0 to 255, `#` opens a comment.
    /// Throws std::invalid_argument, with the number of the line and never its content.
    [[nodiscard]] static SealKeys from_text(std::string_view text);

    /// The same of the file itself. Throws std::runtime_error when it cannot be read.
    [[nodiscard]] static SealKeys from_file(const std::filesystem::path& file);

    /// A new key file.
    [[nodiscard]] static std::string generate_text();

    /// Key id, nonce and ciphertext, binary.
    [[nodiscard]] std::string seal(std::string_view plain, const SealedFor& belongs) const;

    /// Empty: altered, moved, cut, or sealed under a key that is not here any more.
    [[nodiscard]] std::optional<std::string> open(std::string_view sealed, const SealedFor& belongs) const;

    /// HMAC-SHA-256 under the naming key, as 32 bytes; `purpose` keeps names of different kinds apart.
    [[nodiscard]] std::string pseudonym(std::string_view purpose, std::string_view of) const;

    /// The same by BLAKE2b under the naming key, a fifth of the work: for what is much, or long, and kept for a while
    /// alone.
    [[nodiscard]] std::string fingerprint(std::string_view purpose, std::string_view of) const;

private:
    Secret naming_;
    SealKey current_;
    std::optional<SealKey> previous_;
};

}  // namespace mrko::session
