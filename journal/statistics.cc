// SPDX-License-Identifier: Apache-2.0
#include "journal/statistics.h"

#include <algorithm>
#include <utility>

namespace mrko::journal {

namespace {

/// A fiftieth of the scale, in hundredths.
std::int64_t step_of(Scale scale) noexcept {
    switch (scale) {
        case Scale::twenty: return 40;
        case Scale::hundred: return 200;
        case Scale::five:
        case Scale::pass_fail:
        case Scale::letter:
        case Scale::text: break;
    }
    return 10;
}

}  // namespace

Distribution distribution(std::span<const MarkInLesson> marks) {
    Distribution found;
    for (const auto& entry : marks) {
        if (const auto five = five_of(entry.mark)) {
            ++found.of_five.at(static_cast<std::size_t>(*five));
        } else if (counts(entry.mark)) {
            ++found.other;
        }
    }
    return found;
}

std::vector<MarkInLesson> marks_by_day(std::span<const SubjectRecord> subjects) {
    std::vector<MarkInLesson> marks;
    for (const auto& record : subjects) {
        marks.insert(marks.end(), record.marks.begin(), record.marks.end());
    }
    std::ranges::stable_sort(marks, {}, &MarkInLesson::day);
    return marks;
}

Totals totals_of(std::span<const SubjectRecord> subjects) {
    const auto marks = marks_by_day(subjects);
    Totals totals{.sum = {}, .distribution = distribution(marks)};
    for (const auto& entry : marks) {
        totals.sum.add(entry.mark);
    }
    for (const auto& record : subjects) {
        totals.missed += record.missed();
    }
    return totals;
}

std::optional<MarkEffect> effect_of(MarkId mark, const SubjectRecord& record) {
    MarkSum without;
    const Mark* found = nullptr;
    for (const auto& entry : record.marks) {
        if (entry.mark.id == mark) {
            found = &entry.mark;
        } else {
            without.add(entry.mark);
        }
    }
    if (found == nullptr || !counts(*found)) {
        return std::nullopt;
    }
    return MarkEffect{.without = without.average(), .with = record.sum.average()};
}

std::vector<WeekAverage> by_week(std::span<const MarkInLesson> marks, const DaySpan& days) {
    std::vector<WeekAverage> weeks;
    for (auto week = SchoolWeek::of(days.first); week.monday() <= days.last; week = week.later()) {
        MarkSum sum;
        for (const auto& entry : marks) {
            if (days.contains(entry.day) && week.span().contains(entry.day)) {
                sum.add(entry.mark);
            }
        }
        weeks.push_back({.week = week, .average = sum.average(), .scale = sum.scale(), .counted = sum.count()});
    }
    return weeks;
}

Trend trend(std::span<const WeekAverage> weeks) noexcept {
    const WeekAverage* later = nullptr;
    const WeekAverage* earlier = nullptr;
    for (const auto& week : weeks) {
        if (week.average) {
            earlier = std::exchange(later, &week);
        }
    }
    if (earlier == nullptr || earlier->scale != later->scale) {
        return Trend::unknown;
    }
    const auto change = later->average->hundredths - earlier->average->hundredths;
    const auto step = step_of(later->scale.value_or(Scale::five));
    if (change <= -step) {
        return Trend::falling;
    }
    return change >= step ? Trend::rising : Trend::steady;
}

std::vector<AverageOnDay> running_average(std::span<const MarkInLesson> marks) {
    std::vector<AverageOnDay> line;
    MarkSum sum;
    for (const auto& entry : marks) {
        if (!counts(entry.mark)) {
            continue;
        }
        sum.add(entry.mark);
        const auto average = sum.average();
        if (!average) {
            break;
        }
        if (line.empty() || line.back().day != entry.day) {
            line.push_back({.day = entry.day});
        }
        line.back().average = *average;
        line.back().counted = sum.count();
    }
    return line;
}

}  // namespace mrko::journal
