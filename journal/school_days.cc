// SPDX-License-Identifier: Apache-2.0
#include "journal/school_days.h"

#include <algorithm>

namespace mrko::journal {

namespace {

/// Whether a lesson of the day is still to come or not over. Without bells a lesson lasts until midnight.
bool goes_on(const Day& day, const SchoolDay& today, std::chrono::minutes now) noexcept {
    if (day.date != today) {
        return day.date > today && is_school_day(day);
    }
    return std::ranges::any_of(day.lessons, [now](const Lesson& lesson) {
        return takes_place(lesson) && (!lesson.times || now < lesson.times->end);
    });
}

}  // namespace

bool takes_place(const Lesson& lesson) noexcept {
    return lesson.status != Lesson::Status::cancelled && lesson.number > 0;
}

bool is_school_day(const Day& day) noexcept {
    return std::ranges::any_of(day.lessons, takes_place);
}

std::optional<SchoolHours> school_hours(const Day& day) {
    const auto first = std::ranges::find_if(day.lessons, takes_place);
    if (first == day.lessons.end()) {
        return std::nullopt;
    }
    SchoolHours hours{.day = day.date, .begins = {}, .ends = {}, .first_subject = first->subject};
    if (first->times) {
        hours.begins = first->times->begin;
    }
    for (const Lesson& lesson : day.lessons) {
        if (takes_place(lesson) && lesson.times) {
            hours.ends = std::max(hours.ends.value_or(lesson.times->end), lesson.times->end);
        }
    }
    return hours;
}

const Day* next_school_day(std::span<const Day> days, const SchoolDay& after) noexcept {
    const auto found =
        std::ranges::find_if(days, [&](const Day& day) { return day.date > after && is_school_day(day); });
    return found == days.end() ? nullptr : &*found;
}

const Day* last_school_day(std::span<const Day> days, const SchoolDay& before) noexcept {
    const auto found = std::find_if(
        days.rbegin(), days.rend(), [&](const Day& day) { return day.date < before && is_school_day(day); });
    return found == days.rend() ? nullptr : &*found;
}

std::chrono::minutes next_bell(std::span<const Day> days, const SchoolDay& today, std::chrono::minutes now) noexcept {
    std::chrono::minutes next = std::chrono::days{1};
    for (const auto& day : days) {
        for (const auto& lesson : day.lessons) {
            if (day.date != today || !lesson.times) {
                continue;
            }
            for (const auto bell : {lesson.times->begin, lesson.times->end}) {
                next = bell > now ? std::min(next, bell) : next;
            }
        }
    }
    return next;
}

SchoolWeek timetable_week(std::span<const Day> this_week, const SchoolDay& today, std::chrono::minutes now) noexcept {
    const auto week = SchoolWeek::of(today);
    if (std::ranges::none_of(this_week, is_school_day)) {
        const std::chrono::weekday weekday{std::chrono::sys_days{today}};
        const bool weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
        return weekend ? week.later() : week;
    }
    const bool unfinished = std::ranges::any_of(this_week, [&](const Day& day) { return goes_on(day, today, now); });
    return unfinished ? week : week.later();
}

}  // namespace mrko::journal
