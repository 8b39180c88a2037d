// SPDX-License-Identifier: Apache-2.0
// The first page of a person who is not signed in: what the diary is and the way in through the portal.
#pragma once

#include <string>

#include "views/page_layout.h"

namespace mrko::views {

struct StartPage {
    std::string enter_address{"/enter"};
};

[[nodiscard]] PageHead head(const StartPage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const StartPage& page, const Catalogue& texts);

}  // namespace mrko::views
