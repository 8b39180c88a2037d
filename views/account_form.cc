// SPDX-License-Identifier: Apache-2.0
#include "views/account_form.h"

#include "views/account_fields.h"
#include "views/names/account_form.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

const std::string& heading(const AccountForm& page, const Catalogue& texts) {
    switch (page.purpose) {
        case AccountForm::Purpose::first_child: return texts.text(Message{"account", "Connect your child’s diary"});
        case AccountForm::Purpose::another_child:
            return texts.text(Message{"account", "Connect another child’s diary"});
    }
    return texts.text(Message{"account", "Connect your child’s diary"});
}

}  // namespace

PageHead head(const AccountForm& page, const Catalogue& texts) {
    return {.title = form_title(heading(page, texts), page.errors, texts),
            .page_name = "account_form.tpl",
            .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const AccountForm& page, const Catalogue& texts) {
    dictionary.SetValue(kaf_HEADING, heading(page, texts));
    fill_name_field(*dictionary.AddIncludeDictionary(kaf_NAME_FIELD), page.account_name, page.errors, texts);
    fill_credential_fields(*dictionary.AddIncludeDictionary(kaf_CREDENTIAL_FIELDS),
                           page.mrko_login,
                           page.password == AccountForm::Password::kept ? PasswordField::kept : PasswordField::to_enter,
                           page.errors,
                           texts);
    switch (page.purpose) {
        case AccountForm::Purpose::first_child: break;
        case AccountForm::Purpose::another_child:
            dictionary.SetValueAndShowSection(kaf_CANCEL_ADDRESS, page.cancel_address, kaf_CANCEL);
            break;
    }
    if (!page.errors.empty()) {
        fill_form_errors(*dictionary.AddIncludeDictionary(kaf_ERRORS), page.errors, texts);
    }
}

}  // namespace mrko::views
