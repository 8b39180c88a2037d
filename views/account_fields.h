// SPDX-License-Identifier: Apache-2.0
// The fields that several forms about an account have: the name, and the MRKO login with its password.
#pragma once

#include <string>
#include <vector>

#include "views/catalogue.h"
#include "views/form_errors.h"

namespace ctemplate {
class TemplateDictionary;
}

namespace mrko::views {

/// kept: the server still holds the password of the last answer, the field may stay empty.
enum class PasswordField { to_enter, kept };

/// Makes account_name_field.tpl of an include dictionary, with those of the errors that are about the name.
void fill_name_field(ctemplate::TemplateDictionary& field,
                     const std::string& account_name,
                     const std::vector<AccountError>& errors,
                     const Catalogue& texts);

/// The same with credential_fields.tpl, the login and the password. No password ever comes back to a page.
void fill_credential_fields(ctemplate::TemplateDictionary& fields,
                            const std::string& mrko_login,
                            PasswordField password,
                            const std::vector<AccountError>& errors,
                            const Catalogue& texts);

}  // namespace mrko::views
