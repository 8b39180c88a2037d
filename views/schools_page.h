// SPDX-License-Identifier: Apache-2.0
// "Is my school connected?": a search for a school by its number or name.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "journal/public_board.h"
#include "views/page_layout.h"

namespace mrko::views {

struct SchoolsPage {
    std::string asked;                         ///< as it was typed; empty: nothing was asked
    std::vector<journal::PublicSchool> found;  ///< the first of them; without a question a few to look at
    std::size_t all_found{0};                  ///< how many there are altogether
};

[[nodiscard]] PageHead head(const SchoolsPage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const SchoolsPage& page, const Catalogue& texts);

}  // namespace mrko::views
