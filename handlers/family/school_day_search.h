// SPDX-License-Identifier: Apache-2.0
// The school days around a day: holidays are skipped, so as many days are read as it takes.
#pragma once

#include <optional>
#include <vector>

#include "access/grant.h"
#include "journal/school_calendar.h"
#include "journal/week.h"
#include "sql/diary_reader.h"

namespace mrko::handlers {

/// Empty when the six weeks before (after) the day, as far as they are in the year, have no school day.
[[nodiscard]] std::optional<journal::SchoolDay> school_day_before(sql::DiaryReader& diary,
                                                                  const access::PupilGrant& grant,
                                                                  const journal::SchoolDay& day,
                                                                  const journal::DaySpan& year);
[[nodiscard]] std::optional<journal::SchoolDay> school_day_after(sql::DiaryReader& diary,
                                                                 const access::PupilGrant& grant,
                                                                 const journal::SchoolDay& day,
                                                                 const journal::DaySpan& year);

/// The days from `today` on until the next school day is among them, six weeks at most. Empty when `today` is no day
/// of the year.
[[nodiscard]] std::vector<journal::Day> days_ahead(sql::DiaryReader& diary,
                                                   const access::PupilGrant& grant,
                                                   const journal::SchoolDay& today,
                                                   const journal::DaySpan& year);

}  // namespace mrko::handlers
