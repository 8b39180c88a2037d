// SPDX-License-Identifier: Apache-2.0
// The calendar of a child's diary: a month with links to its days and weeks, and the ways to any other period.
#pragma once

#include <string>
#include <vector>

#include "access/visitor.h"
#include "journal/period_choice.h"
#include "journal/school_calendar.h"
#include "journal/study_year.h"
#include "journal/week.h"
#include "views/page_layout.h"

namespace mrko::views {

struct Calendar {
    std::string account_name;
    access::ChildNumber child;
    journal::PupilCard card;
    journal::StudyYear year;
    std::vector<journal::StudyYear> years;  ///< all of the child, oldest first
    journal::PeriodChoice month;
    std::vector<journal::Day> days;  ///< of the month's weeks, as far as the year has them
    journal::SchoolDay today{};
};

/// "/diary/1/calendar?at=2018-09-03"; the nearest day of the year in place of a day outside it.
[[nodiscard]] std::string calendar_address(access::ChildNumber child,
                                           const journal::SchoolDay& at,
                                           const journal::DaySpan& year);

/// The whole weeks that the month touches, which the calendar shows.
[[nodiscard]] journal::DaySpan weeks_of(const journal::PeriodChoice& month) noexcept;

[[nodiscard]] PageHead head(const Calendar& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const Calendar& page, const Catalogue& texts);

}  // namespace mrko::views
