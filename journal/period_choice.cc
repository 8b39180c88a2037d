// SPDX-License-Identifier: Apache-2.0
#include "journal/period_choice.h"

#include <algorithm>
#include <stdexcept>

namespace mrko::journal {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

DaySpan clipped(const DaySpan& span, const DaySpan& year) noexcept {
    return {std::max(span.first, year.first), std::min(span.last, year.last)};
}

bool touches(const DaySpan& span, const DaySpan& year) noexcept {
    return span.first <= year.last && year.first <= span.last;
}

/// The next day in this direction that is no Sunday; empty outside the year.
std::optional<SchoolDay> weekday_from(const SchoolDay& day, const days& step, const DaySpan& year) noexcept {
    auto next = sys_days{day} + step;
    if (std::chrono::weekday{next} == std::chrono::Sunday) {
        next += step;
    }
    return year.contains(next) ? std::optional<SchoolDay>{next} : std::nullopt;
}

/// The first day of the span that is in the year.
std::optional<SchoolDay> first_inside(const DaySpan& span, const DaySpan& year) noexcept {
    return touches(span, year) ? std::optional{clipped(span, year).first} : std::nullopt;
}

PeriodChoice choose_day(const SchoolDay& at, const DaySpan& year) {
    return {.unit = PeriodUnit::day,
            .days = {at, at},
            .title = {},
            .earlier = weekday_from(at, days{-1}, year),
            .later = weekday_from(at, days{1}, year)};
}

PeriodChoice choose_week(const SchoolDay& at, const DaySpan& year) {
    const auto week = SchoolWeek::of(at);
    return {.unit = PeriodUnit::week,
            .days = week.span(),
            .title = {},
            .earlier = first_inside(week.earlier().span(), year),
            .later = first_inside(week.later().span(), year)};
}

DaySpan month_of(const std::chrono::year_month& month) noexcept {
    return {month / 1, SchoolDay{month / std::chrono::last}};
}

PeriodChoice choose_month(const SchoolDay& at, const DaySpan& year) {
    const auto month = at.year() / at.month();
    return {.unit = PeriodUnit::month,
            .days = clipped(month_of(month), year),
            .title = {},
            .earlier = first_inside(month_of(month - std::chrono::months{1}), year),
            .later = first_inside(month_of(month + std::chrono::months{1}), year)};
}

PeriodChoice choose_study_period(const SchoolDay& at, const StudyYear& year) {
    std::vector<StudyPeriod> periods;
    std::ranges::copy_if(year.periods, std::back_inserter(periods), [&](const StudyPeriod& period) {
        return touches(period.days, year.days);
    });
    const auto* const chosen = period_at(periods, at);
    if (chosen == nullptr) {
        return {.unit = PeriodUnit::year, .days = year.days};
    }
    PeriodChoice choice{
        .unit = PeriodUnit::study_period, .days = clipped(chosen->days, year.days), .title = chosen->title};
    if (chosen != &periods.front()) {
        choice.earlier = first_inside(std::prev(chosen)->days, year.days);
    }
    if (chosen != &periods.back()) {
        choice.later = first_inside(std::next(chosen)->days, year.days);
    }
    return choice;
}

}  // namespace

PeriodOutcome choose_period(PeriodUnit unit, const SchoolDay& at, const StudyYear& year) {
    const bool inside =
        unit == PeriodUnit::week ? touches(SchoolWeek::of(at).span(), year.days) : year.days.contains(at);
    if (!inside) {
        return PeriodRefused{.reason = PeriodRefused::Reason::outside_year, .asked = {at, at}};
    }
    switch (unit) {
        case PeriodUnit::day: return choose_day(at, year.days);
        case PeriodUnit::week: return choose_week(at, year.days);
        case PeriodUnit::month: return choose_month(at, year.days);
        case PeriodUnit::study_period: return choose_study_period(at, year);
        case PeriodUnit::year: return PeriodChoice{.unit = PeriodUnit::year, .days = year.days};
        case PeriodUnit::span: break;
    }
    throw std::invalid_argument{"a span has two days of its own"};
}

PeriodOutcome choose_span(const SchoolDay& from, const SchoolDay& to, const StudyYear& year) {
    const DaySpan asked{from, to};
    if (to < from) {
        return PeriodRefused{.reason = PeriodRefused::Reason::reversed, .asked = asked};
    }
    if (!year.days.contains(from) || !year.days.contains(to)) {
        return PeriodRefused{.reason = PeriodRefused::Reason::outside_year, .asked = asked};
    }
    return PeriodChoice{.unit = PeriodUnit::span, .days = asked};
}

}  // namespace mrko::journal
