// SPDX-License-Identifier: Apache-2.0
// A run of diary days seen by subject: the marks and absences of each, with the sum that every page and the API show.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journal/averages.h"
#include "journal/ids.h"
#include "journal/mark.h"
#include "journal/week.h"

namespace mrko::journal {

/// A mark with the lesson in which it stands.
struct MarkInLesson {
    SchoolDay day{};
    int lesson_number{0};  ///< 0 for a mark without a lesson
    std::string teacher;   ///< who held the lesson: the substitute where there was one; may be empty
    Mark mark;
};

struct MissedLesson {
    SchoolDay day{};
    int lesson_number{0};
    Absence absence;
};

struct SubjectRecord {
    SubjectId subject;
    std::string title;
    std::vector<MarkInLesson> marks;     ///< in the order of days and lessons, as given within a lesson
    std::vector<MissedLesson> absences;  ///< lateness too
    MarkSum sum;

    [[nodiscard]] int missed() const noexcept;  ///< absences but lateness
};

/// Every subject that has a lesson, a mark or an absence in these days; by title in alphabetical order.
[[nodiscard]] std::vector<SubjectRecord> by_subject(std::span<const Day> days);

/// The record of one subject; empty marks when the days hold none.
[[nodiscard]] SubjectRecord record_of(std::span<const Day> days, SubjectId subject);

/// What two titles are sorted by: Russian and Latin letters without case, ё as е (alphabetical order of the Russian
/// dictionaries).
[[nodiscard]] std::string alphabet_key(std::string_view title);

}  // namespace mrko::journal
