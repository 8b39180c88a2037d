// SPDX-License-Identifier: Apache-2.0
#include "session/session_store.h"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>
#include <vector>

#include "session/child_bindings.h"
#include "session/device_words.h"
#include "session/packed_fields.h"
#include "session/session_codec.h"
#include "session/token.h"
#include "session/user_key.h"

namespace mrko::session {

namespace {

using std::chrono::seconds;

// KEYS: session, index, epoch. ARGV: now, idle, absolute, devices, h, prefix of the user's session keys, then fields.
// The index is cleared of what has expired before the oldest living device goes.
constexpr Script create_script{R"lua(
local now, idle, absolute, devices = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
for _, h in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do
  if redis.call('EXISTS', ARGV[6] .. h) == 0 then redis.call('ZREM', KEYS[2], h) end
end
while redis.call('ZCARD', KEYS[2]) >= devices do
  redis.call('DEL', ARGV[6] .. redis.call('ZPOPMIN', KEYS[2])[1])
end
redis.call('HSET', KEYS[1], 'ver', redis.call('GET', KEYS[3]) or '0', 'end', redis.call('TIME')[1] + absolute, unpack(ARGV, 7))
redis.call('EXPIRE', KEYS[1], math.min(idle, absolute))
redis.call('ZADD', KEYS[2], now + absolute, ARGV[5])
redis.call('EXPIRE', KEYS[2], absolute)
return 1
)lua"};

// KEYS: session. ARGV: now, idle, the two versions, "{t}:", seconds between two signs of life.
// Reading uses pcall: a key of a wrong type is no session. So do the signs of life: a Redis without memory or a
// replica refuses writes and must not sign anybody out. A clock that went back counts as a difference too, so that the
// session's time in Redis is still renewed; `seen` stays, or all would be idle when the clock is set right. `end` is by
// the clock of Redis: where the worker's goes back, no session lives longer for it.
constexpr Script open_script{R"lua(
local s = redis.pcall('HMGET', KEYS[1], 'v', 'uid', 'cre', 'abs', 'seen', 'p', 'flash', 'cur', 'ver', 'end')
if s.err or (s[1] ~= ARGV[3] and s[1] ~= ARGV[4]) or not s[2] then return false end
local now, idle = tonumber(ARGV[1]), tonumber(ARGV[2])
local abs, seen = tonumber(s[4] or ''), tonumber(s[5] or '')
if not abs or not seen or now >= abs or now - seen >= idle then return false end
if s[10] and redis.call('TIME')[1] - s[10] >= 0 then return false end
local epoch = redis.pcall('GET', 'uv:' .. ARGV[5] .. s[2]) or '0'
if epoch ~= s[9] then return false end
if math.abs(now - seen) > tonumber(ARGV[6]) then
  if now > seen then
    redis.pcall('HSET', KEYS[1], 'seen', ARGV[1])
    s[5] = ARGV[1]
  end
  redis.pcall('EXPIRE', KEYS[1], math.min(idle, abs - now))
end
local bindings = redis.pcall('HGETALL', 'b:' .. ARGV[5] .. s[2])
if bindings.err then bindings = {} end
local fresh, news = '', ''
if ARGV[7] then
  local of_child = ARGV[5] .. s[2] .. ':' .. ARGV[7]
  fresh = redis.pcall('HGET', 'f:' .. of_child, ARGV[8]) or ''
  if type(fresh) ~= 'string' then fresh = '' end
  news = redis.pcall('GET', 'n:' .. of_child) or ''
  news = type(news) == 'string' and redis.sha1hex(news) or ''
end
return {s[1], s[2], s[3] or '', s[4], s[5], s[6] or '', s[7] or '', s[8] or '', bindings, fresh, news}
)lua"};

// KEYS: old session, new session, index. ARGV: old h, new h, old seal, new seal, absolute end.
// The seal tells that it is still the session that was read. RENAME keeps the time to live.
constexpr Script rotate_script{R"lua(
if redis.call('HGET', KEYS[1], 'p') ~= ARGV[3] then return 0 end
redis.call('RENAME', KEYS[1], KEYS[2])
redis.call('HSET', KEYS[2], 'p', ARGV[4])
redis.call('ZREM', KEYS[3], ARGV[1])
redis.call('ZADD', KEYS[3], ARGV[5], ARGV[2])
return 1
)lua"};

// KEYS: session. ARGV: h, "{t}:".
constexpr Script end_script{R"lua(
local uid = redis.pcall('HGET', KEYS[1], 'uid')
redis.call('DEL', KEYS[1])
if type(uid) == 'string' then redis.pcall('ZREM', 'us:' .. ARGV[2] .. uid, ARGV[1]) end
return 1
)lua"};

// KEYS: epoch, index. ARGV: prefix of the user's session keys. The new epoch alone ends them all, also those that the
// index does not know; deleting comes first, for it works without memory too.
constexpr Script end_everywhere_script{R"lua(
for _, h in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do redis.call('DEL', ARGV[1] .. h) end
redis.call('DEL', KEYS[2])
return redis.call('INCR', KEYS[1])
)lua"};

// KEYS: index, epoch. ARGV: prefix of the user's session keys. A session that has expired leaves its name in the index
// for a while.
constexpr Script list_script{R"lua(
local epoch = redis.call('GET', KEYS[2]) or '0'
local living = {}
for _, h in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  local s = redis.pcall('HMGET', ARGV[1] .. h, 'cre', 'abs', 'seen', 'dev', 'ver', 'end')
  if not s.err and s[5] == epoch and not (s[6] and redis.call('TIME')[1] - s[6] >= 0) then
    living[#living + 1] = {h, s[1] or '', s[2] or '', s[3] or '', s[4] or ''}
  end
end
return living
)lua"};

// KEYS: index. ARGV: prefix of the user's session keys, h that stays.
constexpr Script end_others_script{R"lua(
local ended = 0
for _, h in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  if h ~= ARGV[2] then
    ended = ended + redis.call('DEL', ARGV[1] .. h)
    redis.call('ZREM', KEYS[1], h)
  end
end
return ended
)lua"};

// KEYS: index. ARGV: prefix of the user's session keys, fingerprint of the portal's session.
constexpr Script end_of_portal_script{R"lua(
local ended = 0
for _, h in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  if redis.pcall('HGET', ARGV[1] .. h, 'op') == ARGV[2] then
    redis.call('DEL', ARGV[1] .. h)
    redis.call('ZREM', KEYS[1], h)
    ended = ended + 1
  end
end
return ended
)lua"};

// KEYS: session. ARGV: field, value, the two versions.
constexpr Script write_script{R"lua(
local version = redis.call('HGET', KEYS[1], 'v')
if version == ARGV[3] or version == ARGV[4] then redis.pcall('HSET', KEYS[1], ARGV[1], ARGV[2]) end
return 1
)lua"};

// KEYS: session. ARGV: field.
constexpr Script take_script{R"lua(
local value = redis.call('HGET', KEYS[1], ARGV[1])
if value then redis.call('HDEL', KEYS[1], ARGV[1]) end
return value
)lua"};

constexpr seconds sign_of_life{60};

constexpr std::string_view lower_hexadecimal = "0123456789abcdef";
constexpr std::string_view base64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t tag_length = 4;
constexpr std::size_t token_length = 43;

/// The names in Redis that a cookie leads to.
struct Place {
    std::string hash;    ///< h
    std::string prefix;  ///< "s:{t}:"
    std::string key;     ///< "s:{t}:h"
    std::string tail;    ///< "{t}:"
};

Place place_of(std::string_view tag, std::string_view cookie) {
    Place place{.hash = fingerprint(cookie), .prefix = {}, .key = {}, .tail = "{"};
    place.tail.append(tag).append("}:");
    place.prefix = "s:" + place.tail;
    place.key = place.prefix + place.hash;
    return place;
}

std::optional<Place> place_of(std::string_view cookie) {
    if (cookie.size() != tag_length + 1 + token_length || cookie[tag_length] != '.' ||
        cookie.substr(0, tag_length).find_first_not_of(lower_hexadecimal) != std::string_view::npos ||
        cookie.substr(tag_length + 1).find_first_not_of(base64url) != std::string_view::npos) {
        return std::nullopt;
    }
    return place_of(cookie.substr(0, tag_length), cookie);
}

/// What Redis may know of the portal's own session.
std::string portal_session_name(const SealKeys& keys, const access::PortalUserId& user, std::string_view session) {
    constexpr std::size_t enough = 15;
    return to_base64url(keys.pseudonym("portal session", pack({user.provider, session})).substr(0, enough));
}

/// How the list calls a session.
std::string listed_name(const SealKeys& keys, std::string_view hash) {
    constexpr std::size_t enough = 15;
    return to_base64url(keys.pseudonym("listed session", hash).substr(0, enough));
}

std::string new_cookie(std::string_view tag) {
    return std::string{tag} + "." + random_token();
}

}  // namespace

struct SessionStore::Found {
    Place place;
    SessionRecord record;
    Session session;
    std::vector<std::pair<std::string, std::string>> bindings;
    FreshFound fresh;
};

SessionStore::SessionStore(RedisConnection& redis,
                           const journal::Clock& clock,
                           const SealKeys& keys,
                           SessionOptions options)
    : redis_(redis), clock_(clock), keys_(keys), options_(options) {}

std::string SessionStore::create(const NewSession& visitor) {
    const auto now = clock_.now();
    const UserKey user = user_key(keys_, visitor.portal_user);
    const Session session{.portal_user = visitor.portal_user,
                          .name = visitor.name,
                          .csrf = random_token(),
                          .created = now,
                          .absolute_end = now + options_.absolute,
                          .last_seen = now,
                          .own_diary = visitor.own_diary};
    std::string cookie = new_cookie(user.tag);
    const Place place = place_of(user.tag, cookie);
    const SessionRecord record = encode(keys_, cookie, place.key, user.uid, session);
    const std::string now_text = std::to_string(now.time_since_epoch().count());
    const std::string idle = std::to_string(seconds{options_.idle}.count());
    const std::string absolute = std::to_string(seconds{options_.absolute}.count());
    const std::string devices = std::to_string(std::max(options_.devices, 1));
    const std::string device = words_of(visitor.device);
    std::vector<std::string_view> arguments{
        now_text, idle,          absolute, devices,        place.hash, place.prefix,        "v",    record.version,
        "uid",    record.uid,    "cre",    record.created, "abs",      record.absolute_end, "seen", record.last_seen,
        "p",      record.sealed, "dev",    device};
    const std::string at_portal = portal_session_name(keys_, visitor.portal_user, visitor.portal_session);
    if (!visitor.portal_session.empty()) {
        arguments.insert(arguments.end(), {"op", at_portal});
    }
    redis_.eval(create_script, {place.key, user.name("us"), user.name("uv")}, arguments, Retry::once);
    redis_.replicate();
    return cookie;
}

std::optional<SessionStore::Found> SessionStore::find(std::string_view cookie, const std::optional<FreshName>& fresh) {
    auto place = place_of(cookie);
    if (!place) {
        return std::nullopt;
    }
    const std::string now = std::to_string(clock_.now().time_since_epoch().count());
    const std::string idle = std::to_string(seconds{options_.idle}.count());
    const std::string life_sign = std::to_string(sign_of_life.count());
    const std::string child = fresh ? std::to_string(fresh->child.value) : std::string{};
    std::vector<std::string_view> arguments{now, idle, record_version, pupil_record_version, place->tail, life_sign};
    if (fresh) {
        arguments.insert(arguments.end(), {child, fresh->field});
    }
    Reply reply = redis_.eval(open_script, {place->key}, arguments, Retry::once);
    if (reply.kind != Reply::Kind::list || reply.elements.size() != 11) {
        return std::nullopt;
    }
    auto& field = reply.elements;
    SessionRecord record{.version = std::move(field[0].text),
                         .uid = std::move(field[1].text),
                         .created = std::move(field[2].text),
                         .absolute_end = std::move(field[3].text),
                         .last_seen = std::move(field[4].text),
                         .sealed = std::move(field[5].text),
                         .flash = std::move(field[6].text),
                         .last_child = std::move(field[7].text)};
    auto session = decode(keys_, cookie, place->key, record);
    if (!session) {
        return std::nullopt;
    }
    std::vector<std::pair<std::string, std::string>> bindings;
    auto& pairs = field[8].elements;
    for (std::size_t at = 0; at + 1 < pairs.size(); at += 2) {
        bindings.emplace_back(std::move(pairs[at].text), std::move(pairs[at + 1].text));
    }
    return Found{.place = std::move(*place),
                 .record = std::move(record),
                 .session = std::move(*session),
                 .bindings = std::move(bindings),
                 .fresh = {.sealed = std::move(field[9].text), .news_stamp = std::move(field[10].text)}};
}

std::optional<Opened> SessionStore::open(std::string_view cookie, const std::optional<FreshName>& fresh) {
    auto found = find(cookie, fresh);
    if (!found) {
        return std::nullopt;
    }
    if (found->session.own_diary) {
        std::vector own{*found->session.own_diary};
        return Opened{
            .session = std::move(found->session), .children = std::move(own), .fresh = std::move(found->fresh)};
    }
    const UserKey user{.tag = std::string{cookie.substr(0, tag_length)}, .uid = found->record.uid};
    return Opened{.session = std::move(found->session),
                  .children = ChildBindings::decode(keys_, user, found->bindings),
                  .fresh = std::move(found->fresh)};
}

std::string SessionStore::rotate(std::string_view cookie) {
    const auto found = find(cookie);
    if (!found) {
        return {};
    }
    const std::string_view tag = cookie.substr(0, tag_length);
    std::string fresh = new_cookie(tag);
    const Place place = place_of(tag, fresh);
    const SessionRecord record = encode(keys_, fresh, place.key, found->record.uid, found->session);
    const std::string index = "us:" + place.tail + found->record.uid;
    const Reply moved =
        redis_.eval(rotate_script,
                    {found->place.key, place.key, index},
                    {found->place.hash, place.hash, found->record.sealed, record.sealed, record.absolute_end},
                    Retry::never);
    if (moved.integer != 1) {
        return {};
    }
    try {
        redis_.replicate();
    } catch (const RedisDown&) {
        // The old cookie opens nothing any more: the new one is all that the visitor has.
    }
    return fresh;
}

void SessionStore::end(std::string_view cookie) {
    if (const auto place = place_of(cookie)) {
        redis_.eval(end_script, {place->key}, {place->hash, place->tail}, Retry::once);
        // After a failover the session must not come back.
        redis_.replicate();
    }
}

void SessionStore::end_everywhere(const access::PortalUserId& user) {
    const UserKey key = user_key(keys_, user);
    redis_.eval(end_everywhere_script, {key.name("uv"), key.name("us")}, {"s:{" + key.tag + "}:"}, Retry::once);
    redis_.replicate();
}

struct SessionStore::Indexed {
    std::string hash;
    ListedSession session;
};

std::vector<SessionStore::Indexed> SessionStore::living(const UserKey& user) {
    const auto now = clock_.now();
    std::vector<Indexed> found;
    Reply reply = redis_.eval(list_script, {user.name("us"), user.name("uv")}, {"s:{" + user.tag + "}:"}, Retry::once);
    for (Reply& entry : reply.elements) {
        auto& field = entry.elements;
        if (field.size() != 5) {
            continue;
        }
        const auto created = time_of(field[1].text);
        const auto absolute_end = time_of(field[2].text);
        const auto last_seen = time_of(field[3].text);
        if (created && absolute_end && last_seen && now < *absolute_end && now - *last_seen < options_.idle) {
            auto name = listed_name(keys_, field[0].text);
            found.push_back({.hash = std::move(field[0].text),
                             .session = {.name = std::move(name),
                                         .device = device_of(field[4].text),
                                         .created = *created,
                                         .last_seen = *last_seen}});
        }
    }
    return found;
}

std::vector<ListedSession> SessionStore::list(const access::PortalUserId& user, std::string_view cookie) {
    const std::string own = fingerprint(cookie);
    std::vector<ListedSession> listed;
    for (Indexed& found : living(user_key(keys_, user))) {
        found.session.reader = found.hash == own ? ListedSession::Reader::this_one : ListedSession::Reader::another;
        listed.push_back(std::move(found.session));
    }
    std::ranges::sort(listed, [](const ListedSession& one, const ListedSession& two) {
        return std::tuple{one.reader, two.last_seen, two.created} < std::tuple{two.reader, one.last_seen, one.created};
    });
    return listed;
}

bool SessionStore::end_listed(const access::PortalUserId& user, std::string_view name) {
    const UserKey key = user_key(keys_, user);
    const auto all = living(key);
    const auto wanted = std::ranges::find_if(all, [&](const Indexed& one) { return one.session.name == name; });
    if (wanted == all.end()) {
        return false;
    }
    const std::string tail = "{" + key.tag + "}:";
    redis_.eval(end_script, {"s:" + tail + wanted->hash}, {wanted->hash, tail}, Retry::once);
    redis_.replicate();
    return true;
}

std::int64_t SessionStore::end_others(const access::PortalUserId& user, std::string_view cookie) {
    const UserKey key = user_key(keys_, user);
    const auto ended =
        redis_.eval(end_others_script, {key.name("us")}, {"s:{" + key.tag + "}:", fingerprint(cookie)}, Retry::once);
    redis_.replicate();
    return ended.integer;
}

std::int64_t SessionStore::end_of_portal_session(const access::PortalUserId& user, std::string_view portal_session) {
    const UserKey key = user_key(keys_, user);
    const auto ended = redis_.eval(end_of_portal_script,
                                   {key.name("us")},
                                   {"s:{" + key.tag + "}:", portal_session_name(keys_, user, portal_session)},
                                   Retry::once);
    redis_.replicate();
    return ended.integer;
}

void SessionStore::remember_child(std::string_view cookie, int child_number) {
    write_field(cookie, "cur", std::to_string(child_number));
}

void SessionStore::set_flash(std::string_view cookie, Flash flash) {
    write_field(cookie, "flash", word(flash));
}

void SessionStore::write_field(std::string_view cookie, std::string_view field, std::string_view value) {
    if (const auto place = place_of(cookie)) {
        redis_.eval(write_script, {place->key}, {field, value, record_version, pupil_record_version}, Retry::once);
    }
}

Flash SessionStore::take_flash(std::string_view cookie) {
    const auto place = place_of(cookie);
    if (!place) {
        return Flash::none;
    }
    return flash_of(redis_.eval(take_script, {place->key}, {"flash"}, Retry::never).text);
}

}  // namespace mrko::session
