// SPDX-License-Identifier: Apache-2.0
#include "session/packed_fields.h"

#include <charconv>
#include <cstdint>
#include <stdexcept>

namespace mrko::session {

namespace {

constexpr std::size_t length_bytes = 4;

}  // namespace

std::string pack(const std::vector<std::string_view>& fields) {
    std::string packed;
    for (const auto field : fields) {
        if (field.size() > UINT32_MAX) {
            throw std::length_error("a packed field is too long");
        }
        for (int shift = 24; shift >= 0; shift -= 8) {
            packed.push_back(static_cast<char>((field.size() >> shift) & 0xFFU));
        }
        packed.append(field);
    }
    return packed;
}

std::optional<std::vector<std::string>> unpack(std::string_view packed, std::size_t count) {
    std::vector<std::string> fields;
    while (!packed.empty() && fields.size() < count) {
        if (packed.size() < length_bytes) {
            return std::nullopt;
        }
        std::size_t length = 0;
        for (const char byte : packed.substr(0, length_bytes)) {
            length = length << 8U | static_cast<unsigned char>(byte);
        }
        packed.remove_prefix(length_bytes);
        if (length > packed.size()) {
            return std::nullopt;
        }
        fields.emplace_back(packed.substr(0, length));
        packed.remove_prefix(length);
    }
    if (!packed.empty() || fields.size() != count) {
        return std::nullopt;
    }
    return fields;
}

std::optional<long long> parse_number(std::string_view text) {
    long long number = 0;
    const char* const end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || at != end) {
        return std::nullopt;
    }
    return number;
}

}  // namespace mrko::session
