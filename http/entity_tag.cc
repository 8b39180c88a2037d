// SPDX-License-Identifier: Apache-2.0
#include "http/entity_tag.h"

#include <algorithm>

namespace mrko::http {

namespace {

constexpr std::string_view blanks{" \t"};

void skip(std::string_view& text, std::string_view characters) noexcept {
    text.remove_prefix(std::min(text.find_first_not_of(characters), text.size()));
}

}  // namespace

std::string strong_entity_tag(std::string_view digest) {
    constexpr std::string_view digits{"0123456789abcdef"};
    std::string tag{'"'};
    for (const char octet : digest) {
        const auto value = static_cast<unsigned char>(octet);
        tag += digits[value >> 4U];
        tag += digits[value & 0xFU];
    }
    return tag + '"';
}

bool names_entity_tag(std::string_view if_none_match, std::string_view tag) noexcept {
    skip(if_none_match, blanks);
    if (if_none_match == "*") {
        return true;
    }
    while (!if_none_match.empty()) {
        if (if_none_match.starts_with("W/")) {
            if_none_match.remove_prefix(2);
        }
        const auto end = if_none_match.find('"', 1);
        if (!if_none_match.starts_with('"') || end == std::string_view::npos) {
            return false;
        }
        if (if_none_match.substr(0, end + 1) == tag) {
            return true;
        }
        if_none_match.remove_prefix(end + 1);
        skip(if_none_match, " \t,");
    }
    return false;
}

}  // namespace mrko::http
