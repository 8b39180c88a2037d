// SPDX-License-Identifier: Apache-2.0
#include "http/content_coding.h"

#include <algorithm>

#include "system/deflate.h"

namespace mrko::http {

namespace {

/// RFC 1952: the last four octets tell the length of the plain text, the lowest first.
constexpr std::size_t length_octets = 4;

std::size_t told_length(std::string_view packed) noexcept {
    std::size_t length = 0;
    for (std::size_t octet = 1; octet <= length_octets; ++octet) {
        length = length << 8U | static_cast<unsigned char>(packed[packed.size() - octet]);
    }
    return length;
}

std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view blanks{" \t"};
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

bool is_word(std::string_view text, std::string_view lower_case) noexcept {
    return std::ranges::equal(text, lower_case, [](char one, char other) {
        return (one >= 'A' && one <= 'Z' ? static_cast<char>(one - 'A' + 'a') : one) == other;
    });
}

/// What stands before the first `border`, which goes with it.
std::string_view take_until(std::string_view& text, char border) noexcept {
    const auto end = std::min(text.find(border), text.size());
    const auto part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return trimmed(part);
}

/// "q=0", "q=0.0" and the like.
bool is_refused(std::string_view parameters) noexcept {
    while (!parameters.empty()) {
        auto value = take_until(parameters, ';');
        if (is_word(take_until(value, '='), "q")) {
            return value.find_first_not_of("0. \t") == std::string_view::npos;
        }
    }
    return false;
}

}  // namespace

std::string gzip(std::string_view plain) {
    std::string packed;
    system::append_deflated(system::Wrapping::gzip, plain, packed);
    return packed;
}

std::optional<std::string> gunzip(std::string_view packed, std::size_t most) {
    if (packed.size() < length_octets || told_length(packed) > most) {
        return std::nullopt;
    }
    return system::inflated(system::Wrapping::gzip, packed, told_length(packed));
}

bool accepts_gzip(std::string_view accept_encoding) noexcept {
    while (!accept_encoding.empty()) {
        auto coding = take_until(accept_encoding, ',');
        if (is_word(take_until(coding, ';'), "gzip")) {
            return !is_refused(coding);
        }
    }
    return false;
}

}  // namespace mrko::http
