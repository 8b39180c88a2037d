// SPDX-License-Identifier: Apache-2.0
#include "journal/outlook.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include "journal/final_marks.h"

namespace mrko::journal {

namespace {

using std::chrono::sys_days;

constexpr std::int64_t highest_value = 500;
constexpr std::int64_t lowest_value = 200;
constexpr std::int64_t lesson_weight = Weight{}.thousandths;

Mark as_mark(const HypotheticalMark& hypothetical) {
    if (hypothetical.value < 1 || hypothetical.value > 5) {
        throw std::invalid_argument{"a mark of the five-point scale is from 1 to 5"};
    }
    return Mark{.points = Points{std::int64_t{hypothetical.value} * 100},
                .five = hypothetical.value,
                .weight = hypothetical.weight};
}

MarkSum sum_of(std::span<const Mark> marks) noexcept {
    MarkSum sum;
    for (const auto& mark : marks) {
        sum.add(mark);
    }
    return sum;
}

std::optional<int> recommended(std::span<const Mark> marks, const MarkingRules& rules) {
    const auto recommendation = recommend_period(marks, rules);
    return recommendation ? recommendation->five : std::nullopt;
}

/// Whether the sum can take marks of the five-point scale.
bool is_five_point(const MarkSum& sum) noexcept {
    return sum.count() == 0 || sum.scale() == Scale::five;
}

/// The thousandths by which a work on this scale may still move an average of the five-point scale.
std::int64_t moving(Scale scale, const Weight& weight) noexcept {
    return scale == Scale::five && weight > Weight{0} && weight <= most_weight ? weight.thousandths : 0;
}

bool is_dot(const Mark& mark) noexcept {
    return mark.state == Mark::State::pending;
}

std::vector<MarkInLesson> those(std::span<const MarkInLesson> marks, bool (*fits)(const Mark&) noexcept) {
    std::vector<MarkInLesson> found;
    std::ranges::copy_if(marks, std::back_inserter(found), [&](const MarkInLesson& mark) { return fits(mark.mark); });
    return found;
}

bool is_below_three(const Mark& mark) noexcept {
    bool below = false;
    each_counted(mark, [&](const CountedValue& value) { below = below || value.points.hundredths < 300; });
    return below;
}

bool is_late_in(const DaySpan& period, const SchoolDay& today) noexcept {
    const auto left = sys_days{period.last} - std::max(sys_days{today}, sys_days{period.first} - std::chrono::days{1});
    const auto whole = sys_days{period.last} - sys_days{period.first} + std::chrono::days{1};
    return 3 * left <= whole;
}

}  // namespace

WhatIf what_if(std::span<const Mark> marks, std::span<const HypotheticalMark> further, const MarkingRules& rules) {
    std::vector<Mark> all{marks.begin(), marks.end()};
    std::ranges::transform(further, std::back_inserter(all), as_mark);
    return {.before = sum_of(marks).average(),
            .mark_before = recommended(marks, rules),
            .after = sum_of(all).average(),
            .mark_after = recommended(all, rules)};
}

std::variant<MarksNeeded, OutOfReach> marks_to_reach(std::span<const Mark> marks,
                                                     const HypotheticalMark& each,
                                                     int target,
                                                     const MarkingRules& rules,
                                                     int lessons_left) {
    using Reason = OutOfReach::Reason;
    const auto threshold = rules.thresholds.least_for(target).hundredths;
    const auto value = as_mark(each).points->hundredths;
    const auto sum = sum_of(marks);
    if (!is_five_point(sum)) {
        return OutOfReach{.reason = Reason::other_scale};
    }
    const bool barred = rules.five_with_two == MarkingRules::FiveWithTwo::barred && target == 5;
    if (barred && twos_among(marks) == Twos::some) {
        return OutOfReach{.reason = Reason::five_barred_by_two};
    }
    if (const auto average = sum.average(); average && average->hundredths >= threshold) {
        return MarksNeeded{.count = 0};
    }
    // The rounded average reaches the threshold t when 2 (S + n v w) >= (W + n w) (2 t - 1), that is when
    // n w (2 v - 2 t + 1) >= W (2 t - 1) - 2 S. The bracket is odd, and above 0 where v >= t. See most_points for the
    // range.
    if (value < threshold || each.weight <= Weight{0} || each.weight > most_weight) {
        return OutOfReach{.reason = Reason::average_never_there};
    }
    const auto lift = 2 * value - 2 * threshold + 1;
    const auto missing = sum.weights() * (2 * threshold - 1) - 2 * sum.weighted();
    const auto step = each.weight.thousandths * lift;
    // Without any mark nothing is missing and still one is needed.
    const auto count = std::max<std::int64_t>((missing + step - 1) / step, 1);
    if (count > lessons_left) {
        return OutOfReach{.reason = Reason::too_few_lessons,
                          .count = static_cast<int>(std::min<std::int64_t>(count, std::numeric_limits<int>::max())),
                          .lessons_left = lessons_left};
    }
    return MarksNeeded{.count = static_cast<int>(count)};
}

std::optional<Forecast> forecast(std::span<const Mark> marks,
                                 std::span<const PlannedWork> planned,
                                 int lessons_left,
                                 const MarkingRules& rules) {
    const auto sum = sum_of(marks);
    if (!is_five_point(sum)) {
        return std::nullopt;
    }
    // At most 2 x 10^12 of the lessons and 10^6 of each work and dot; times 500 that is far within 64 bits.
    std::int64_t further = std::max(lessons_left, 0) * lesson_weight;
    for (const auto& work : planned) {
        further += moving(work.scale, work.weight);
    }
    for (const auto& mark : marks) {
        further += is_dot(mark) ? moving(mark.scale, mark.weight) : 0;
    }
    const auto weights = sum.weights();
    if (weights + further == 0) {
        return std::nullopt;
    }
    // New marks of one value draw the average towards that value, the more the heavier they are. So the ends are
    // reached by all of them being 2 or 5; but an average beyond 2 or 5 (a 1, a "5+" of more points) by none being
    // given.
    const bool falls = sum.weighted() >= weights * lowest_value && further > 0;
    const bool rises = sum.weighted() <= weights * highest_value && further > 0;
    const auto after = [&](bool moves, std::int64_t value) {
        const auto added = moves ? further : 0;
        return Average{half_up(sum.weighted() + added * value, weights + added)};
    };
    const auto twos = twos_among(marks);
    const auto lowest = after(falls, lowest_value);
    const auto highest = after(rises, highest_value);
    return Forecast{.lowest = lowest,
                    .highest = highest,
                    .mark_lowest = mark_by(rules, lowest, further > 0 ? Twos::some : twos),
                    .mark_highest = mark_by(rules, highest, twos)};
}

std::vector<Risk> risks(const SubjectRecord& record,
                        const MarkingRules& rules,
                        int lessons_a_week,
                        const DaySpan& period,
                        const SchoolDay& today) {
    std::vector<MarkInLesson> marks;
    std::ranges::copy_if(
        record.marks, std::back_inserter(marks), [&](const MarkInLesson& mark) { return period.contains(mark.day); });
    MarkSum sum;
    bool other_scales = false;
    for (const auto& entry : marks) {
        sum.add(entry.mark);
        other_scales = other_scales || entry.mark.scale != Scale::five;
    }

    std::vector<Risk> found;
    const auto average = sum.average();
    if (average && sum.scale() == Scale::five && *average < rules.thresholds.three) {
        found.push_back(
            {.kind = Risk::Kind::average_below_three, .evidence = those(marks, is_below_three), .average = average});
    }
    const int needed = marks_needed(rules, lessons_a_week);
    if (!other_scales && sum.count() < needed && is_late_in(period, today)) {
        found.push_back({.kind = Risk::Kind::too_few_marks,
                         .evidence = those(marks, counts),
                         .average = {},
                         .counted = sum.count(),
                         .needed = needed});
    }
    if (auto dots = those(marks, is_dot); !dots.empty()) {
        found.push_back({.kind = Risk::Kind::open_dot, .evidence = std::move(dots)});
    }
    return found;
}

}  // namespace mrko::journal
