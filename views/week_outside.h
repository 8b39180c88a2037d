// SPDX-License-Identifier: Apache-2.0
// The answer to a date outside the academic year: its bounds and the ways back into it.
#pragma once

#include <optional>
#include <string>

#include "access/visitor.h"
#include "journal/school_calendar.h"
#include "views/page_layout.h"

namespace mrko::views {

struct WeekOutside {
    /// The page whose weeks are offered instead.
    enum class Place { diary, timetable };

    std::string account_name;
    access::ChildNumber child;
    journal::SchoolDay asked{};
    std::optional<journal::DaySpan> year;            ///< empty when the pupil is in no class of any year
    std::optional<journal::SchoolWeek> nearest;      ///< the year's week nearest to the day asked for
    std::optional<journal::SchoolWeek> this_week{};  ///< empty when today is outside the year too
    Place place{Place::diary};
};

[[nodiscard]] PageHead head(const WeekOutside& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const WeekOutside& page, const Catalogue& texts);

}  // namespace mrko::views
