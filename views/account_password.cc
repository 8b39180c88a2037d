// SPDX-License-Identifier: Apache-2.0
#include "views/account_password.h"

#include "views/account_fields.h"
#include "views/names/account_password.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

std::string heading(const AccountPassword& page, const Catalogue& texts) {
    return texts.text(Message{"accounts", "The new password of “{name}”"}, {{"name", page.account_name}});
}

}  // namespace

std::string account_password_address(access::ChildNumber child) {
    return "/accounts/" + std::to_string(child.value) + "/password";
}

PageHead head(const AccountPassword& page, const Catalogue& texts) {
    return {.title = form_title(heading(page, texts), page.errors, texts),
            .page_name = "account_password.tpl",
            .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const AccountPassword& page, const Catalogue& texts) {
    dictionary.SetValue(kap_HEADING, heading(page, texts));
    dictionary.SetValue(kap_ADDRESS, account_password_address(page.child));
    dictionary.SetValue(kap_RETURN, page.return_to);
    fill_credential_fields(*dictionary.AddIncludeDictionary(kap_CREDENTIAL_FIELDS),
                           page.mrko_login,
                           PasswordField::to_enter,
                           page.errors,
                           texts);
    if (!page.errors.empty()) {
        fill_form_errors(*dictionary.AddIncludeDictionary(kap_ERRORS), page.errors, texts);
    }
}

}  // namespace mrko::views
