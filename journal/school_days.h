// SPDX-License-Identifier: Apache-2.0
// Which days a child goes to school on, from when until when, and which week of the timetable it needs next.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>

#include "journal/school_calendar.h"
#include "journal/week.h"

namespace mrko::journal {

/// Not a cancelled lesson, and not the row with number 0 that only holds a mark given without a lesson.
[[nodiscard]] bool takes_place(const Lesson& lesson) noexcept;

/// A day on which at least one lesson takes place.
[[nodiscard]] bool is_school_day(const Day& day) noexcept;

/// What a morning needs: when the first lesson begins that takes place, which it is, and when the last one ends.
struct SchoolHours {
    SchoolDay day{};
    std::optional<std::chrono::minutes> begins;  ///< since midnight; empty when the school gave no bells
    std::optional<std::chrono::minutes> ends;
    std::string first_subject;
};

/// Empty for a day without lessons.
[[nodiscard]] std::optional<SchoolHours> school_hours(const Day& day);

/// The first school day after `after`, or the last one before `before`; null when `days`, which stand in the order of
/// time, hold none.
[[nodiscard]] const Day* next_school_day(std::span<const Day> days, const SchoolDay& after) noexcept;
[[nodiscard]] const Day* last_school_day(std::span<const Day> days, const SchoolDay& before) noexcept;

/// Until when what a page says of the running lesson holds: the next begin or end of a lesson of `today`, or the end of
/// the day. `now` is since midnight.
[[nodiscard]] std::chrono::minutes next_bell(std::span<const Day> days,
                                             const SchoolDay& today,
                                             std::chrono::minutes now) noexcept;

/// The week that a timetable opens at: that of `today` as long as one of its lessons is not over, then the next. A week
/// without lessons lasts until Friday. `this_week` are the days of the week of `today`; `now` is since midnight.
[[nodiscard]] SchoolWeek timetable_week(std::span<const Day> this_week,
                                        const SchoolDay& today,
                                        std::chrono::minutes now) noexcept;

}  // namespace mrko::journal
