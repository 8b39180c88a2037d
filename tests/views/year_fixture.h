// SPDX-License-Identifier: Apache-2.0
// A child's academic year with everything that the pages over a longer time show: quarters beside half-years, long
// names of subjects, many marks in a cell, absences, a holiday, a former year; and a child without any mark.
#pragma once

#include <vector>

#include "journal/school_calendar.h"
#include "journal/study_year.h"
#include "journal/week.h"
#include "views/all_marks.h"
#include "views/calendar.h"
#include "views/final_marks.h"

namespace mrko::tests {

/// 2018/2019 in 4 «Б» and, before it, 2017/2018 in 3 «Б» of another school.
[[nodiscard]] std::vector<journal::StudyYear> two_years();

/// The schooldays with marks from 3 September to 26 October 2018, the first quarter, and its holidays.
[[nodiscard]] std::vector<journal::Day> quarter_days();

/// All grades of the first quarter on Friday, 26 October 2018.
[[nodiscard]] views::AllMarks quarter_of_marks(views::AllMarks::View view);

/// The final marks of 2018/2019 on 26 December 2018: the second quarter and the first half-year still run.
[[nodiscard]] views::FinalMarks winter_sheet();

/// October 2018 on the 26th: marks, the autumn holidays from the 29th.
[[nodiscard]] views::Calendar october();

}  // namespace mrko::tests
