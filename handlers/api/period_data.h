// SPDX-License-Identifier: Apache-2.0
// What the addresses of /api/v1 that take a period answer with, each out of the reader and the rules of its page.
#pragma once

#include <functional>
#include <string>

#include "access/grant.h"
#include "journal/period_choice.h"
#include "journal/school_calendar.h"
#include "sql/announcement_reader.h"
#include "sql/diary_reader.h"
#include "sql/filling_reader.h"

namespace mrko::handlers {

/// The JSON of one child's period.
using PeriodData = std::function<std::string(const access::PupilGrant&, const journal::PeriodChoice&)>;

/// Readers and clock outlive what is returned.
[[nodiscard]] PeriodData marks_data(sql::DiaryReader& diary);
[[nodiscard]] PeriodData timetable_data(sql::DiaryReader& diary);
[[nodiscard]] PeriodData homework_data(sql::DiaryReader& diary,
                                       sql::FillingReader& filling,
                                       const journal::SchoolClock& clock);
[[nodiscard]] PeriodData events_data(sql::AnnouncementReader& announcements);

}  // namespace mrko::handlers
