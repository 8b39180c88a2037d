// SPDX-License-Identifier: Apache-2.0
// Short pages about the diary itself: what it is, what it keeps, for whom it can be read.
#pragma once

#include "views/page_layout.h"

namespace mrko::views {

struct InfoPage {
    enum class Kind { about, privacy, accessibility };

    Kind kind{Kind::about};
};

[[nodiscard]] PageHead head(const InfoPage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const InfoPage& page, const Catalogue& texts);

}  // namespace mrko::views
