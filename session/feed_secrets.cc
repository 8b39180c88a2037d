// SPDX-License-Identifier: Apache-2.0
#include "session/feed_secrets.h"

#include <cstddef>

#include "session/packed_fields.h"
#include "session/token.h"

namespace mrko::session {

namespace {

constexpr std::string_view life_seconds = "600";
constexpr std::size_t name_bytes = 12;

std::string key_of(std::string_view cookie, std::optional<access::ChildNumber> child) {
    return "f:" + fingerprint(cookie) + ":" + std::to_string(child ? child->value : 0);
}

std::string place(std::string_view key) {
    return pack({"feed", "1", key});
}

}  // namespace

void FeedSecrets::keep(std::string_view cookie, std::optional<access::ChildNumber> child, std::string_view token) {
    const std::string key = key_of(cookie, child);
    const std::string sealed = keys_.seal(token, {.place = place(key), .holder = cookie});
    redis_.run({"SET", key, sealed, "EX", life_seconds}, Retry::once);
}

std::optional<std::string> FeedSecrets::take(std::string_view cookie, std::optional<access::ChildNumber> child) {
    const std::string key = key_of(cookie, child);
    const Reply kept = redis_.run({"GETDEL", key}, Retry::never);
    return keys_.open(kept.text, {.place = place(key), .holder = cookie});
}

std::string FeedSecrets::name_of(journal::PupilId pupil) const {
    const std::string mac = keys_.pseudonym("calendar", std::to_string(pupil.value));
    return to_base64url(std::string_view{mac}.substr(0, name_bytes));
}

}  // namespace mrko::session
