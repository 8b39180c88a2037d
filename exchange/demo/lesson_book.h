// SPDX-License-Identifier: Apache-2.0
// Every lesson of the demonstration's year, with topics, homework, substitutions and cancelled lessons.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "exchange/bundle.h"
#include "exchange/demo/ingredients.h"
#include "exchange/demo/school_people.h"
#include "exchange/demo/school_year.h"
#include "exchange/demo/timetable.h"

namespace mrko::exchange::demo {

/// All that the parts of the school are made from.
struct Plan {
    journal::SchoolDay today{};
    std::uint64_t seed{0};
    const Ingredients& ingredients;
    const SchoolYear& year;
    const SchoolPeople& people;
    const std::vector<WeekSlot>& timetable;
};

struct LessonBook {
    std::vector<LessonRecord> lessons;               ///< by group, date and number
    std::vector<std::size_t> group_of;               ///< for each lesson
    std::vector<std::vector<std::size_t>> of_group;  ///< for each group its lessons, in the order of the year
    std::vector<HomeworkRecord> homework;
};

[[nodiscard]] LessonBook write_lesson_book(const Plan& plan);

/// What the lesson of that number of the year is about: three lessons a topic, in turn.
[[nodiscard]] const std::string& topic_of(const Subject& subject, std::size_t number);

/// Whether a lesson was held before today, so that marks and absences may stand in it.
[[nodiscard]] bool was_held(const LessonRecord& lesson, const journal::SchoolDay& today);

/// The bells of a day of the week, 1 Monday .. 6.
[[nodiscard]] const std::vector<BellTimes>& bells_on(int day_of_week, const Ingredients& ingredients);

/// What a schedule of bells is called.
[[nodiscard]] const char* bell_schedule_on(int day_of_week);

}  // namespace mrko::exchange::demo
