// SPDX-License-Identifier: Apache-2.0
// The week of week_fixture.h with what the pages of days need beside it: subgroups, topics, links and long homework;
// and the week of a first form, without marks and homework.
#pragma once

#include <string>
#include <vector>

#include "journal/week.h"

namespace mrko::tests {

/// 3 to 8 September 2018, nine lessons on four days, two subgroups, homework of 500 letters, an address in a text.
[[nodiscard]] std::vector<journal::Day> rich_days();

/// The same week of a child in 1 «А»: four lessons a day from Monday to Friday and nothing written down.
[[nodiscard]] std::vector<journal::Day> first_form_days();
[[nodiscard]] journal::PupilCard first_form_pupil();

/// 29 October to 3 November 2018, holidays without lessons.
[[nodiscard]] std::vector<journal::Day> holiday_days();

/// The rich week with `text` for every word that a person typed.
[[nodiscard]] std::vector<journal::Day> days_full_of(const std::string& text);
/// Fails unless a page made of days_full_of(markup()) shows it as text alone.
[[nodiscard]] std::string markup();
void assert_disarmed(const std::string& page);

[[nodiscard]] int count_of(const std::string& text, const std::string& part);
[[nodiscard]] bool holds(const std::string& text, const std::string& part);

}  // namespace mrko::tests
