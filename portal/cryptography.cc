// SPDX-License-Identifier: Apache-2.0
#include "portal/cryptography.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <stdexcept>

namespace mrko::portal {

namespace {

constexpr std::size_t digest_bytes = 32;

std::string as_text(const std::array<unsigned char, digest_bytes>& bytes) {
    return {bytes.begin(), bytes.end()};
}

}  // namespace

std::string sha256(std::string_view text) {
    std::array<unsigned char, digest_bytes> digest{};
    if (EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1) {
        throw std::runtime_error("SHA-256 is not to be had from OpenSSL");
    }
    return as_text(digest);
}

bool equal_in_constant_time(std::string_view one, std::string_view other) noexcept {
    return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string random_256_bits() {
    std::array<unsigned char, digest_bytes> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
        throw std::runtime_error("OpenSSL has no randomness to give");
    }
    return as_text(bytes);
}

}  // namespace mrko::portal
