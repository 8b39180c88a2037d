// SPDX-License-Identifier: Apache-2.0
// News, events and parent meetings of the child's school and class.
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

    /// Those that touch these days, of the whole school or of a class that the child is in then; by day and time.
    [[nodiscard]] virtual std::vector<journal::Announcement> announcements(const access::PupilGrant& grant,
                                                                           const journal::DaySpan& days) = 0;
    [[nodiscard]] virtual std::vector<journal::Announcement> announcements(const access::ScheduleGrant& grant,
                                                                           const journal::DaySpan& days) = 0;
};

/// `database` outlives the reader.
[[nodiscard]] std::unique_ptr<AnnouncementReader> make_announcement_reader(Database& database);

}  // namespace mrko::sql
