// SPDX-License-Identifier: Apache-2.0
#include "session/fresh_answers.h"

#include "session/packed_fields.h"
#include "session/token.h"
#include "session/user_key.h"

namespace mrko::session {

namespace {

// KEYS: answers. ARGV: name, answer, most answers, life.
constexpr Script keep_script{R"lua(
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 and redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[3]) then
  redis.call('DEL', KEYS[1])
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[4])
return 1
)lua"};

std::string key_of(const SealKeys& keys, const access::PortalUserId& user, const FreshName& name) {
    return user_key(keys, user).name("f") + ":" + std::to_string(name.child.value);
}

std::string seal_of(const std::string& key, const FreshName& name, std::string_view inputs) {
    return pack({"fresh answer", "1", key, name.field, inputs});
}

}  // namespace

FreshAnswers::FreshAnswers(RedisConnection& redis,
                           const journal::Clock& clock,
                           const SealKeys& keys,
                           FreshLimits limits)
    : redis_(redis), clock_(clock), keys_(keys), limits_(limits) {}

FreshName FreshAnswers::name_of(access::ChildNumber child, std::string_view question) const {
    return {.child = child, .field = to_base64url(keys_.fingerprint("fresh answer", question).substr(0, 12))};
}

std::optional<std::string> FreshAnswers::open(const FreshHolder& holder,
                                              const FreshName& name,
                                              std::string_view inputs,
                                              const FreshFound& found) const {
    if (!are_kept() || found.sealed.empty()) {
        return std::nullopt;
    }
    const auto place = seal_of(key_of(keys_, holder.user, name), name, inputs);
    const auto plain = keys_.open(found.sealed, {.place = place, .holder = holder.cookie});
    auto fields = plain ? unpack(*plain, 2) : std::nullopt;
    const auto seconds = fields ? parse_number(fields->front()) : std::nullopt;
    if (!seconds) {
        return std::nullopt;
    }
    const auto age = clock_.now() - std::chrono::sys_seconds{std::chrono::seconds{*seconds}};
    if (age < std::chrono::seconds{0} || age >= limits_.life) {
        return std::nullopt;
    }
    return std::move(fields->back());
}

void FreshAnswers::keep(const FreshHolder& holder,
                        const FreshName& name,
                        std::string_view inputs,
                        std::string_view answer) {
    if (!are_kept() || answer.size() > limits_.octets) {
        return;
    }
    const auto key = key_of(keys_, holder.user, name);
    const auto now = std::to_string(clock_.now().time_since_epoch().count());
    const auto sealed = keys_.seal(pack({now, answer}), {.place = seal_of(key, name, inputs), .holder = holder.cookie});
    redis_.eval(keep_script,
                {key},
                {name.field, sealed, std::to_string(limits_.answers), std::to_string(limits_.life.count())},
                Retry::never);
}

std::string FreshAnswers::fingerprint(std::string_view inputs) const {
    return to_base64url(keys_.fingerprint("entity tag", inputs).substr(0, 16));
}

}  // namespace mrko::session
