// SPDX-License-Identifier: Apache-2.0
#include "session/seen_news.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "session/packed_fields.h"
#include "session/user_key.h"

namespace mrko::session {

namespace {

// KEYS: record. ARGV: today, items (6 octets of fingerprint, 2 of the last day), one letter of attention each, most
// entries, seconds. An entry of the record: fingerprint, last day, day of the glance (0: opened). Entries leave by
// their own last day and not because a reading did not bring them: the reading may be older than another request's.
constexpr Script look_script{R"lua(
local record = redis.call('GET', KEYS[1])
local today, most, life = tonumber(ARGV[1]), tonumber(ARGV[4]), tonumber(ARGV[5])
local first, changed = not record, not record
local known, order, current, answer = {}, {}, {}, {}
record = record or ''
for at = 1, #record - 9, 10 do
  local last, glanced = struct.unpack('>HH', string.sub(record, at + 6, at + 9))
  if last < today then
    changed = true
  else
    local name = string.sub(record, at, at + 5)
    known[name] = {last, glanced}
    order[#order + 1] = name
  end
end
for i = 1, #ARGV[3] do
  local at = (i - 1) * 8 + 1
  local name = string.sub(ARGV[2], at, at + 5)
  local last = struct.unpack('>H', string.sub(ARGV[2], at + 6, at + 7))
  local attention, seen = string.sub(ARGV[3], i, i), known[name]
  local new = not first and (not seen or seen[2] == today)
  local glanced
  if first or (new and attention == 'o') then
    glanced = 0
  elseif not seen and attention == 'g' then
    glanced = today
  end
  if glanced then
    if not seen then order[#order + 1] = name end
    known[name] = {last, glanced}
    changed = true
  end
  current[name] = true
  answer[i] = new and '1' or '0'
end
if changed then
  local extra, kept = #order - most, {}
  for _, name in ipairs(order) do
    if extra > 0 and not current[name] then
      extra = extra - 1
    else
      kept[#kept + 1] = name .. struct.pack('>HH', known[name][1], known[name][2])
    end
  end
  redis.call('SET', KEYS[1], table.concat(kept), 'EX', life)
elseif redis.call('TTL', KEYS[1]) < life / 2 then
  redis.call('EXPIRE', KEYS[1], life)
end
return table.concat(answer)
)lua"};

constexpr std::size_t fingerprint_length = 6;
constexpr std::string_view life_seconds = "15552000";

/// Days since 2000 as a number of two octets; 0 never names a day of use.
std::uint16_t number_of(const journal::SchoolDay& day) {
    using std::chrono::sys_days;
    constexpr sys_days first{std::chrono::year{2000} / 1 / 1};
    const auto passed = (sys_days{day} - first).count();
    return static_cast<std::uint16_t>(std::clamp<long long>(passed, 1, UINT16_MAX));
}

void append(std::string& text, std::uint16_t number) {
    text.push_back(static_cast<char>(number >> 8U));
    text.push_back(static_cast<char>(number & 0xFFU));
}

char letter(journal::Attention attention) {
    switch (attention) {
        case journal::Attention::none: break;
        case journal::Attention::glanced: return 'g';
        case journal::Attention::opened: return 'o';
    }
    return '-';
}

}  // namespace

SeenNews::SeenNews(RedisConnection& redis, const SealKeys& keys) : redis_(redis), keys_(keys) {}

std::vector<journal::NewsItem> SeenNews::new_of(const access::PortalUserId& user,
                                                access::ChildNumber child,
                                                std::vector<journal::NewsItem> items,
                                                const journal::PageOfNews& page,
                                                const journal::SchoolDay& today) {
    const std::string key = user_key(keys_, user).name("n") + ":" + std::to_string(child.value);
    std::string packed;
    std::string attention;
    for (const auto& item : items) {
        const auto identity =
            pack({key, std::to_string(static_cast<int>(item.kind)), std::to_string(item.id), item.content});
        packed += keys_.fingerprint("news", identity).substr(0, fingerprint_length);
        append(packed, number_of(journal::last_day_in_window(item)));
        attention.push_back(letter(journal::attention_to(item, page)));
    }
    const Reply reply = redis_.eval(
        look_script,
        {key},
        {std::to_string(number_of(today)), packed, attention, std::to_string(most_remembered), life_seconds},
        Retry::never);
    std::vector<journal::NewsItem> fresh;
    for (std::size_t at = 0; at < items.size() && at < reply.text.size(); ++at) {
        if (reply.text[at] == '1') {
            fresh.push_back(std::move(items[at]));
        }
    }
    return fresh;
}

}  // namespace mrko::session
