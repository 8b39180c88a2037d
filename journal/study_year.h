// SPDX-License-Identifier: Apache-2.0
// An academic year as one child has it: its class, its study periods, and the subjects with the rules they are marked
// by.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/ids.h"
#include "journal/marking_rules.h"
#include "journal/school_calendar.h"

namespace mrko::journal {

/// A quarter, trimester, half-year or module, called as the school calls it.
struct StudyPeriod {
    PeriodId id;
    std::string title;  ///< "II четверть"
    DaySpan days;

    friend bool operator==(const StudyPeriod&, const StudyPeriod&) = default;
};

/// What a set of study periods is called, by how many of them a year has: 4, 3, 2, 5 or 6.
enum class PeriodSystem { quarters, trimesters, half_years, modules, other };

[[nodiscard]] PeriodSystem system_of(const std::vector<StudyPeriod>& periods) noexcept;

/// The period that holds the day, or the last one before it, or the first one; null when there is none.
[[nodiscard]] const StudyPeriod* period_at(const std::vector<StudyPeriod>& periods, const SchoolDay& day) noexcept;

struct StudyYear {
    PeriodId id;
    std::string title;  ///< as the school calls it: "2026/2027"
    DaySpan days;
    std::string class_name;            ///< the last form of the child in that year: "4Б"; may be empty
    std::string school_name;           ///< the school of that form
    std::vector<StudyPeriod> periods;  ///< the set that most of the child's subjects have, in the order of days
};

/// The year that holds the day (the last of several in the list), or the one nearest to it (the earlier of two that are
/// as near); null for an empty list.
[[nodiscard]] const StudyYear* year_at(const std::vector<StudyYear>& years, const SchoolDay& day) noexcept;

/// The number that a form's name begins with: 11 of "11А", "11-А" and "11"; empty for a name without one.
[[nodiscard]] std::optional<int> form_number(std::string_view class_name) noexcept;

/// The last year of the child in that form, of those that begin before `year` does; null when there is none.
[[nodiscard]] const StudyYear* year_in_form(const std::vector<StudyYear>& years,
                                            int form,
                                            const StudyYear& year) noexcept;

/// One subject of one child in one year. A change of subgroup or class within the year stays one course.
struct Course {
    SubjectId subject;
    std::string title;
    std::string teacher;  ///< of the group that the child is or was in last: "Иванова А. В."; may be empty
    std::vector<StudyPeriod> periods;  ///< of that group, in the order of days
    std::vector<MarkingRules> rules;   ///< those of the school that reach into the year; see rules_on()
};

/// Rules, and the subjects that are marked by them.
struct RulesOfSubjects {
    MarkingRules rules;
    std::vector<std::string> subjects;  ///< titles, in the order of the courses
};

/// The rules that hold on that day for courses with study periods, those of the most subjects first.
[[nodiscard]] std::vector<RulesOfSubjects> rules_of_subjects(const std::vector<Course>& courses, const SchoolDay& day);

}  // namespace mrko::journal
