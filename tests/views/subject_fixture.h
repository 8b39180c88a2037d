// SPDX-License-Identifier: Apache-2.0
// One subject, one mark and the figures of one child in the second quarter of 2018/2019, for the tests of these pages.
#pragma once

#include <string>

#include "views/mark_page.h"
#include "views/statistics_page.h"
#include "views/subject_page.h"

namespace mrko::tests {

/// A given mark of the five-point scale with an id of its own.
[[nodiscard]] journal::Mark five_point(int id, int value, std::string kind = "Ответ на уроке");

[[nodiscard]] journal::SchoolDay november(unsigned day);

/// Mathematics of Masha on 20 November 2018: every kind of entry, a risk, a planned work, three marks tried.
[[nodiscard]] views::SubjectPage maths_page();

/// The same subject of a first-former, who is given no marks.
[[nodiscard]] views::SubjectPage first_form_page();

/// A subject on the scale from 0 to 100, without thresholds.
[[nodiscard]] views::SubjectPage hundred_page();

/// A 3 that became a 4.
[[nodiscard]] views::MarkPage corrected_mark_page();

/// The quarter beside the one before.
[[nodiscard]] views::StatisticsPage quarter_figures();

/// The sum of the marks as the engine has it.
void add_up(journal::SubjectRecord& record);

}  // namespace mrko::tests
