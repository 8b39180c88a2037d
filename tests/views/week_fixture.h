// SPDX-License-Identifier: Apache-2.0
// A week in which every kind of entry occurs, for the tests of the pages.
#pragma once

#include <string>

#include "views/diary_week.h"
#include "views/page_layout.h"
#include "views/template_set.h"

namespace mrko::tests {

[[nodiscard]] journal::PupilCard masha();

/// 3 to 8 September 2018; `lessons` a day, at most nine.
[[nodiscard]] journal::Week full_week(int lessons);

/// The week's page on Wednesday the 5th at 10:15.
[[nodiscard]] views::DiaryWeek full_page(int lessons = 7);

/// A parent of two children, reading the first one's diary.
[[nodiscard]] views::PageFrame family_frame(views::Language language);

/// Nobody is signed in.
[[nodiscard]] views::PageFrame anonymous_frame(views::Language language);

/// The pages with the fixed names of tests/views/assets.json.
[[nodiscard]] const views::Templates& templates();

}  // namespace mrko::tests
