// SPDX-License-Identifier: Apache-2.0
#include "http/content_coding.h"

#include <zlib.h>

#include <algorithm>
#include <stdexcept>

namespace mrko::http {

namespace {

constexpr int gzip_window = 15 + 16;  ///< zlib's way to ask for gzip's form
constexpr int memory_level = 8;
/// Level 4 packs a page within 3 % of level 6 at two thirds of its work.
constexpr int level = 4;

Bytef* octets(std::string_view text) {
    // zlib reads through a pointer that it does not promise not to write through.
    return reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
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
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, memory_level, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::runtime_error{"gzip cannot begin"};
    }
    std::string packed(deflateBound(&stream, plain.size()), '\0');
    stream.next_in = octets(plain);
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = octets(packed);
    stream.avail_out = static_cast<uInt>(packed.size());
    const int end = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (end != Z_STREAM_END) {
        throw std::runtime_error{"gzip did not end"};
    }
    return packed;
}

std::optional<std::string> gunzip(std::string_view packed, std::size_t most) {
    z_stream stream{};
    if (inflateInit2(&stream, gzip_window) != Z_OK) {
        return std::nullopt;
    }
    std::string plain(most, '\0');
    stream.next_in = octets(packed);
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = octets(plain);
    stream.avail_out = static_cast<uInt>(plain.size());
    const int end = inflate(&stream, Z_FINISH);
    const bool whole = end == Z_STREAM_END && stream.avail_in == 0;
    plain.resize(stream.total_out);
    inflateEnd(&stream);
    return whole ? std::optional{std::move(plain)} : std::nullopt;
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
