// SPDX-License-Identifier: Apache-2.0
// The page that a browser keeps for the time without a connection. It is the same for everybody and holds nothing of
// anybody; its script puts in the week that an own device keeps.
#pragma once

#include "views/page_layout.h"

namespace mrko::views {

struct OfflinePage {};

[[nodiscard]] PageHead head(const OfflinePage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const OfflinePage& page, const Catalogue& texts);

}  // namespace mrko::views
