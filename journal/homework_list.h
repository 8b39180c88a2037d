// SPDX-License-Identifier: Apache-2.0
// Homework as a family works it off: by the day on which it is due, with what is not written down yet.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "journal/school_calendar.h"
#include "journal/week.h"

namespace mrko::journal {

struct DueHomework {
    /// not_filled: the lesson's day has come and nobody wrote anything. not_written_yet: the lesson is still ahead.
    enum class State { set, nothing_set, not_filled, not_written_yet };

    State state{State::set};
    Lesson lesson;
};

struct HomeworkDay {
    SchoolDay due{};
    std::vector<DueHomework> entries;  ///< by lesson; never empty
};

/// The days that have an entry, in the order of `days`. A cancelled lesson is there only with homework that was set; an
/// empty lesson is left out when another lesson of its subject and subgroup has an entry on that day.
[[nodiscard]] std::vector<HomeworkDay> homework_by_day(std::span<const Day> days, const SchoolDay& today);

/// How many of the entries are set.
[[nodiscard]] int count_set(std::span<const HomeworkDay> days) noexcept;

/// Whether the class is a first form ("1А", "1-А", "1"): Russian schools set no homework there.
[[nodiscard]] bool is_first_form(std::string_view class_name) noexcept;

}  // namespace mrko::journal
