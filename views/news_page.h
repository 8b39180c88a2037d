// SPDX-License-Identifier: Apache-2.0
// /news: what everybody may read of the city's and the schools' news and events, for a school year.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "journal/public_board.h"
#include "views/page_layout.h"

namespace mrko::views {

struct NewsPage {
    journal::SchoolDay today{};
    std::vector<journal::PublicNotice> coming;  ///< of today and later, the nearest first; of this year alone
    std::vector<journal::PublicNotice> begun;   ///< of today and before, the newest first; a part of them
    std::optional<journal::PublicSchool> school;  ///< of this school and its city alone
    int year{0};                                  ///< the school year that begins in it
    std::vector<int> years;                       ///< that hold anything, the newest first
    int part{1};                                  ///< of a long list
    bool has_more{false};
};

/// "/news", "/news?school=5&year=2025&part=2".
[[nodiscard]] std::string news_address(std::optional<journal::SchoolId> school,
                                       std::optional<int> year = std::nullopt,
                                       int part = 1);

[[nodiscard]] PageHead head(const NewsPage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const NewsPage& page, const Catalogue& texts);

}  // namespace mrko::views
