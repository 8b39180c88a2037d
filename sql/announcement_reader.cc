// SPDX-License-Identifier: Apache-2.0
#include "sql/announcement_reader.h"

#include <cstdint>
#include <string>
#include <tuple>

#include "sql/connection.h"
#include "sql/statement.h"
#include "sql/statements.h"

namespace mrko::sql {

namespace {

using journal::Announcement;

/// queries/announcements.sql
struct AnnouncementRow {
    std::int64_t id{0};
    std::string kind;
    std::string class_name;
    std::string first_day;
    std::optional<int> begins;
    std::string last_day;
    std::optional<int> ends;
    std::string title;
    std::string description;

    static constexpr auto columns() {
        using R = AnnouncementRow;
        return std::make_tuple(&R::id,
                               &R::kind,
                               &R::class_name,
                               &R::first_day,
                               &R::begins,
                               &R::last_day,
                               &R::ends,
                               &R::title,
                               &R::description);
    }
};

Announcement::Kind kind_named(const std::string& name) {
    if (name == "news") {
        return Announcement::Kind::news;
    }
    return name == "parent_meeting" ? Announcement::Kind::parent_meeting : Announcement::Kind::event;
}

std::optional<std::chrono::minutes> minutes(const std::optional<int>& count) {
    return count ? std::optional{std::chrono::minutes{*count}} : std::nullopt;
}

class StoredAnnouncementReader final : public AnnouncementReader {
public:
    explicit StoredAnnouncementReader(Connection& connection) : announcements_(connection, queries::announcements) {}

    std::vector<Announcement> announcements(const access::PupilGrant& grant, const journal::DaySpan& days) override {
        return read(grant.pupil(), days);
    }

    std::vector<Announcement> announcements(const access::ScheduleGrant& grant, const journal::DaySpan& days) override {
        return read(grant.pupil(), days);
    }

private:
    std::vector<Announcement> read(journal::PupilId pupil, const journal::DaySpan& days) {
        std::vector<Announcement> all;
        for (auto& row : announcements_(pupil.value, journal::iso(days.first), journal::iso(days.last))) {
            all.push_back({.id = {row.id},
                           .kind = kind_named(row.kind),
                           .class_name = std::move(row.class_name),
                           .first = journal::parse_day(row.first_day).value_or(journal::SchoolDay{}),
                           .begins = minutes(row.begins),
                           .last = journal::parse_day(row.last_day),
                           .ends = minutes(row.ends),
                           .title = std::move(row.title),
                           .description = std::move(row.description)});
        }
        return all;
    }

    KeptRead<AnnouncementRow, std::int64_t, std::string, std::string> announcements_;
};

}  // namespace

std::unique_ptr<AnnouncementReader> make_announcement_reader(Database& database) {
    return std::make_unique<StoredAnnouncementReader>(database.connection());
}

}  // namespace mrko::sql
