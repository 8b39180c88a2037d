// SPDX-License-Identifier: Apache-2.0
// The form by which a pupil signs in with the school's login: the only way into a diary that leads round the portal.
#pragma once

#include <string>
#include <vector>

#include "views/form_errors.h"
#include "views/page_layout.h"

namespace mrko::views {

/// Posts mrko_login, mrko_password, return_to and csrf to /enter/pupil. The password never comes back to the page.
struct PupilSignIn {
    std::string mrko_login;
    std::string return_to;  ///< a page of the pupil's own diary, or empty
    std::vector<AccountError> errors;
};

[[nodiscard]] PageHead head(const PupilSignIn& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const PupilSignIn& page, const Catalogue& texts);

}  // namespace mrko::views
