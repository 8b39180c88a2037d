// SPDX-License-Identifier: Apache-2.0
// The school issued a newer password for one child: it is asked for here, and nothing else of the account changes.
#pragma once

#include <string>
#include <vector>

#include "access/visitor.h"
#include "views/form_errors.h"
#include "views/page_layout.h"

namespace mrko::views {

/// Posts mrko_login, mrko_password, return_to and csrf to its own address.
struct AccountPassword {
    std::string account_name;
    access::ChildNumber child;
    std::string mrko_login;
    std::string return_to;  ///< the page of this child's diary that was asked for
    std::vector<AccountError> errors;
};

/// "/accounts/1/password".
[[nodiscard]] std::string account_password_address(access::ChildNumber child);

[[nodiscard]] PageHead head(const AccountPassword& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const AccountPassword& page, const Catalogue& texts);

}  // namespace mrko::views
