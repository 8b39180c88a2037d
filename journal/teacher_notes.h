// SPDX-License-Identifier: Apache-2.0
// What teachers wrote about a child in a run of days: remarks on behaviour, and comments on marks.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journal/ids.h"
#include "journal/mark.h"
#include "journal/week.h"

namespace mrko::journal {

struct TeacherNote {
    enum class Kind { remark, comment };

    Kind kind{Kind::remark};
    SchoolDay day{};
    int lesson_number{0};  ///< 0 for a mark without a lesson
    SubjectId subject_id;
    std::string subject;
    std::string teacher;       ///< who held the lesson: the substitute where there was one; may be empty
    std::string text;          ///< never empty
    std::optional<Mark> mark;  ///< only with a comment
    bool fresh{false};         ///< new to who reads, see news.h
};

/// The latest day first; within a day in the order of its lessons, comments before remarks. `days` in the order of
/// time.
[[nodiscard]] std::vector<TeacherNote> teacher_notes(std::span<const Day> days);

/// How many of the notes are of that kind.
[[nodiscard]] int count_of(TeacherNote::Kind kind, std::span<const TeacherNote> notes) noexcept;

}  // namespace mrko::journal
