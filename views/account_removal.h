// SPDX-License-Identifier: Apache-2.0
// What happens when a child is taken out of the list, before it happens.
#pragma once

#include <string>

#include "access/visitor.h"
#include "views/page_layout.h"

namespace mrko::views {

/// Posts csrf to its own address.
struct AccountRemoval {
    std::string account_name;
    access::ChildNumber child;
    int others{0};  ///< how many children stay
};

/// "/accounts/1/removal".
[[nodiscard]] std::string account_removal_address(access::ChildNumber child);

[[nodiscard]] PageHead head(const AccountRemoval& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const AccountRemoval& page, const Catalogue& texts);

}  // namespace mrko::views
