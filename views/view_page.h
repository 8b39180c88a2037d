// SPDX-License-Identifier: Apache-2.0
// The choice of how the pages look: colours, size and spacing of the text, language, with a sample of the diary.
#pragma once

#include <string>

#include "views/page_layout.h"

namespace mrko::views {

struct ViewPage {
    ViewSettings chosen;
    std::string return_to{"/"};  ///< the own page that the visitor came from
    std::string here{"/view"};   ///< this page's own path and query: where the language switch returns to
    std::string csrf{};          ///< already masked; empty for a visitor who is not signed in
};

[[nodiscard]] PageHead head(const ViewPage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const ViewPage& page, const Catalogue& texts);

}  // namespace mrko::views
