// SPDX-License-Identifier: Apache-2.0
#include "session/session_codec.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <climits>
#include <utility>
#include <vector>

#include "session/packed_fields.h"

namespace mrko::session {

namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr std::array flashes{Flash::none,
                             Flash::child_connected,
                             Flash::child_renamed,
                             Flash::children_reordered,
                             Flash::child_removed,
                             Flash::session_ended};

/// Year 9999: beyond it no clock of ours goes, and arithmetic cannot overflow below it.
constexpr long long latest = 253'402'300'799;

std::string text_of(sys_seconds time) {
    return std::to_string(time.time_since_epoch().count());
}

std::string place(std::string_view key, const SessionRecord& record) {
    return pack({"session", record.version, key, record.uid, record.created, record.absolute_end});
}

std::string plain_of(const Session& session) {
    const auto& user = session.portal_user;
    if (!session.own_diary) {
        return pack({user.provider, user.subject, session.name, session.csrf});
    }
    return pack({user.provider,
                 user.subject,
                 session.name,
                 session.csrf,
                 session.own_diary->account_name,
                 std::to_string(session.own_diary->pupil.value),
                 std::to_string(session.own_diary->credential_version)});
}

/// The fields behind the four of everybody; empty: no pupil's diary is told of.
std::optional<access::BoundChild> own_diary_of(const std::vector<std::string>& fields) {
    const auto pupil = parse_number(fields.at(5));
    const auto version = parse_number(fields.at(6));
    if (!pupil || !version || *version < 1 || *version > INT_MAX) {
        return std::nullopt;
    }
    return access::BoundChild{.number = {1},
                              .account_name = fields.at(4),
                              .pupil = {*pupil},
                              .credential_version = static_cast<int>(*version)};
}

}  // namespace

std::optional<sys_seconds> time_of(std::string_view text) {
    const auto number = parse_number(text);
    if (!number || *number < 0 || *number > latest) {
        return std::nullopt;
    }
    return sys_seconds{seconds{*number}};
}

std::string_view word(Flash flash) noexcept {
    switch (flash) {
        case Flash::none: return "";
        case Flash::child_connected: return "child_connected";
        case Flash::child_renamed: return "child_renamed";
        case Flash::children_reordered: return "children_reordered";
        case Flash::child_removed: return "child_removed";
        case Flash::session_ended: return "session_ended";
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
    SessionRecord record{.version = std::string{session.own_diary ? pupil_record_version : record_version},
                         .uid = std::string{uid},
                         .created = text_of(session.created),
                         .absolute_end = text_of(session.absolute_end),
                         .last_seen = text_of(session.last_seen),
                         .sealed = {},
                         .flash = std::string{word(session.flash)},
                         .last_child = std::to_string(session.last_child)};
    record.sealed = keys.seal(plain_of(session), {.place = place(key, record), .holder = cookie});
    return record;
}

std::optional<Session> decode(const SealKeys& keys,
                              std::string_view cookie,
                              std::string_view key,
                              const SessionRecord& record) {
    const auto plain = keys.open(record.sealed, {.place = place(key, record), .holder = cookie});
    const bool is_pupil = record.version == pupil_record_version;
    auto fields = plain ? unpack(*plain, is_pupil ? 7 : 4) : std::nullopt;
    const auto created = time_of(record.created);
    const auto absolute_end = time_of(record.absolute_end);
    const auto last_seen = time_of(record.last_seen);
    if (!fields || !created || !absolute_end || !last_seen) {
        return std::nullopt;
    }
    auto own_diary = is_pupil ? own_diary_of(*fields) : std::nullopt;
    if (is_pupil && !own_diary) {
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
                   .last_child = last_child > 0 && last_child <= INT_MAX ? static_cast<int>(last_child) : 0,
                   .own_diary = std::move(own_diary)};
}

}  // namespace mrko::session
