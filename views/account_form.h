// SPDX-License-Identifier: Apache-2.0
// Step 1 of connecting a child: the parent's name for the diary, the MRKO login and password.
#pragma once

#include <string>
#include <vector>

#include "views/form_errors.h"
#include "views/page_layout.h"

namespace mrko::views {

/// Posts account_name, mrko_login, mrko_password and csrf to /accounts/new. The password never comes back to the page.
struct AccountForm {
    enum class Purpose { first_child, another_child };
    /// kept: the server still holds the password of the last answer, the field may stay empty.
    enum class Password { to_enter, kept };

    std::string account_name;
    std::string mrko_login;
    Purpose purpose{Purpose::first_child};
    Password password{Password::to_enter};
    std::vector<AccountError> errors;
    std::string cancel_address{"/"};  ///< shown when another child is added
};

[[nodiscard]] PageHead head(const AccountForm& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const AccountForm& page, const Catalogue& texts);

}  // namespace mrko::views
