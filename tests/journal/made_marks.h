// SPDX-License-Identifier: Apache-2.0
// Marks, lessons and days in one word each, for the tests of this room.
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journal/mark.h"
#include "journal/subject_record.h"
#include "journal/week.h"

namespace mrko::journal {

inline Mark mark_on(Scale scale, std::int64_t hundredths, std::int64_t thousandths = 1000) {
    return {.scale = scale, .points = Points{hundredths}, .weight = {thousandths}};
}

inline Mark five_point(int value, int weight = 1) {
    auto mark = mark_on(Scale::five, std::int64_t{value} * 100, std::int64_t{weight} * 1000);
    mark.shown = std::to_string(value);
    mark.five = value;
    return mark;
}

inline Mark dot(int weight = 1) {
    return {.state = Mark::State::pending, .weight = {std::int64_t{weight} * 1000}};
}

/// "н/а", "осв": a mark that was given and has no number.
inline Mark in_words(std::string words) {
    return {.shown = std::move(words)};
}

/// Five-point marks of weight 1.
inline std::vector<Mark> marks_of(const std::vector<int>& values) {
    std::vector<Mark> marks;
    std::ranges::transform(values, std::back_inserter(marks), [](int value) { return five_point(value); });
    return marks;
}

inline MarkInLesson on_day(const SchoolDay& day, Mark mark) {
    return {.day = day, .lesson_number = 1, .mark = std::move(mark)};
}

inline SchoolDay day_of(std::string_view text) {
    return parse_day(text).value();
}

inline DaySpan span_of(std::string_view first, std::string_view last) {
    return {day_of(first), day_of(last)};
}

}  // namespace mrko::journal
