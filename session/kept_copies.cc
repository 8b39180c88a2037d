// SPDX-License-Identifier: Apache-2.0
#include "session/kept_copies.h"

#include <algorithm>
#include <utility>

#include "session/compression.h"
#include "session/packed_fields.h"
#include "session/token.h"
#include "session/user_key.h"

namespace mrko::session {

namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

// KEYS: index. ARGV: page, fingerprint, now, pause. 1: the copy is wanted.
constexpr Script ask_script{R"lua(
local entry = redis.call('HGET', KEYS[1], ARGV[1])
local at, said = string.match(entry or '', '^(%d+) (%S+) ')
if said ~= ARGV[2] then return 1 end
local age = tonumber(ARGV[3]) - tonumber(at)
return (age < 0 or age >= tonumber(ARGV[4])) and 1 or 0
)lua"};

// KEYS: copies, index. ARGV: page, copy, entry of the index, now, life, most pages.
constexpr Script keep_script{R"lua(
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
local now, life, most = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local all, entries = {}, redis.call('HGETALL', KEYS[2])
for at = 1, #entries, 2 do
  local when = tonumber(string.match(entries[at + 1], '^(%d+) ') or 0)
  all[#all + 1] = {entries[at] == ARGV[1] and math.huge or when, entries[at]}
end
table.sort(all, function(one, other)
  if one[1] == other[1] then return one[2] > other[2] end
  return one[1] > other[1]
end)
for place, page in ipairs(all) do
  if place > most or now - page[1] >= life then
    redis.call('HDEL', KEYS[1], page[2])
    redis.call('HDEL', KEYS[2], page[2])
  end
end
redis.call('EXPIRE', KEYS[1], life)
redis.call('EXPIRE', KEYS[2], life)
return 1
)lua"};

/// A page of our own is some 60 kilobytes; more than this was not written by us.
constexpr std::size_t most_unpacked = std::size_t{4} << 20U;

/// Where the copies of one child lie, and what seals them.
struct Place {
    std::string copies;
    std::string index;
    std::string binding;

    [[nodiscard]] std::string seal_of(std::string_view what, std::string_view field) const {
        return pack({what, "1", copies, binding, field});
    }
};

Place place_of(const SealKeys& keys, const access::PortalUserId& user, access::ChildNumber child) {
    const UserKey key = user_key(keys, user);
    const std::string number = ":" + std::to_string(child.value);
    return {.copies = key.name("k") + number, .index = key.name("ki") + number, .binding = {}};
}

Place place_of(const SealKeys& keys, const access::PortalUserId& user, const access::BoundChild& child) {
    Place place = place_of(keys, user, child.number);
    place.binding = pack({std::to_string(child.pupil.value), std::to_string(child.credential_version)});
    return place;
}

std::string field_of(const SealKeys& keys, const Place& place, std::string_view name) {
    return to_base64url(keys.fingerprint("kept page", pack({place.copies, place.binding, name})).substr(0, 16));
}

std::string text_of(sys_seconds at) {
    return std::to_string(at.time_since_epoch().count());
}

std::optional<sys_seconds> time_of(std::string_view text) {
    const auto number = parse_number(text);
    return number ? std::optional{sys_seconds{seconds{*number}}} : std::nullopt;
}

}  // namespace

KeptCopies::KeptCopies(RedisConnection& redis, const journal::Clock& clock, const SealKeys& keys, KeptLimits limits)
    : redis_(redis), clock_(clock), keys_(keys), limits_(limits) {}

void KeptCopies::keep(const access::PortalUserId& user, const access::BoundChild& child, const Copy& copy) {
    const Place place = place_of(keys_, user, child);
    const std::string field = field_of(keys_, place, copy.name);
    const std::string said =
        to_base64url(keys_.fingerprint("kept content", pack({field, copy.label, copy.content})).substr(0, 9));
    const std::string now = text_of(clock_.now());
    const Reply wanted =
        redis_.eval(ask_script, {place.index}, {field, said, now, std::to_string(limits_.pause.count())}, Retry::once);
    if (wanted.integer == 0) {
        return;
    }
    const std::string packed = compressed(copy.content);
    if (packed.size() > limits_.octets) {
        return;
    }
    const std::string sealed =
        keys_.seal(pack({now, packed}), {.place = place.seal_of("kept page", field), .holder = {}});
    const std::string label =
        keys_.seal(pack({now, copy.label}), {.place = place.seal_of("kept label", field), .holder = {}});
    redis_.eval(keep_script,
                {place.copies, place.index},
                {field,
                 sealed,
                 now + " " + said + " " + label,
                 now,
                 std::to_string(seconds{limits_.life}.count()),
                 std::to_string(limits_.pages)},
                Retry::once);
}

std::optional<KeptCopies::Found> KeptCopies::find(const access::PortalUserId& user,
                                                  const access::BoundChild& child,
                                                  std::string_view name) {
    const Place place = place_of(keys_, user, child);
    const std::string field = field_of(keys_, place, name);
    const Reply sealed = redis_.run({"HGET", place.copies, field}, Retry::once);
    const auto plain = keys_.open(sealed.text, {.place = place.seal_of("kept page", field), .holder = {}});
    const auto fields = plain ? unpack(*plain, 2) : std::nullopt;
    const auto at = fields ? time_of((*fields)[0]) : std::nullopt;
    if (!at || clock_.now() - *at >= limits_.life) {
        return std::nullopt;
    }
    auto content = decompressed((*fields)[1], most_unpacked);
    if (!content) {
        return std::nullopt;
    }
    return Found{.content = *std::move(content), .at = *at};
}

std::vector<KeptCopies::Label> KeptCopies::labels(const access::PortalUserId& user, const access::BoundChild& child) {
    const Place place = place_of(keys_, user, child);
    const Reply entries = redis_.run({"HGETALL", place.index}, Retry::once);
    std::vector<Label> labels;
    for (std::size_t at = 0; at + 1 < entries.elements.size(); at += 2) {
        const std::string_view entry = entries.elements[at + 1].text;
        const auto said = entry.find(' ');
        const auto sealed = said == std::string_view::npos ? said : entry.find(' ', said + 1);
        if (sealed == std::string_view::npos) {
            continue;
        }
        const auto plain = keys_.open(entry.substr(sealed + 1),
                                      {.place = place.seal_of("kept label", entries.elements[at].text), .holder = {}});
        auto fields = plain ? unpack(*plain, 2) : std::nullopt;
        const auto when = fields ? time_of((*fields)[0]) : std::nullopt;
        if (when && clock_.now() - *when < limits_.life) {
            labels.push_back({.label = std::move((*fields)[1]), .at = *when});
        }
    }
    std::ranges::stable_sort(labels, std::ranges::greater{}, &Label::at);
    return labels;
}

void KeptCopies::drop(const access::PortalUserId& user, access::ChildNumber child) {
    const Place place = place_of(keys_, user, child);
    redis_.run({"DEL", place.copies, place.index}, Retry::once);
}

}  // namespace mrko::session
