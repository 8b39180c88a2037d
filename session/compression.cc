// SPDX-License-Identifier: Apache-2.0
#include "session/compression.h"

#include <cstdint>
#include <stdexcept>

#include "system/deflate.h"

namespace mrko::session {

namespace {

constexpr std::size_t length_octets = 4;

}  // namespace

std::string compressed(std::string_view text) {
    if (text.size() > UINT32_MAX) {
        throw std::length_error("a text is too long to be compressed");
    }
    std::string packed;
    for (int shift = 24; shift >= 0; shift -= 8) {
        packed.push_back(static_cast<char>((text.size() >> shift) & 0xFFU));
    }
    system::append_deflated(system::Wrapping::zlib, text, packed);
    return packed;
}

std::optional<std::string> decompressed(std::string_view packed, std::size_t most) {
    if (packed.size() < length_octets) {
        return std::nullopt;
    }
    std::size_t length = 0;
    for (const char octet : packed.substr(0, length_octets)) {
        length = length << 8U | static_cast<unsigned char>(octet);
    }
    if (length > most) {
        return std::nullopt;
    }
    packed.remove_prefix(length_octets);
    return system::inflated(system::Wrapping::zlib, packed, length);
}

}  // namespace mrko::session
