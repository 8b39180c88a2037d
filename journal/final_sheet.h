// SPDX-License-Identifier: Apache-2.0
// The sheet of a year's final marks: a table for each set of study periods that the child's subjects have, with what
// the teacher set and what the rules recommend side by side.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journal/final_marks.h"
#include "journal/study_year.h"
#include "journal/week.h"

namespace mrko::journal {

struct FinalCell {
    enum class Stage { ahead, running, over };

    Stage stage{Stage::ahead};
    std::optional<FinalMark> set;               ///< by the teacher; of several the one that was set last
    std::optional<Recommendation> recommended;  ///< not for the exam, whose mark comes out of no others

    /// Both are marks of the five-point scale, and not the same.
    [[nodiscard]] bool departs() const noexcept;
};

struct FinalRow {
    SubjectId subject;
    std::string title;
    bool in_courses{true};           ///< false: the child has marks of the subject, but no course of it
    std::vector<FinalCell> periods;  ///< as many as the table has
    FinalCell year;
    FinalCell exam;
    FinalCell final;
};

struct FinalTable {
    std::vector<StudyPeriod> periods;
    std::vector<FinalRow> rows;  ///< in the order of the courses; behind them the subjects that have none
};

/// The year of the child in form 10, for its final marks of form 11.
struct TenthForm {
    StudyYear year;
    std::vector<Course> courses;
    std::vector<FinalMark> set;
};

/// `days` in their order hold the year's marks up to `today`. The table with the most subjects comes first; a subject
/// without study periods and without a final mark is left out. A period's recommendation is by the rules that hold
/// today, of a former period on its last day. The final mark of form 11 is recommended by both years, where `tenth` is
/// known, and not at all where it is not; a subject that `tenth` does not have was not taught then, unless that was in
/// another school, which has other subjects. For a subject without a course nothing is recommended: its rules and
/// periods are not known.
[[nodiscard]] std::vector<FinalTable> final_sheet(const StudyYear& year,
                                                  std::span<const Course> courses,
                                                  std::span<const FinalMark> set,
                                                  std::span<const Day> days,
                                                  const SchoolDay& today,
                                                  const std::optional<TenthForm>& tenth);

}  // namespace mrko::journal
