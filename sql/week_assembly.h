// SPDX-License-Identifier: Apache-2.0
// Makes the page of a week from the rows of its statements: which lessons a day has, and what stands in each.
#pragma once

#include <string>
#include <string_view>

#include "journal/mark.h"
#include "journal/week.h"
#include "sql/week_rows.h"

namespace mrko::sql {

[[nodiscard]] journal::Week assemble_week(const journal::SchoolWeek& week, const WeekRows& rows);

/// "Иванова А. В."; what is missing is left out.
[[nodiscard]] std::string short_name(std::string_view family, std::string_view given, std::string_view middle);

/// The first letter of a UTF-8 text, empty for an empty one.
[[nodiscard]] std::string_view first_letter(std::string_view text);

}  // namespace mrko::sql
