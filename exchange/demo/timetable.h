// SPDX-License-Identifier: Apache-2.0
// A week of lessons in which no teacher, room or form is in two places at once and no form waits for a lesson.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "exchange/demo/school_people.h"

namespace mrko::exchange::demo {

/// One hour of one form: the group, or both groups of a split subject.
struct WeekSlot {
    std::size_t form{0};
    int day{1};  ///< 1 Monday .. 6
    int number{1};
    std::vector<std::size_t> groups;  ///< indices of SchoolPeople::groups
};

/// Ordered by form, day and number. Every room belongs to one teacher, so a clash of rooms is one of teachers.
/// Throws std::logic_error when no timetable is found.
[[nodiscard]] std::vector<WeekSlot> make_timetable(const SchoolPeople& people, std::uint64_t seed);

}  // namespace mrko::exchange::demo
