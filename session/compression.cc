// SPDX-License-Identifier: Apache-2.0
#include "session/compression.h"

#include <zlib.h>

#include <cstdint>
#include <stdexcept>

namespace mrko::session {

namespace {

constexpr std::size_t length_octets = 4;

const Bytef* octets(std::string_view text) {
    return reinterpret_cast<const Bytef*>(text.data());
}

Bytef* octets(std::string& text) {
    return reinterpret_cast<Bytef*>(text.data());
}

}  // namespace

std::string compressed(std::string_view text) {
    if (text.size() > UINT32_MAX) {
        throw std::length_error("a text is too long to be compressed");
    }
    std::string body(compressBound(text.size()), '\0');
    uLongf length = body.size();
    if (compress2(octets(body), &length, octets(text), text.size(), Z_DEFAULT_COMPRESSION) != Z_OK) {
        throw std::runtime_error("a text could not be compressed");
    }
    std::string packed;
    for (int shift = 24; shift >= 0; shift -= 8) {
        packed.push_back(static_cast<char>((text.size() >> shift) & 0xFFU));
    }
    return packed.append(body, 0, length);
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
    std::string text(length, '\0');
    uLongf written = length;
    if (uncompress(octets(text), &written, octets(packed), packed.size()) != Z_OK || written != length) {
        return std::nullopt;
    }
    return text;
}

}  // namespace mrko::session
