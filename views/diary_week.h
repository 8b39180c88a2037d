// SPDX-License-Identifier: Apache-2.0
// The diary's opened pages: one school week of one child, on the screen and on paper.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "access/visitor.h"
#include "journal/filling.h"
#include "journal/school_calendar.h"
#include "journal/week.h"
#include "views/page_layout.h"
#include "views/week_signature.h"

namespace mrko::views {

struct DiaryWeek {
    enum class Banner { none, child_connected };

    std::string account_name;
    access::ChildNumber child;
    journal::PupilCard card;
    journal::Week week;
    journal::SchoolDay today{};
    std::optional<std::chrono::minutes> now;       ///< time of day; without it no lesson is called the current one
    std::optional<journal::SchoolWeek> earlier{};  ///< empty at the academic year's ends
    std::optional<journal::SchoolWeek> later{};
    Banner banner{Banner::none};
    std::chrono::minutes as_of{0};  ///< time of day of `today` at which the page was drawn, for the stamp on paper
    journal::HomeworkHabits habits{};
    std::optional<WeekSignature> signature{};  ///< empty: nobody who reads may sign, or the week has not begun
};

/// "/diary/1/week/2018-09-03": the address of a child's week.
[[nodiscard]] std::string week_address(access::ChildNumber child, const journal::SchoolWeek& week);

[[nodiscard]] PageHead head(const DiaryWeek& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const DiaryWeek& page, const Catalogue& texts);

}  // namespace mrko::views
