// SPDX-License-Identifier: Apache-2.0
#include "exchange/demo/school_year.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>

namespace mrko::exchange::demo {
namespace {

using std::chrono::April;
using std::chrono::days;
using std::chrono::December;
using std::chrono::January;
using std::chrono::March;
using std::chrono::May;
using std::chrono::November;
using std::chrono::October;
using std::chrono::September;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year;

constexpr std::array<std::string_view, 4> roman{"I", "II", "III", "IV"};

sys_days first_weekday_from(sys_days day, weekday wanted) {
    return day + (wanted - weekday{day});
}

/// Public holidays that fall on a Saturday or a Sunday give the Monday after instead.
std::set<journal::SchoolDay> pattern_of_holidays(year first, year last) {
    std::set<journal::SchoolDay> all;
    for (unsigned day = 1; day <= 8; ++day) {
        all.insert(last / January / std::chrono::day{day});
    }
    for (const sys_days day : {sys_days{first / November / 4},
                               sys_days{last / std::chrono::February / 23},
                               sys_days{last / March / 8},
                               sys_days{last / May / 1},
                               sys_days{last / May / 9},
                               sys_days{last / std::chrono::June / 12}}) {
        all.insert(day);
        const weekday fell_on{day};
        if (fell_on == std::chrono::Saturday || fell_on == std::chrono::Sunday) {
            all.insert(first_weekday_from(day, std::chrono::Monday));
        }
    }
    return all;
}

std::vector<journal::DaySpan> pattern_of_quarters(year first, year last) {
    // Breaks of nine days from the last Saturday of October and of March, winter from 31 December past 8 January.
    const sys_days autumn{first / October / std::chrono::Saturday[std::chrono::last]};
    const sys_days spring{last / March / std::chrono::Saturday[std::chrono::last]};
    const sys_days start{first / September / 1};
    const sys_days after_winter = first_weekday_from(last / January / 9, std::chrono::Monday);
    return {{start, autumn - days{1}},
            {autumn + days{9}, first / December / 30},
            {after_winter, spring - days{1}},
            {spring + days{9}, last / May / 26}};
}

bool lessons_on(sys_days day, const std::set<journal::SchoolDay>& holidays) {
    const weekday name{day};
    return name != std::chrono::Saturday && name != std::chrono::Sunday && !holidays.contains(day);
}

/// The same span from its first to its last working day.
journal::DaySpan trimmed(const journal::DaySpan& span, const std::set<journal::SchoolDay>& holidays) {
    sys_days first{span.first};
    sys_days last{span.last};
    while (!lessons_on(first, holidays)) {
        first += days{1};
    }
    while (!lessons_on(last, holidays)) {
        last -= days{1};
    }
    return {.first = first, .last = last};
}

std::string period_id(int ends_in, std::string_view what, std::size_t number) {
    return std::to_string(ends_in) + '.' + std::string{what} + std::to_string(number + 1);
}

}  // namespace

SchoolYear::SchoolYear(const journal::SchoolDay& today, const PrintedYear& printed)
    : ends_in_(static_cast<int>(today.year()) + (today.month() >= September ? 1 : 0)) {
    const year last{ends_in_};
    const year first = last - std::chrono::years{1};
    const bool is_printed = !printed.quarters.empty() && printed.quarters.front().first.year() == first;
    holidays_ = is_printed ? std::set<journal::SchoolDay>{printed.holidays.begin(), printed.holidays.end()}
                           : pattern_of_holidays(first, last);
    const auto spans = is_printed ? printed.quarters : pattern_of_quarters(first, last);
    for (std::size_t number = 0; number < spans.size(); ++number) {
        quarters_.push_back({.sourced_id = period_id(ends_in_, "q", number),
                             .title = std::string{roman.at(number)} + " четверть",
                             .days = trimmed(spans[number], holidays_)});
    }
    for (std::size_t half = 0; half < 2; ++half) {
        half_years_.push_back(
            {.sourced_id = period_id(ends_in_, "h", half),
             .title = std::string{roman.at(half)} + " полугодие",
             .days = {.first = quarters_[2 * half].days.first, .last = quarters_[2 * half + 1].days.last}});
    }
    days_ = {.first = quarters_.front().days.first, .last = quarters_.back().days.last};
}

CalendarDay::Kind SchoolYear::kind_of(const journal::SchoolDay& day) const {
    if (holidays_.contains(day)) {
        return CalendarDay::Kind::holiday;
    }
    // A break begins the day after a period, be it a Saturday, and a Sunday within a break is a day of the break.
    const bool in_a_period =
        std::ranges::any_of(quarters_, [&](const Period& period) { return period.days.contains(day); });
    if (!in_a_period) {
        return CalendarDay::Kind::holiday;
    }
    return weekday{sys_days{day}} == std::chrono::Sunday ? CalendarDay::Kind::day_off : CalendarDay::Kind::school;
}

std::string SchoolYear::title_of(const journal::SchoolDay& day) const {
    if (kind_of(day) != CalendarDay::Kind::holiday) {
        return {};
    }
    static constexpr std::array<std::string_view, 3> breaks{"Осенние каникулы", "Зимние каникулы", "Весенние каникулы"};
    for (std::size_t number = 0; number < breaks.size(); ++number) {
        if (quarters_[number].days.last < day && day < quarters_[number + 1].days.first) {
            return std::string{breaks.at(number)};
        }
    }
    return days_.contains(day) ? "Праздничный день" : "Летние каникулы";
}

}  // namespace mrko::exchange::demo
