// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/school_day_search.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>

#include "journal/school_days.h"

namespace mrko::handlers {

using journal::SchoolDay;
using std::chrono::days;
using std::chrono::sys_days;

namespace {

/// Most school days have a neighbour within the first stretch; the others bridge a holiday.
constexpr std::array stretches{days{5}, days{16}, days{21}};

}  // namespace

std::optional<SchoolDay> school_day_before(sql::DiaryReader& diary,
                                           const access::PupilGrant& grant,
                                           const SchoolDay& day,
                                           const journal::DaySpan& year) {
    sys_days last = std::min(sys_days{day} - days{1}, sys_days{year.last});
    for (const auto stretch : stretches) {
        const sys_days first = std::max(last - stretch + days{1}, sys_days{year.first});
        if (last < first) {
            return std::nullopt;
        }
        const auto read = diary.days(grant, {.first = SchoolDay{first}, .last = SchoolDay{last}});
        if (const auto* const found = journal::last_school_day(read, day)) {
            return found->date;
        }
        last = first - days{1};
    }
    return std::nullopt;
}

std::optional<SchoolDay> school_day_after(sql::DiaryReader& diary,
                                          const access::PupilGrant& grant,
                                          const SchoolDay& day,
                                          const journal::DaySpan& year) {
    sys_days first = std::max(sys_days{day} + days{1}, sys_days{year.first});
    for (const auto stretch : stretches) {
        const sys_days last = std::min(first + stretch - days{1}, sys_days{year.last});
        if (last < first) {
            return std::nullopt;
        }
        const auto read = diary.days(grant, {.first = SchoolDay{first}, .last = SchoolDay{last}});
        if (const auto* const found = journal::next_school_day(read, day)) {
            return found->date;
        }
        first = last + days{1};
    }
    return std::nullopt;
}

std::vector<journal::Day> days_ahead(sql::DiaryReader& diary,
                                     const access::PupilGrant& grant,
                                     const SchoolDay& today,
                                     const journal::DaySpan& year) {
    std::vector<journal::Day> ahead;
    sys_days first{today};
    if (!year.contains(today)) {
        return ahead;
    }
    for (const auto stretch : stretches) {
        const sys_days last = std::min(first + stretch - days{1}, sys_days{year.last});
        if (last < first) {
            break;
        }
        auto read = diary.days(grant, {.first = SchoolDay{first}, .last = SchoolDay{last}});
        ahead.insert(ahead.end(), std::move_iterator{read.begin()}, std::move_iterator{read.end()});
        if (journal::next_school_day(ahead, today) != nullptr) {
            break;
        }
        first = last + days{1};
    }
    return ahead;
}

}  // namespace mrko::handlers
