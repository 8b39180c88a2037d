// SPDX-License-Identifier: Apache-2.0
#include "journal/homework_list.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "journal/school_days.h"
#include "journal/study_year.h"

namespace mrko::journal {

namespace {

/// Another lesson of the same subject on that day says what there is to do.
bool told_elsewhere(const Day& day, const Lesson& lesson) {
    return std::ranges::any_of(day.lessons, [&](const Lesson& other) {
        return other.homework.state != Homework::State::not_filled && other.subject == lesson.subject &&
               other.subgroup == lesson.subgroup;
    });
}

std::optional<DueHomework::State> state_of(const Day& day, const Lesson& lesson, const SchoolDay& today) {
    switch (lesson.homework.state) {
        case Homework::State::set: return DueHomework::State::set;
        case Homework::State::nothing_set:
            return takes_place(lesson) ? std::optional{DueHomework::State::nothing_set} : std::nullopt;
        case Homework::State::not_filled: break;
    }
    if (!takes_place(lesson) || told_elsewhere(day, lesson)) {
        return std::nullopt;
    }
    return day.date > today ? DueHomework::State::not_written_yet : DueHomework::State::not_filled;
}

}  // namespace

std::vector<HomeworkDay> homework_by_day(std::span<const Day> days, const SchoolDay& today) {
    std::vector<HomeworkDay> result;
    for (const Day& day : days) {
        HomeworkDay due{.due = day.date, .entries = {}};
        for (const Lesson& lesson : day.lessons) {
            if (const auto state = state_of(day, lesson, today)) {
                due.entries.push_back({.state = *state, .lesson = lesson});
            }
        }
        if (!due.entries.empty()) {
            result.push_back(std::move(due));
        }
    }
    return result;
}

int count_set(std::span<const HomeworkDay> days) noexcept {
    return std::accumulate(days.begin(), days.end(), 0, [](int sum, const HomeworkDay& day) {
        return sum + static_cast<int>(std::ranges::count(day.entries, DueHomework::State::set, &DueHomework::state));
    });
}

bool is_first_form(std::string_view class_name) noexcept {
    return form_number(class_name) == 1;
}

}  // namespace mrko::journal
