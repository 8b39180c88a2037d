// SPDX-License-Identifier: Apache-2.0
// Days and weeks of a school: what "today" is, where a week begins, what a day of the year is for.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "journal/clock.h"

namespace mrko::journal {

using SchoolDay = std::chrono::year_month_day;

/// Reads "YYYY-MM-DD"; empty when the text has another form or names no day of the calendar.
[[nodiscard]] std::optional<SchoolDay> parse_day(std::string_view text) noexcept;

/// "YYYY-MM-DD".
[[nodiscard]] std::string iso(const SchoolDay& day);

/// The days from `first` to `last`, both included; `first <= last`.
struct DaySpan {
    SchoolDay first{};
    SchoolDay last{};

    [[nodiscard]] bool contains(const SchoolDay& day) const noexcept { return first <= day && day <= last; }

    friend bool operator==(const DaySpan&, const DaySpan&) = default;
};

/// A week from Monday to Sunday (ISO 8601).
class SchoolWeek {
public:
    /// The week that holds `day`.
    [[nodiscard]] static SchoolWeek of(const SchoolDay& day) noexcept;

    [[nodiscard]] SchoolDay monday() const noexcept { return monday_; }

    [[nodiscard]] SchoolDay sunday() const noexcept;

    /// Its number in the calendar year, from 1: the week with the year's first Thursday is the first one.
    [[nodiscard]] int number() const noexcept;

    [[nodiscard]] DaySpan span() const noexcept { return {monday(), sunday()}; }

    [[nodiscard]] SchoolWeek earlier() const noexcept;
    [[nodiscard]] SchoolWeek later() const noexcept;

    friend auto operator<=>(const SchoolWeek&, const SchoolWeek&) = default;

private:
    explicit SchoolWeek(std::chrono::sys_days monday) noexcept : monday_(monday) {}

    std::chrono::sys_days monday_;
};

/// A moment as the school's calendar and clock show it; the time since midnight, [0, 24 h).
struct SchoolMoment {
    SchoolDay day{};
    std::chrono::minutes time{0};

    friend auto operator<=>(const SchoolMoment&, const SchoolMoment&) = default;
};

/// Today, and the time of day, where the schools are.
/// Moscow keeps UTC+3 all year since 26 October 2014, so a fixed offset says it all.
class SchoolClock {
public:
    /// `pinned` makes every moment fall on that day (demonstrations over data of the past); the time of day
    /// goes on. `clock` outlives this object.
    SchoolClock(const Clock& clock, std::chrono::minutes utc_offset, std::optional<SchoolDay> pinned);

    [[nodiscard]] SchoolDay today() const;
    /// Time since the local midnight, [0, 24 h).
    [[nodiscard]] std::chrono::minutes time_of_day() const;
    /// When something of the past happened; never pinned.
    [[nodiscard]] SchoolMoment moment_of(std::chrono::sys_seconds utc) const noexcept;
    /// The other way round, for those whose calendars know nothing of our zone.
    [[nodiscard]] std::chrono::sys_seconds utc_of(const SchoolMoment& moment) const noexcept;

private:
    const Clock& clock_;
    std::chrono::minutes utc_offset_;
    std::optional<SchoolDay> pinned_;
};

}  // namespace mrko::journal
