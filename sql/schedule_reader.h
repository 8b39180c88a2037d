// SPDX-License-Identifier: Apache-2.0
// What a calendar may show of a child: lessons, homework, works ahead, events. It takes the grant that reads no marks.
#pragma once

#include <memory>

#include "access/grant.h"
#include "journal/schedule.h"
#include "journal/school_calendar.h"
#include "sql/announcement_reader.h"
#include "sql/database.h"

namespace mrko::sql {

class ScheduleReader {
public:
    ScheduleReader() = default;
    ScheduleReader(const ScheduleReader&) = delete;
    ScheduleReader& operator=(const ScheduleReader&) = delete;
    virtual ~ScheduleReader() = default;

    /// Lessons as the diary's pages have them, without news. Throws DatabaseDown. A pupil that the database does not
    /// know gives an empty schedule.
    [[nodiscard]] virtual journal::Schedule schedule(const access::ScheduleGrant& grant,
                                                     const journal::DaySpan& days) = 0;
};

/// `database` and `announcements` outlive the reader.
[[nodiscard]] std::unique_ptr<ScheduleReader> make_schedule_reader(Database& database,
                                                                   AnnouncementReader& announcements);

}  // namespace mrko::sql
