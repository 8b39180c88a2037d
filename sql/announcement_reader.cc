// SPDX-License-Identifier: Apache-2.0
#include "sql/announcement_reader.h"

#include <cstdint>
#include <string>
#include <tuple>
#include <utility>

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
    std::optional<int> grade;
    std::string org_kind;
    std::string org_name;
    std::string first_day;
    std::optional<int> begins;
    std::string last_day;
    std::optional<int> ends;
    std::string title;
    std::string description;
    std::string place;

    static constexpr auto columns() {
        using R = AnnouncementRow;
        return std::make_tuple(&R::id,
                               &R::kind,
                               &R::class_name,
                               &R::grade,
                               &R::org_kind,
                               &R::org_name,
                               &R::first_day,
                               &R::begins,
                               &R::last_day,
                               &R::ends,
                               &R::title,
                               &R::description,
                               &R::place);
    }
};

/// queries/announced_works.sql
struct WorkRow {
    std::string day;
    std::int64_t id{0};
    std::int64_t subject_id{0};
    std::string subject;
    std::string kind;
    std::string title;

    static constexpr auto columns() {
        using R = WorkRow;
        return std::make_tuple(&R::day, &R::id, &R::subject_id, &R::subject, &R::kind, &R::title);
    }
};

/// queries/announced_holidays.sql
struct HolidayRow {
    std::string day;
    std::string title;

    static constexpr auto columns() { return std::make_tuple(&HolidayRow::day, &HolidayRow::title); }
};

Announcement::Kind kind_named(const std::string& name) {
    if (name == "news") {
        return Announcement::Kind::news;
    }
    return name == "parent_meeting" ? Announcement::Kind::parent_meeting : Announcement::Kind::event;
}

Announcement::Scope scope_of(const AnnouncementRow& row) {
    if (!row.class_name.empty()) {
        return Announcement::Scope::form;
    }
    if (row.grade) {
        return Announcement::Scope::year;
    }
    return row.org_kind == "school" ? Announcement::Scope::school : Announcement::Scope::city;
}

std::optional<std::chrono::minutes> minutes(const std::optional<int>& count) {
    return count ? std::optional{std::chrono::minutes{*count}} : std::nullopt;
}

class StoredAnnouncementReader final : public AnnouncementReader {
public:
    explicit StoredAnnouncementReader(Connection& connection)
        : announcements_(connection, queries::announcements),
          works_(connection, queries::announced_works),
          holidays_(connection, queries::announced_holidays) {}

    std::vector<Announcement> announcements(const access::PupilGrant& grant, const journal::DaySpan& days) override {
        return read(grant.pupil(), days);
    }

    std::vector<Announcement> announcements(const access::ScheduleGrant& grant, const journal::DaySpan& days) override {
        return read(grant.pupil(), days);
    }

    std::vector<journal::AnnouncedWork> works(const access::PupilGrant& grant, const journal::DaySpan& days) override {
        std::vector<journal::AnnouncedWork> all;
        for (auto& row : works_(grant.pupil().value, journal::iso(days.first), journal::iso(days.last))) {
            all.push_back({.day = journal::parse_day(row.day).value_or(journal::SchoolDay{}),
                           .subject_id = {row.subject_id},
                           .subject = std::move(row.subject),
                           .kind = std::move(row.kind),
                           .title = std::move(row.title)});
        }
        return all;
    }

    std::vector<journal::AnnouncedHolidays> holidays(const access::PupilGrant& grant,
                                                     const journal::DaySpan& days) override {
        // The longest break is the summer's: a part of one that begins before the days belongs to it.
        constexpr std::chrono::days longest_break{100};
        const journal::SchoolDay first{std::chrono::sys_days{days.first} - longest_break};
        const journal::SchoolDay last{std::chrono::sys_days{days.last} + longest_break};
        std::vector<journal::NamedDay> named;
        for (auto& row : holidays_(grant.pupil().value, journal::iso(first), journal::iso(last))) {
            named.push_back({.day = journal::parse_day(row.day).value_or(journal::SchoolDay{}),
                             .title = std::move(row.title)});
        }
        auto all = journal::holidays_of(named);
        std::erase_if(all, [&](const journal::AnnouncedHolidays& one) {
            return one.days.last < days.first || days.last < one.days.first;
        });
        return all;
    }

private:
    std::vector<Announcement> read(journal::PupilId pupil, const journal::DaySpan& days) {
        std::vector<Announcement> all;
        for (auto& row : announcements_(pupil.value, journal::iso(days.first), journal::iso(days.last))) {
            const auto scope = scope_of(row);
            all.push_back({.id = {row.id},
                           .kind = kind_named(row.kind),
                           .scope = scope,
                           .class_name = std::move(row.class_name),
                           .grade = row.grade,
                           .org_name = std::move(row.org_name),
                           .first = journal::parse_day(row.first_day).value_or(journal::SchoolDay{}),
                           .begins = minutes(row.begins),
                           .last = journal::parse_day(row.last_day),
                           .ends = minutes(row.ends),
                           .title = std::move(row.title),
                           .description = std::move(row.description),
                           .place = std::move(row.place)});
        }
        return all;
    }

    KeptRead<AnnouncementRow, std::int64_t, std::string, std::string> announcements_;
    KeptRead<WorkRow, std::int64_t, std::string, std::string> works_;
    KeptRead<HolidayRow, std::int64_t, std::string, std::string> holidays_;
};

}  // namespace

std::unique_ptr<AnnouncementReader> make_announcement_reader(Database& database) {
    return std::make_unique<StoredAnnouncementReader>(database.connection());
}

}  // namespace mrko::sql
