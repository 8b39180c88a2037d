// SPDX-License-Identifier: Apache-2.0
#include "session/compression.h"

#include <libdeflate.h>

#include <cstdint>
#include <memory>
#include <new>
#include <stdexcept>
#include <utility>

namespace mrko::session {

namespace {

constexpr std::size_t length_octets = 4;

constexpr int level = 6;

struct Free {
    void operator()(libdeflate_compressor* one) const noexcept { libdeflate_free_compressor(one); }

    void operator()(libdeflate_decompressor* one) const noexcept { libdeflate_free_decompressor(one); }
};

/// Made once, for making it costs as much as a text.
libdeflate_compressor& compressor() {
    thread_local const std::unique_ptr<libdeflate_compressor, Free> made{libdeflate_alloc_compressor(level)};
    return made ? *made : throw std::bad_alloc{};
}

libdeflate_decompressor& decompressor() {
    thread_local const std::unique_ptr<libdeflate_decompressor, Free> made{libdeflate_alloc_decompressor()};
    return made ? *made : throw std::bad_alloc{};
}

}  // namespace

std::string compressed(std::string_view text) {
    if (text.size() > UINT32_MAX) {
        throw std::length_error("a text is too long to be compressed");
    }
    std::string packed;
    for (int shift = 24; shift >= 0; shift -= 8) {
        packed.push_back(static_cast<char>((text.size() >> shift) & 0xFFU));
    }
    auto& packer = compressor();
    packed.resize(length_octets + libdeflate_zlib_compress_bound(&packer, text.size()));
    const auto written = libdeflate_zlib_compress(
        &packer, text.data(), text.size(), packed.data() + length_octets, packed.size() - length_octets);
    packed.resize(length_octets + written);
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
    std::string text(length, '\0');
    std::size_t read = 0;
    const auto end = libdeflate_zlib_decompress_ex(
        &decompressor(), packed.data(), packed.size(), text.data(), text.size(), &read, nullptr);
    return end == LIBDEFLATE_SUCCESS && read == packed.size() ? std::optional{std::move(text)} : std::nullopt;
}

}  // namespace mrko::session
