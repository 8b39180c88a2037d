// SPDX-License-Identifier: Apache-2.0
// Where a lesson is, who holds it, and why a day has none: the same words on every page.
#pragma once

#include <string>

#include "journal/week.h"
#include "views/catalogue.h"

namespace mrko::views {

/// "каб. 214"; a room that has a name is called by it alone: "Спортзал 2". Empty without a room.
[[nodiscard]] std::string room_words(const journal::Lesson& lesson, const Catalogue& texts);

/// "группа 1" for a subgroup that is a number, "девочки" as it is; empty when the whole form learns together.
[[nodiscard]] std::string subgroup_words(const std::string& subgroup, const Catalogue& texts);
[[nodiscard]] std::string subgroup_words(const journal::Lesson& lesson, const Catalogue& texts);

/// "Иванова А. В.": the substitute of a replaced lesson, else the teacher; may be empty.
[[nodiscard]] std::string holder_of(const journal::Lesson& lesson);

/// What a day without lessons says instead of them: the name of the holiday, or that there are none.
[[nodiscard]] const std::string& rest_words(const journal::Day& day, const Catalogue& texts);

}  // namespace mrko::views
