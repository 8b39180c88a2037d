// SPDX-License-Identifier: Apache-2.0
// The words and addresses of periods: the same on every page.
#pragma once

#include <string>
#include <string_view>

#include "journal/period_choice.h"
#include "journal/study_year.h"
#include "views/catalogue.h"

namespace mrko::views {

/// "5 сентября 2018 г.", "3–9 сентября 2018 г.", "Сентябрь 2018 г.", "II четверть", "Учебный год: 1 сентября 2018 г. –
/// …".
[[nodiscard]] std::string period_title(const journal::PeriodChoice& choice, const Catalogue& texts);

/// The title, and the days too where a school's own name does not tell them: "II четверть, 6 ноября – 28 декабря 2018
/// г.".
[[nodiscard]] std::string period_in_full(const journal::PeriodChoice& choice, const Catalogue& texts);

/// "День", "Четверть", "Полугодие": what one period of the unit is called.
[[nodiscard]] const std::string& unit_name(journal::PeriodUnit unit,
                                           journal::PeriodSystem system,
                                           const Catalogue& texts);

/// How the address names a unit: "day", "week", "month", "quarter", "year". `span` has no word of its own.
[[nodiscard]] std::string_view unit_word(journal::PeriodUnit unit) noexcept;

/// "period=month&at=2018-09-05".
[[nodiscard]] std::string period_query(journal::PeriodUnit unit, const journal::SchoolDay& at);

/// The query that leads to this choice again: "period=quarter&at=2018-09-03" or "from=2018-09-03&to=2018-10-12".
[[nodiscard]] std::string period_query(const journal::PeriodChoice& choice);

}  // namespace mrko::views
