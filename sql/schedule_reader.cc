// SPDX-License-Identifier: Apache-2.0
#include "sql/schedule_reader.h"

#include <cstdint>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "sql/connection.h"
#include "sql/day_assembly.h"
#include "sql/day_reading.h"
#include "sql/statement.h"
#include "sql/statements.h"

namespace mrko::sql {

namespace {

/// queries/schedule_works.sql
struct ScheduledWorkRow {
    std::string day;
    std::int64_t id{0};
    std::string subject;
    std::string kind;
    std::string title;

    static constexpr auto columns() {
        using R = ScheduledWorkRow;
        return std::make_tuple(&R::day, &R::id, &R::subject, &R::kind, &R::title);
    }
};

class StoredScheduleReader final : public ScheduleReader {
public:
    StoredScheduleReader(Connection& connection, AnnouncementReader& announcements)
        : announcements_(announcements), days_(connection), works_(connection, queries::schedule_works) {}

    journal::Schedule schedule(const access::ScheduleGrant& grant, const journal::DaySpan& days) override {
        journal::Schedule schedule{
            .days = journal::scheduled_days(assemble_days(days, days_.read_schedule(grant.pupil(), days))),
            .works = works(grant, days),
            .events = announcements_.announcements(grant, days)};
        std::erase_if(schedule.events, [](const journal::Announcement& event) {
            return event.kind == journal::Announcement::Kind::news;
        });
        return schedule;
    }

private:
    std::vector<journal::ScheduledWork> works(const access::ScheduleGrant& grant, const journal::DaySpan& days) {
        std::vector<journal::ScheduledWork> found;
        for (auto& row : works_(grant.pupil().value, journal::iso(days.first), journal::iso(days.last))) {
            found.push_back({.id = row.id,
                             .day = journal::parse_day(row.day).value_or(journal::SchoolDay{}),
                             .subject = std::move(row.subject),
                             .kind = std::move(row.kind),
                             .title = std::move(row.title)});
        }
        return found;
    }

    AnnouncementReader& announcements_;
    DayReading days_;
    KeptRead<ScheduledWorkRow, std::int64_t, std::string, std::string> works_;
};

}  // namespace

std::unique_ptr<ScheduleReader> make_schedule_reader(Database& database, AnnouncementReader& announcements) {
    return std::make_unique<StoredScheduleReader>(database.connection(), announcements);
}

}  // namespace mrko::sql
