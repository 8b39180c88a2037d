// SPDX-License-Identifier: Apache-2.0
// Another name for one child of the list.
#pragma once

#include <string>
#include <vector>

#include "access/visitor.h"
#include "views/form_errors.h"
#include "views/page_layout.h"

namespace mrko::views {

/// Posts account_name and csrf to its own address.
struct AccountRename {
    std::string present_name;
    access::ChildNumber child;
    std::string account_name;  ///< in the field
    std::vector<AccountError> errors;
};

/// "/accounts/1/name".
[[nodiscard]] std::string account_rename_address(access::ChildNumber child);

[[nodiscard]] PageHead head(const AccountRename& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const AccountRename& page, const Catalogue& texts);

}  // namespace mrko::views
