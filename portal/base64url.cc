// SPDX-License-Identifier: Apache-2.0
#include "portal/base64url.h"

#include <cstdint>

namespace mrko::portal {

namespace {

constexpr std::string_view alphabet{"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"};

}  // namespace

std::string to_base64url(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t window = 0;
    unsigned bits = 0;
    for (const char c : bytes) {
        window = (window << 8U) | static_cast<unsigned char>(c);
        bits += 8;
        while (bits >= 6) {
            bits -= 6;
            text += alphabet[(window >> bits) & 0x3fU];
        }
    }
    if (bits > 0) {
        text += alphabet[(window << (6 - bits)) & 0x3fU];
    }
    return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t window = 0;
    unsigned bits = 0;
    for (const char c : text) {
        const auto value = alphabet.find(c);
        if (value == std::string_view::npos) {
            return std::nullopt;
        }
        window = (window << 6U) | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>((window >> bits) & 0xffU);
        }
    }
    const bool impossible_length = bits == 6;
    const bool bits_left_over = (window & ((1U << bits) - 1U)) != 0;
    if (impossible_length || bits_left_over) {
        return std::nullopt;
    }
    return bytes;
}

}  // namespace mrko::portal
