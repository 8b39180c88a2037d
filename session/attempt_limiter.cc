// SPDX-License-Identifier: Apache-2.0
#include "session/attempt_limiter.h"

#include <string>

#include "session/token.h"
#include "session/user_key.h"

namespace mrko::session {

namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

// KEYS: attempts with the login, attempts of the user. ARGV: now, limit and window of each, name of a new attempt or
// ''. Answers {left, paused until or 0}. The later end of two pauses counts.
constexpr Script begin_script{R"lua(
local now, left, pause = tonumber(ARGV[1]), nil, 0
for i = 1, 2 do
  local limit, window = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
  redis.call('ZREMRANGEBYSCORE', KEYS[i], '-inf', now - window)
  local free = limit - redis.call('ZCARD', KEYS[i])
  if free <= 0 then
    local blocking = redis.call('ZRANGE', KEYS[i], -limit, -limit, 'WITHSCORES')
    pause = math.max(pause, tonumber(blocking[2]) + window)
  end
  left = math.min(left or free, free)
end
if pause > 0 then return {0, pause} end
if ARGV[6] ~= '' then
  for i = 1, 2 do
    redis.call('ZADD', KEYS[i], now, ARGV[6])
    redis.call('EXPIRE', KEYS[i], ARGV[2 * i + 1])
  end
  left = left - 1
end
return {left, 0}
)lua"};

// KEYS as above. The newest attempt with the login is the one that succeeded; equals are equal.
constexpr Script succeed_script{R"lua(
local newest = redis.call('ZRANGE', KEYS[1], -1, -1)[1]
redis.call('DEL', KEYS[1])
if newest then redis.call('ZREM', KEYS[2], newest) end
return 1
)lua"};

// KEYS: wrong ones of the bucket. ARGV: now, limit, window. As many are kept as decide.
constexpr Script wrong_script{R"lua(
redis.call('LPUSH', KEYS[1], ARGV[1])
redis.call('LTRIM', KEYS[1], 0, tonumber(ARGV[2]))
redis.call('EXPIRE', KEYS[1], ARGV[3])
return 1
)lua"};

std::string text_of(sys_seconds time) {
    return std::to_string(time.time_since_epoch().count());
}

std::string text_of(seconds time) {
    return std::to_string(time.count());
}

std::string login_key(const SealKeys& keys, const UserKey& user, std::string_view login) {
    return user.name("f") + ":" + to_base64url(keys.pseudonym("login", login)).substr(0, 22);
}

std::string bucket_key(const SealKeys& keys, std::string_view bucket) {
    const std::string name = to_base64url(keys.pseudonym("bucket", bucket)).substr(0, 22);
    return "fs:{" + name + "}";
}

}  // namespace

AttemptLimiter::AttemptLimiter(RedisConnection& redis,
                               const journal::Clock& clock,
                               const SealKeys& keys,
                               AttemptLimits limits)
    : redis_(redis), clock_(clock), keys_(keys), limits_(limits) {}

Standing AttemptLimiter::begin(const access::PortalUserId& user, std::string_view login) {
    return stand(user, login, Take::one);
}

Standing AttemptLimiter::look(const access::PortalUserId& user, std::string_view login) {
    return stand(user, login, Take::none);
}

Standing AttemptLimiter::stand(const access::PortalUserId& user, std::string_view login, Take take) {
    const UserKey key = user_key(keys_, user);
    const Reply reply = redis_.eval(begin_script,
                                    {login_key(keys_, key, login), key.name("f")},
                                    {text_of(clock_.now()),
                                     std::to_string(limits_.per_login),
                                     text_of(limits_.login_window),
                                     std::to_string(limits_.per_user),
                                     text_of(limits_.user_window),
                                     take == Take::one ? random_token() : std::string{}},
                                    Retry::once);
    const auto& numbers = reply.elements;
    if (numbers.size() != 2) {
        throw RedisRefused("an attempt was counted with an unknown result");
    }
    Standing standing{.left = static_cast<int>(numbers[0].integer), .paused_until = std::nullopt};
    if (numbers[1].integer > 0) {
        standing.paused_until = sys_seconds{seconds{numbers[1].integer}};
    }
    return standing;
}

void AttemptLimiter::succeed(const access::PortalUserId& user, std::string_view login) {
    const UserKey key = user_key(keys_, user);
    redis_.eval(succeed_script, {login_key(keys_, key, login), key.name("f")}, {}, Retry::once);
}

bool AttemptLimiter::school_braked(std::string_view bucket) {
    const Reply deciding =
        redis_.run({"LINDEX", bucket_key(keys_, bucket), std::to_string(limits_.per_bucket)}, Retry::once);
    if (deciding.kind != Reply::Kind::text) {
        return false;
    }
    const sys_seconds at{seconds{std::stoll(deciding.text)}};
    return at > clock_.now() - limits_.bucket_window;
}

void AttemptLimiter::count_wrong(std::string_view bucket) {
    redis_.eval(wrong_script,
                {bucket_key(keys_, bucket)},
                {text_of(clock_.now()), std::to_string(limits_.per_bucket), text_of(limits_.bucket_window)},
                Retry::never);
}

}  // namespace mrko::session
