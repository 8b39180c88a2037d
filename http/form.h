// SPDX-License-Identifier: Apache-2.0
// An application/x-www-form-urlencoded form: names and values in UTF-8, bounded in number and length.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mrko::http {

/// The most fields that one form or query may have.
inline constexpr std::size_t field_limit = 200;

class Form {
public:
    /// Throws BadRequest: broken percent-encoding, not UTF-8, a NUL, more than `field_limit` fields.
    [[nodiscard]] static Form parse(std::string_view urlencoded);

    /// The first value of that name; empty optional when the name is absent.
    [[nodiscard]] std::optional<std::string_view> value(std::string_view name) const noexcept;

private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

/// Decodes %XX and, in forms and queries, '+'. Throws BadRequest on broken encoding.
enum class Plus { is_space, is_plus };
[[nodiscard]] std::string percent_decode(std::string_view text, Plus plus);

/// Encodes everything but unreserved characters (RFC 3986).
[[nodiscard]] std::string percent_encode(std::string_view text);

/// The decoded fields of a query or form in order. Throws as Form::parse does.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> parse_fields(std::string_view urlencoded);

/// How many octets the UTF-8 character at the start of `text` takes; 0 when it is malformed or `text` is empty.
[[nodiscard]] std::size_t utf8_character_length(std::string_view text) noexcept;

/// Well-formed UTF-8 (no overlong forms, no surrogates, no code point above 10FFFF).
[[nodiscard]] bool is_utf8(std::string_view text) noexcept;

}  // namespace mrko::http
