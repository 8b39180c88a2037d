// SPDX-License-Identifier: Apache-2.0
#include "http/cookie.h"

#include <algorithm>
#include <stdexcept>

#include "http/token_text.h"

namespace mrko::http {

namespace {

/// cookie-octet of RFC 6265: visible ASCII without quotation mark, comma, semicolon and backslash.
bool is_cookie_octet(char character) noexcept {
    constexpr std::string_view refused{"\",;\\"};
    return character > ' ' && character < '\x7F' && refused.find(character) == std::string_view::npos;
}

std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view blanks{" \t"};
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace

std::string Cookie::set_cookie_value() const {
    if (!name.starts_with("__Host-") || !is_token(name)) {
        throw std::invalid_argument{"a cookie's name is a token that begins with __Host-"};
    }
    if (!std::all_of(value.begin(), value.end(), is_cookie_octet)) {
        throw std::invalid_argument{"a cookie's value holds a character that RFC 6265 forbids"};
    }
    std::string text = name + '=' + value + "; Path=/; Secure; HttpOnly; SameSite=Lax";
    if (max_age) {
        text += "; Max-Age=" + std::to_string(max_age->count());
    }
    return text;
}

std::vector<std::pair<std::string, std::string>> parse_cookies(std::string_view header) {
    std::vector<std::pair<std::string, std::string>> cookies;
    while (!header.empty()) {
        const auto end = std::min(header.find(';'), header.size());
        const auto pair = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos) {
            continue;
        }
        const auto name = trimmed(pair.substr(0, equals));
        const auto value = trimmed(pair.substr(equals + 1));
        if (is_token(name) && std::none_of(value.begin(), value.end(), is_control)) {
            cookies.emplace_back(name, value);
        }
    }
    return cookies;
}

}  // namespace mrko::http
