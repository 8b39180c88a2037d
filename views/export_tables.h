// SPDX-License-Identifier: Apache-2.0
// A child's data as tables of texts for files: the same values in the same words as on the pages.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "journal/homework_list.h"
#include "journal/subject_record.h"
#include "journal/week.h"
#include "views/catalogue.h"
#include "views/final_marks.h"

namespace mrko::views {

/// The first row names the columns, and all have as many cells as it has.
using TableRows = std::vector<std::vector<std::string>>;

/// A mark or an absence a line, by date.
[[nodiscard]] TableRows marks_table(std::span<const journal::SubjectRecord> subjects, const Catalogue& texts);
/// A subject a line, and the total.
[[nodiscard]] TableRows averages_table(std::span<const journal::SubjectRecord> subjects, const Catalogue& texts);
/// A final mark or a forecast a line.
[[nodiscard]] TableRows finals_table(std::span<const FinalMarks::Sheet> sheets, const Catalogue& texts);
[[nodiscard]] TableRows homework_table(std::span<const journal::HomeworkDay> days, const Catalogue& texts);
[[nodiscard]] TableRows timetable_table(std::span<const journal::Day> days, const Catalogue& texts);

}  // namespace mrko::views
