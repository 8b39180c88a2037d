// SPDX-License-Identifier: Apache-2.0
// Makes the days of a diary from the rows of their statements: which lessons a day has, and what stands in each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "journal/school_calendar.h"
#include "journal/week.h"
#include "sql/day_rows.h"

namespace mrko::sql {

/// Every day of the span from Monday to Saturday, a Sunday only when it has a mark. Takes as long as there are days and
/// rows, not their product.
[[nodiscard]] std::vector<journal::Day> assemble_days(const journal::DaySpan& days, const DayRows& rows);

/// The page of a week: without a Saturday that the class does not have, and the marks of Sunday on its last day.
[[nodiscard]] journal::Week assemble_week(const journal::SchoolWeek& week, const DayRows& rows);

/// "Иванова А. В."; what is missing is left out.
[[nodiscard]] std::string short_name(std::string_view family, std::string_view given, std::string_view middle);

/// The first letter of a UTF-8 text, empty for an empty one.
[[nodiscard]] std::string_view first_letter(std::string_view text);

}  // namespace mrko::sql
