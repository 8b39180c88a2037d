// SPDX-License-Identifier: Apache-2.0
// What a page of days does at the ends of the academic year: which weeks it has, and the answer to a day outside it.
#pragma once

#include <optional>

#include "access/visitor.h"
#include "handlers/call.h"
#include "http/response.h"
#include "journal/school_calendar.h"
#include "journal/week.h"
#include "views/template_set.h"
#include "views/week_outside.h"

namespace mrko::handlers {

/// Whether the week has a day of the year.
[[nodiscard]] bool reaches(const journal::DaySpan& year, const journal::SchoolWeek& week);

/// The week of `day`, or the year's week that is nearest to it.
[[nodiscard]] journal::SchoolWeek nearest_week(const std::optional<journal::DaySpan>& year,
                                               const journal::SchoolDay& day);

/// 404 with the bounds of the year and the weeks of `place` that there are. `card` is the child's on the day `asked`.
[[nodiscard]] http::Response refuse_day(const Call& call,
                                        const access::Family& visitor,
                                        const journal::PupilCard& card,
                                        const journal::SchoolDay& asked,
                                        const journal::SchoolDay& today,
                                        views::WeekOutside::Place place,
                                        const views::Templates& templates);

}  // namespace mrko::handlers
