// SPDX-License-Identifier: Apache-2.0
#include "session/prelogin_store.h"

#include <cstddef>

#include "session/packed_fields.h"
#include "session/token.h"

namespace mrko::session {

namespace {

constexpr std::size_t cookie_length = 43;

std::string key_of(std::string_view cookie) {
    return "p:" + fingerprint(cookie);
}

std::string place(std::string_view key) {
    return pack({"prelogin", "1", key});
}

}  // namespace

PreLoginStore::PreLoginStore(RedisConnection& redis, const SealKeys& keys, std::chrono::seconds life)
    : redis_(redis), keys_(keys), life_(life) {}

std::string PreLoginStore::keep(const PreLogin& prelogin) {
    std::string cookie = random_token();
    const std::string key = key_of(cookie);
    const std::string plain = pack({prelogin.state, prelogin.nonce, prelogin.verifier, prelogin.return_to});
    const std::string sealed = keys_.seal(plain, {.place = place(key), .holder = cookie});
    redis_.run({"SET", key, sealed, "EX", std::to_string(life_.count())}, Retry::once);
    return cookie;
}

std::optional<PreLogin> PreLoginStore::take(std::string_view cookie) {
    if (cookie.size() != cookie_length || !from_base64url(cookie)) {
        return std::nullopt;
    }
    const std::string key = key_of(cookie);
    const Reply kept = redis_.run({"GETDEL", key}, Retry::never);
    const auto plain = keys_.open(kept.text, {.place = place(key), .holder = cookie});
    const auto fields = plain ? unpack(*plain, 4) : std::nullopt;
    if (!fields) {
        return std::nullopt;
    }
    return PreLogin{.state = (*fields)[0], .nonce = (*fields)[1], .verifier = (*fields)[2], .return_to = (*fields)[3]};
}

}  // namespace mrko::session
