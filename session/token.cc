// SPDX-License-Identifier: Apache-2.0
#include "session/token.h"

#include <sodium.h>

#include <array>
#include <cstddef>
#include <stdexcept>
#include <utility>

namespace mrko::session {

namespace {

constexpr std::size_t token_bytes = 32;
constexpr std::size_t longest_masked = 1024;

void need_sodium() {
    static const bool ready = sodium_init() >= 0;
    if (!ready) {
        throw std::runtime_error("libsodium cannot start");
    }
}

std::string random_bytes(std::size_t size) {
    need_sodium();
    std::string bytes(size, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

char exclusive_or(char one, char other) {
    return static_cast<char>(static_cast<unsigned char>(one) ^ static_cast<unsigned char>(other));
}

}  // namespace

std::string random_token() {
    return to_base64url(random_bytes(token_bytes));
}

std::string random_feed_token() {
    constexpr std::string_view digits = "abcdefghijklmnopqrstuvwxyz234567";
    constexpr std::size_t feed_token_bytes = 20;
    std::string text;
    unsigned pending = 0;
    unsigned bits = 0;
    for (const char byte : random_bytes(feed_token_bytes)) {
        pending = (pending << 8U) | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5) {
            text.push_back(digits[(pending >> (bits - 5)) & 0x1FU]);
        }
    }
    return text;
}

std::string fingerprint(std::string_view token) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    const std::string bytes{token};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return to_base64url({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

bool same_secret(std::string_view one, std::string_view other) noexcept {
    return one.size() == other.size() && (one.empty() || sodium_memcmp(one.data(), other.data(), one.size()) == 0);
}

std::string mask(std::string_view token) {
    std::string bytes = random_bytes(token.size());
    bytes.reserve(2 * token.size());
    for (std::size_t at = 0; at < token.size(); ++at) {
        bytes.push_back(exclusive_or(token[at], bytes[at]));
    }
    return to_base64url(bytes);
}

std::optional<std::string> unmask(std::string_view masked) {
    if (masked.size() > longest_masked) {
        return std::nullopt;
    }
    const auto bytes = from_base64url(masked);
    if (!bytes || bytes->empty() || bytes->size() % 2 != 0) {
        return std::nullopt;
    }
    const std::size_t half = bytes->size() / 2;
    std::string token;
    token.reserve(half);
    for (std::size_t at = 0; at < half; ++at) {
        token.push_back(exclusive_or((*bytes)[at], (*bytes)[half + at]));
    }
    return token;
}

std::string to_base64url(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(),
                      text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()),
                      bytes.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.pop_back();  // the terminating zero of the C function
    return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()),
                                         bytes.size(),
                                         text.data(),
                                         text.size(),
                                         nullptr,
                                         &size,
                                         &end,
                                         sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    if (failed != 0 || end != text.data() + text.size()) {
        return std::nullopt;
    }
    bytes.resize(size);
    return bytes;
}

Secret::Secret(std::string_view bytes) : bytes_(bytes.begin(), bytes.end()) {}

Secret::Secret(Secret&& other) noexcept : bytes_(std::move(other.bytes_)) {
    other.bytes_.clear();
}

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this != &other) {
        wipe();
        bytes_ = std::move(other.bytes_);
        other.bytes_.clear();
    }
    return *this;
}

Secret::~Secret() {
    wipe();
}

void Secret::wipe() noexcept {
    if (!bytes_.empty()) {
        sodium_memzero(bytes_.data(), bytes_.size());
    }
}

}  // namespace mrko::session
