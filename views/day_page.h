// SPDX-License-Identifier: Apache-2.0
// One day of the diary, large: everything that is known of each lesson.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "access/visitor.h"
#include "journal/filling.h"
#include "journal/school_calendar.h"
#include "journal/week.h"
#include "views/page_layout.h"

namespace mrko::views {

struct DayPage {
    std::string account_name;
    access::ChildNumber child;
    journal::PupilCard card;
    journal::Day day;
    journal::SchoolDay today{};
    std::chrono::minutes now{0};                  ///< time of day, for the stamp on paper too
    std::optional<journal::SchoolDay> earlier{};  ///< the school day before; empty when there is none in the year
    std::optional<journal::SchoolDay> later{};
    journal::HomeworkHabits habits{};
};

/// "/diary/1/day/2018-09-05".
[[nodiscard]] std::string day_address(access::ChildNumber child, const journal::SchoolDay& day);

[[nodiscard]] PageHead head(const DayPage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const DayPage& page, const Catalogue& texts);

}  // namespace mrko::views
