// SPDX-License-Identifier: Apache-2.0
// The timetable of a week or a day: when, what, where and with whom, and what is changed. Marks are not on this page.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "access/visitor.h"
#include "journal/school_calendar.h"
#include "journal/week.h"
#include "views/page_layout.h"

namespace mrko::views {

struct TimetablePage {
    enum class Extent { week, day };

    std::string account_name;
    access::ChildNumber child;
    journal::PupilCard card;
    Extent extent{Extent::week};
    std::vector<journal::Day> days;  ///< of the week, or the one day; never empty
    journal::SchoolDay today{};
    std::chrono::minutes now{0};      ///< time of day, for the stamp on paper too
    std::vector<journal::Day> ahead;  ///< from today until the next school day; empty outside the year
    std::optional<journal::SchoolDay>
        earlier{};  ///< a day of the week before, or the day before; empty at the year's ends
    std::optional<journal::SchoolDay> later{};
    std::optional<journal::SchoolDay>
        current{};  ///< where "this week" leads; empty when it is shown or outside the year
};

/// "/diary/1/timetable/2018-09-03": a week by its Monday; with "?view=day" one day.
[[nodiscard]] std::string timetable_address(access::ChildNumber child,
                                            const journal::SchoolDay& day,
                                            TimetablePage::Extent extent);

/// "Завтра к 08:30, первый урок — физкультура, до 13:10": one sentence for today as long as it lasts, one for tomorrow,
/// and one for the next school day when tomorrow is none.
[[nodiscard]] std::vector<std::string> way_to_school(const std::vector<journal::Day>& ahead,
                                                     const journal::SchoolDay& today,
                                                     std::chrono::minutes now,
                                                     const Catalogue& texts);

[[nodiscard]] PageHead head(const TimetablePage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const TimetablePage& page, const Catalogue& texts);

}  // namespace mrko::views
