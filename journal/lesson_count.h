// SPDX-License-Identifier: Apache-2.0
// How many lessons of a subject a run of diary days holds, and how many of them are still to come: what forecasts and
// the least number of marks depend on.
#pragma once

#include <span>

#include "journal/ids.h"
#include "journal/school_calendar.h"
#include "journal/week.h"

namespace mrko::journal {

/// Lessons that may still bring a mark: those after `today`, and today's that are not held yet and have no mark.
/// Cancelled ones never count.
[[nodiscard]] int lessons_left(std::span<const Day> days, SubjectId subject, const SchoolDay& today);

/// Lessons a week over the weeks that have a lesson of any subject, half up; cancelled ones never count. 0 without
/// lessons.
[[nodiscard]] int lessons_a_week(std::span<const Day> days, SubjectId subject);

}  // namespace mrko::journal
