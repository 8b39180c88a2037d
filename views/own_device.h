// SPDX-License-Identifier: Apache-2.0
// Where a person says that this device is their own and may keep the last week seen. The choice itself lives in the
// device alone.
#pragma once

#include "views/page_layout.h"

namespace mrko::views {

struct OwnDevice {};

[[nodiscard]] PageHead head(const OwnDevice& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const OwnDevice& page, const Catalogue& texts);

}  // namespace mrko::views
