// SPDX-License-Identifier: Apache-2.0
// News, events and parent meetings of the child's city, school, year and class, and what else lies ahead.
#pragma once

#include <memory>
#include <vector>

#include "access/grant.h"
#include "journal/announcement.h"
#include "journal/school_calendar.h"
#include "sql/database.h"

namespace mrko::sql {

/// All members throw DatabaseDown.
class AnnouncementReader {
public:
    AnnouncementReader() = default;
    AnnouncementReader(const AnnouncementReader&) = delete;
    AnnouncementReader& operator=(const AnnouncementReader&) = delete;
    virtual ~AnnouncementReader() = default;

    /// Those that touch these days: of the school that the child is in then and of what stands above it, for all or for
    /// the child's year, and of a class that the child is in then; by day and time.
    [[nodiscard]] virtual std::vector<journal::Announcement> announcements(const access::PupilGrant& grant,
                                                                           const journal::DaySpan& days) = 0;
    [[nodiscard]] virtual std::vector<journal::Announcement> announcements(const access::ScheduleGrant& grant,
                                                                           const journal::DaySpan& days) = 0;

    /// Works on these days, of all subjects, that were announced before their day and have no mark of this child yet; by
    /// day. What is set and done in one lesson is no announcement.
    [[nodiscard]] virtual std::vector<journal::AnnouncedWork> works(const access::PupilGrant& grant,
                                                                    const journal::DaySpan& days) = 0;

    /// Breaks and public holidays that touch these days, whole; by day.
    [[nodiscard]] virtual std::vector<journal::AnnouncedHolidays> holidays(const access::PupilGrant& grant,
                                                                           const journal::DaySpan& days) = 0;
};

/// `database` outlives the reader.
[[nodiscard]] std::unique_ptr<AnnouncementReader> make_announcement_reader(Database& database);

}  // namespace mrko::sql
