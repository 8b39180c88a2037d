// SPDX-License-Identifier: Apache-2.0
// Step 2 of connecting a child: what was entered and whose diary will open, before anything is saved.
#pragma once

#include <string>

#include "journal/week.h"
#include "views/page_layout.h"

namespace mrko::views {

/// Posts form_id and csrf to /accounts/check. Until then the pupil is shown by first name and initial alone.
struct AccountCheck {
    std::string account_name;
    std::string mrko_login;
    journal::PupilCard pupil;
    std::string form_id;                          ///< one-time, so a second press of the button changes nothing
    std::string change_address{"/accounts/new"};  ///< the form with the answers in it
};

[[nodiscard]] PageHead head(const AccountCheck& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const AccountCheck& page, const Catalogue& texts);

}  // namespace mrko::views
