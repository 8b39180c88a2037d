// SPDX-License-Identifier: Apache-2.0
// The one idea of "period" behind every address: a day, week, month, study period, year or any span of an academic
// year.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "journal/school_calendar.h"
#include "journal/study_year.h"

namespace mrko::journal {

enum class PeriodUnit { day, week, month, study_period, year, span };

struct PeriodChoice {
    PeriodUnit unit{PeriodUnit::week};
    DaySpan days;       ///< clipped to the academic year, but a week, which stays whole
    std::string title;  ///< the school's name of a study period, else empty
    /// A day of the year in the period of this unit before and after; empty at the year's ends, for year and span. The
    /// day before Monday is Saturday, and after Saturday comes Monday: no page has a Sunday of its own to go to.
    std::optional<SchoolDay> earlier;
    std::optional<SchoolDay> later;
};

struct PeriodRefused {
    enum class Reason { reversed, outside_year };

    Reason reason{Reason::outside_year};
    DaySpan asked;
};

using PeriodOutcome = std::variant<PeriodChoice, PeriodRefused>;

/// The period of `unit` that holds `at`. outside_year when `at` is not a day of the year; a week that touches the year
/// is inside. Between two study periods (holidays) it is the one before, ahead of the first the first one. A year
/// without study periods stands for one: the answer's unit is then year. Throws std::invalid_argument for span.
[[nodiscard]] PeriodOutcome choose_period(PeriodUnit unit, const SchoolDay& at, const StudyYear& year);

/// The days from `from` to `to`. reversed when `to` is earlier, outside_year when one of them is not a day of the year.
[[nodiscard]] PeriodOutcome choose_span(const SchoolDay& from, const SchoolDay& to, const StudyYear& year);

}  // namespace mrko::journal
