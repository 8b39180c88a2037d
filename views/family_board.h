// SPDX-License-Identifier: Apache-2.0
// All children of a family on one page: the nearest school day of each, what is new and what lies ahead, and where two
// of them need the same parent at once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/visitor.h"
#include "journal/family_day.h"
#include "journal/school_calendar.h"
#include "journal/week.h"
#include "views/page_layout.h"

namespace mrko::views {

struct FamilyBoard {
    struct Diary {
        journal::PupilCard card;
        std::optional<journal::SchoolHours> nearest;         ///< of the nearest school day; empty: none is in sight
        std::optional<journal::HomeworkStanding> homework;   ///< for the next school day after today
        std::optional<int> new_marks;                        ///< since the last visit; empty when that is not known
        std::vector<journal::MarkOfSubject> marks;           ///< of the last days, newest first
        std::vector<journal::AnnouncedWork> works;           ///< by day
        std::vector<journal::Announcement> meetings;         ///< by day and time
    };

    struct Child {
        std::string account_name;
        access::ChildNumber number;
        std::optional<Diary> diary;  ///< empty: the school issued a new password
    };

    journal::SchoolDay today{};
    std::vector<Child> children;  ///< in the parent's order
    // The children of these are places in `children`.
    std::optional<journal::FamilyHours> hours;
    std::vector<journal::MeetingClash> clashes;  ///< each of at least two parts
    std::vector<journal::SharedWorkDay> shared_works;
};

[[nodiscard]] PageHead head(const FamilyBoard& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const FamilyBoard& page, const Catalogue& texts);

}  // namespace mrko::views
