// SPDX-License-Identifier: Apache-2.0
#include "journal/school_calendar.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace mrko::journal {

using std::chrono::days;
using std::chrono::sys_days;

namespace {

std::optional<unsigned> digits(std::string_view text) noexcept {
    unsigned number = 0;
    const auto* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end) {
        return std::nullopt;
    }
    return number;
}

}  // namespace

std::optional<SchoolDay> parse_day(std::string_view text) noexcept {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const SchoolDay date{
        std::chrono::year{static_cast<int>(*year)}, std::chrono::month{*month}, std::chrono::day{*day}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

std::string iso(const SchoolDay& day) {
    std::array<char, 16> text{};
    const int length = std::snprintf(text.data(),
                                     text.size(),
                                     "%04d-%02u-%02u",
                                     static_cast<int>(day.year()),
                                     static_cast<unsigned>(day.month()),
                                     static_cast<unsigned>(day.day()));
    return {text.data(), static_cast<std::size_t>(length)};
}

SchoolWeek SchoolWeek::of(const SchoolDay& day) noexcept {
    const sys_days date{day};
    return SchoolWeek{date - (std::chrono::weekday{date} - std::chrono::Monday)};
}

SchoolDay SchoolWeek::sunday() const noexcept {
    return monday_ + days{6};
}

int SchoolWeek::number() const noexcept {
    const sys_days thursday = monday_ + days{3};
    const sys_days january = SchoolDay{thursday}.year() / std::chrono::January / 1;
    return static_cast<int>((thursday - january) / days{7}) + 1;
}

SchoolWeek SchoolWeek::earlier() const noexcept {
    return SchoolWeek{monday_ - days{7}};
}

SchoolWeek SchoolWeek::later() const noexcept {
    return SchoolWeek{monday_ + days{7}};
}

SchoolClock::SchoolClock(const Clock& clock, std::chrono::minutes utc_offset, std::optional<SchoolDay> pinned)
    : clock_(clock), utc_offset_(utc_offset), pinned_(pinned) {}

SchoolDay SchoolClock::today() const {
    return pinned_.value_or(moment_of(clock_.now()).day);
}

std::chrono::minutes SchoolClock::time_of_day() const {
    return moment_of(clock_.now()).time;
}

SchoolMoment SchoolClock::moment_of(std::chrono::sys_seconds utc) const noexcept {
    const auto local = utc + utc_offset_;
    const auto midnight = std::chrono::floor<days>(local);
    return {.day = SchoolDay{midnight}, .time = std::chrono::floor<std::chrono::minutes>(local - midnight)};
}

std::chrono::sys_seconds SchoolClock::utc_of(const SchoolMoment& moment) const noexcept {
    return sys_days{moment.day} + moment.time - utc_offset_;
}

}  // namespace mrko::journal
