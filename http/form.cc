// SPDX-License-Identifier: Apache-2.0
#include "http/form.h"

#include <algorithm>
#include <cstdint>

#include "http/error.h"

namespace mrko::http {

namespace {

constexpr std::string_view hexadecimal_digits{"0123456789ABCDEF"};

/// 0..15, or -1 when it is no hexadecimal digit.
int digit_value(char digit) noexcept {
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    if (digit >= 'a' && digit <= 'f') {
        return digit - 'a' + 10;
    }
    if (digit >= 'A' && digit <= 'F') {
        return digit - 'A' + 10;
    }
    return -1;
}

std::uint32_t octet(char character) noexcept {
    return static_cast<unsigned char>(character);
}

/// How many octets the character that begins with `lead` takes; 0 when none begins so.
std::size_t sequence_length(std::uint32_t lead) noexcept {
    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        return 3;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/// The second octet alone decides about overlong forms, surrogates and what lies above 10FFFF.
bool second_octet_fits(std::uint32_t lead, std::uint32_t second) noexcept {
    const std::uint32_t lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const std::uint32_t highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= lowest && second <= highest;
}

std::string decode_field(std::string_view text) {
    std::string decoded = percent_decode(text, Plus::is_space);
    if (!is_utf8(decoded)) {
        throw BadRequest{"a field is not UTF-8"};
    }
    if (decoded.find('\0') != std::string::npos) {
        throw BadRequest{"a field holds a NUL"};
    }
    return decoded;
}

}  // namespace

std::size_t utf8_character_length(std::string_view text) noexcept {
    if (text.empty()) {
        return 0;
    }
    const std::uint32_t lead = octet(text.front());
    const std::size_t length = sequence_length(lead);
    if (length == 0 || length > text.size() || (length > 1 && !second_octet_fits(lead, octet(text[1])))) {
        return 0;
    }
    const auto rest = text.substr(1, length - 1);
    const bool continued =
        std::all_of(rest.begin(), rest.end(), [](char next) { return (octet(next) & 0xC0U) == 0x80U; });
    return continued ? length : 0;
}

bool is_utf8(std::string_view text) noexcept {
    while (!text.empty()) {
        const std::size_t length = utf8_character_length(text);
        if (length == 0) {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

std::string percent_decode(std::string_view text, Plus plus) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '+' && plus == Plus::is_space) {
            decoded += ' ';
        } else if (text[at] != '%') {
            decoded += text[at];
        } else {
            const int high = at + 2 < text.size() ? digit_value(text[at + 1]) : -1;
            const int low = at + 2 < text.size() ? digit_value(text[at + 2]) : -1;
            if (high < 0 || low < 0) {
                throw BadRequest{"broken percent-encoding"};
            }
            decoded += static_cast<char>(high * 16 + low);
            at += 2;
        }
    }
    return decoded;
}

std::string percent_encode(std::string_view text) {
    constexpr std::string_view marks{"-._~"};
    std::string encoded;
    encoded.reserve(text.size());
    for (const char character : text) {
        const bool letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
        const bool digit = character >= '0' && character <= '9';
        if (letter || digit || marks.find(character) != std::string_view::npos) {
            encoded += character;
        } else {
            encoded += '%';
            encoded += hexadecimal_digits[octet(character) / 16];
            encoded += hexadecimal_digits[octet(character) % 16];
        }
    }
    return encoded;
}

std::vector<std::pair<std::string, std::string>> parse_fields(std::string_view urlencoded) {
    std::vector<std::pair<std::string, std::string>> fields;
    while (!urlencoded.empty()) {
        const auto end = std::min(urlencoded.find('&'), urlencoded.size());
        const auto field = urlencoded.substr(0, end);
        urlencoded.remove_prefix(std::min(end + 1, urlencoded.size()));
        if (field.empty()) {
            continue;
        }
        if (fields.size() == field_limit) {
            throw BadRequest{"too many fields"};
        }
        const auto equals = std::min(field.find('='), field.size());
        const auto value = field.substr(std::min(equals + 1, field.size()));
        fields.emplace_back(decode_field(field.substr(0, equals)), decode_field(value));
    }
    return fields;
}

Form Form::parse(std::string_view urlencoded) {
    Form form;
    form.fields_ = parse_fields(urlencoded);
    return form;
}

std::optional<std::string_view> Form::value(std::string_view name) const noexcept {
    const auto found =
        std::find_if(fields_.begin(), fields_.end(), [name](const auto& field) { return field.first == name; });
    return found == fields_.end() ? std::nullopt : std::optional<std::string_view>{found->second};
}

}  // namespace mrko::http
