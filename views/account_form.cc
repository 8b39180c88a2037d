// SPDX-License-Identifier: Apache-2.0
#include "views/account_form.h"

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
    std::string title = heading(page, texts);
    if (!page.errors.empty()) {
        title = texts.text(Message{"account", "Error:"}) + ' ' + title;
    }
    return {.title = title, .page_name = "account_form.tpl", .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const AccountForm& page, const Catalogue& texts) {
    dictionary.SetValue(kaf_HEADING, heading(page, texts));
    dictionary.SetValue(kaf_ACCOUNT_NAME, page.account_name);
    dictionary.SetValue(kaf_MRKO_LOGIN, page.mrko_login);
    switch (page.password) {
        case AccountForm::Password::to_enter: dictionary.ShowSection(kaf_TO_ENTER); break;
        case AccountForm::Password::kept: dictionary.ShowSection(kaf_KEPT); break;
    }
    switch (page.purpose) {
        case AccountForm::Purpose::first_child: break;
        case AccountForm::Purpose::another_child:
            dictionary.SetValueAndShowSection(kaf_CANCEL_ADDRESS, page.cancel_address, kaf_CANCEL);
            break;
    }
    if (page.errors.empty()) {
        return;
    }
    auto& summary = *dictionary.AddIncludeDictionary(kaf_ERRORS);
    summary.SetFilename("form_errors.tpl");
    fill_form_errors(summary, page.errors, texts);
    for (const AccountError& error : page.errors) {
        const std::string text = text_of(error, texts);
        switch (field_of(error)) {
            case AccountField::account_name: dictionary.SetValueAndShowSection(kaf_TEXT, text, kaf_NAME_ERROR); break;
            case AccountField::mrko_login: dictionary.SetValueAndShowSection(kaf_TEXT, text, kaf_LOGIN_ERROR); break;
            case AccountField::mrko_password:
                dictionary.SetValueAndShowSection(kaf_TEXT, text, kaf_PASSWORD_ERROR);
                break;
            case AccountField::form: break;
        }
    }
}

}  // namespace mrko::views
