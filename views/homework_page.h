// SPDX-License-Identifier: Apache-2.0
// Homework by the day on which it is due, tomorrow first; what was due lately stands folded beside it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/visitor.h"
#include "journal/filling.h"
#include "journal/homework_list.h"
#include "journal/school_calendar.h"
#include "journal/week.h"
#include "views/page_layout.h"

namespace mrko::views {

struct HomeworkPage {
    /// ahead: from today to the end of next week, without days in the address; chosen: the days of the address.
    enum class Choice { ahead, chosen };

    std::string account_name;
    access::ChildNumber child;
    journal::PupilCard card;
    Choice choice{Choice::ahead};
    journal::DaySpan days;
    std::vector<journal::HomeworkDay> list;  ///< in the order of time
    std::optional<journal::DaySpan> lately;  ///< with `ahead` and a past within the year: the days of `lately_due`
    std::vector<journal::HomeworkDay> lately_due{};
    journal::SchoolDay today{};
    journal::DaySpan year;
    journal::HomeworkHabits habits{};
    std::vector<journal::Day> empty_days{};  ///< days of `days` without lessons, for the reason of an empty list
};

/// "/diary/1/homework", what is ahead; with a span of days "?from=2018-09-03&to=2018-09-09".
[[nodiscard]] std::string homework_address(access::ChildNumber child);
[[nodiscard]] std::string homework_address(access::ChildNumber child, const journal::DaySpan& days);

[[nodiscard]] PageHead head(const HomeworkPage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const HomeworkPage& page, const Catalogue& texts);

}  // namespace mrko::views
