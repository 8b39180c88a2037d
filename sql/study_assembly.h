// SPDX-License-Identifier: Apache-2.0
// Makes a child's school years and courses from the rows of their statements.
#pragma once

#include <vector>

#include "journal/study_year.h"
#include "sql/study_rows.h"

namespace mrko::sql {

/// Oldest first. Years of several schools that end in the same calendar year are one, with the days of all of them.
[[nodiscard]] std::vector<journal::StudyYear> assemble_years(const std::vector<YearRow>& rows);

/// In alphabetical order. Of several groups of one subject the last one names the course, its periods and its rules;
/// periods of the others stay where they do not overlap with those.
[[nodiscard]] std::vector<journal::Course> assemble_courses(const CourseRows& rows);

}  // namespace mrko::sql
