// SPDX-License-Identifier: Apache-2.0
// The alphabet in which HTTP writes the names of headers, cookies and methods.
#pragma once

#include <algorithm>
#include <string_view>

namespace mrko::http {

/// A token of RFC 9110, 5.6.2: one or more visible ASCII characters that are no delimiters.
[[nodiscard]] constexpr bool is_token(std::string_view text) noexcept {
    constexpr std::string_view marks{"!#$%&'*+-.^_`|~"};
    return !text.empty() && std::all_of(text.begin(), text.end(), [marks](char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
               (character >= '0' && character <= '9') || marks.find(character) != std::string_view::npos;
    });
}

/// A control character of ASCII.
[[nodiscard]] constexpr bool is_control(char character) noexcept {
    return static_cast<unsigned char>(character) < 0x20 || character == 0x7F;
}

/// ASCII letters in lower case, everything else as it was.
[[nodiscard]] constexpr char lower_case(char character) noexcept {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
}

/// Equal but for the case of ASCII letters.
[[nodiscard]] constexpr bool equal_ignoring_case(std::string_view left, std::string_view right) noexcept {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char one, char other) {
        return lower_case(one) == lower_case(other);
    });
}

}  // namespace mrko::http
