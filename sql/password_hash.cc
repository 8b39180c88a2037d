// SPDX-License-Identifier: Apache-2.0
#include "sql/password_hash.h"

#include <sodium.h>

#include <array>
#include <charconv>
#include <new>
#include <optional>

namespace mrko::sql {

namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory_kib = 19 * 1024;

/// The number behind `name` at the beginning of `text`, which is cut off.
std::optional<std::size_t> take_number(std::string_view& text, std::string_view name) {
    if (!text.starts_with(name)) {
        return std::nullopt;
    }
    text.remove_prefix(name.size());
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{}) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

}  // namespace

std::string hash_password(std::string_view password) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(
            hash.data(), password.data(), password.size(), passes, memory_kib * 1024, crypto_pwhash_ALG_ARGON2ID13) !=
        0) {
        throw std::bad_alloc{};
    }
    return hash.data();
}

bool password_fits(const std::string& hash, std::string_view password) {
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

const std::string& nobodys_hash() {
    static const std::string hash{
        "$argon2id$v=19$m=19456,t=2,p=1$I6NnM8xlPQKindbNYNb8IA$svTwiUZOt7BqB/2CZAgHv2zIDK3pJjz0wFX4YE6yjP0"};
    return hash;
}

bool is_acceptable_hash(std::string_view hash) {
    if (hash.size() >= crypto_pwhash_STRBYTES) {
        return false;
    }
    auto rest = hash;
    const auto version = take_number(rest, "$argon2id$v=");
    const auto memory = take_number(rest, "$m=");
    const auto rounds = take_number(rest, ",t=");
    const auto lanes = take_number(rest, ",p=");
    return version == std::size_t{19} && memory == memory_kib && rounds == passes && lanes == std::size_t{1} &&
           rest.starts_with('$') && rest.find('$', 1) != std::string_view::npos;
}

}  // namespace mrko::sql
