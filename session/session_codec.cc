// SPDX-License-Identifier: Apache-2.0
#include "session/session_codec.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <climits>

#include "session/packed_fields.h"

namespace mrko::session {

namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr std::array flashes{
    Flash::none, Flash::child_connected, Flash::child_renamed, Flash::children_reordered, Flash::child_removed};

/// Year 9999: beyond it no clock of ours goes, and arithmetic cannot overflow below it.
constexpr long long latest = 253'402'300'799;

std::string text_of(sys_seconds time) {
    return std::to_string(time.time_since_epoch().count());
}

std::optional<sys_seconds> time_of(std::string_view text) {
    const auto number = parse_number(text);
    if (!number || *number < 0 || *number > latest) {
        return std::nullopt;
    }
    return sys_seconds{seconds{*number}};
}

std::string place(std::string_view key, const SessionRecord& record) {
    return pack({"session", record_version, key, record.uid, record.created, record.absolute_end});
}

}  // namespace

std::string_view word(Flash flash) noexcept {
    switch (flash) {
        case Flash::none: return "";
        case Flash::child_connected: return "child_connected";
        case Flash::child_renamed: return "child_renamed";
        case Flash::children_reordered: return "children_reordered";
        case Flash::child_removed: return "child_removed";
    }
    return {};
}

Flash flash_of(std::string_view written) noexcept {
    const auto* const known =
        std::find_if(flashes.begin(), flashes.end(), [&](Flash flash) { return word(flash) == written; });
    return known == flashes.end() ? Flash::none : *known;
}

SessionRecord encode(
    const SealKeys& keys, std::string_view cookie, std::string_view key, std::string_view uid, const Session& session) {
    SessionRecord record{.uid = std::string{uid},
                         .created = text_of(session.created),
                         .absolute_end = text_of(session.absolute_end),
                         .last_seen = text_of(session.last_seen),
                         .sealed = {},
                         .flash = std::string{word(session.flash)},
                         .last_child = std::to_string(session.last_child)};
    const std::string plain =
        pack({session.portal_user.provider, session.portal_user.subject, session.name, session.csrf});
    record.sealed = keys.seal(plain, {.place = place(key, record), .holder = cookie});
    return record;
}

std::optional<Session> decode(const SealKeys& keys,
                              std::string_view cookie,
                              std::string_view key,
                              const SessionRecord& record) {
    const auto plain = keys.open(record.sealed, {.place = place(key, record), .holder = cookie});
    auto fields = plain ? unpack(*plain, 4) : std::nullopt;
    const auto created = time_of(record.created);
    const auto absolute_end = time_of(record.absolute_end);
    const auto last_seen = time_of(record.last_seen);
    if (!fields || !created || !absolute_end || !last_seen) {
        return std::nullopt;
    }
    // The last child is a convenience that is not sealed: nonsense means "none".
    const long long last_child = parse_number(record.last_child).value_or(0);
    return Session{.portal_user = {.provider = (*fields)[0], .subject = (*fields)[1]},
                   .name = (*fields)[2],
                   .csrf = (*fields)[3],
                   .created = *created,
                   .absolute_end = *absolute_end,
                   .last_seen = *last_seen,
                   .flash = flash_of(record.flash),
                   .last_child = last_child > 0 && last_child <= INT_MAX ? static_cast<int>(last_child) : 0};
}

}  // namespace mrko::session
