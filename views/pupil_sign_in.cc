// SPDX-License-Identifier: Apache-2.0
#include "views/pupil_sign_in.h"

#include "views/names/pupil_sign_in.h"
#include "views/template_dictionary.h"

namespace mrko::views {

PageHead head(const PupilSignIn& page, const Catalogue& texts) {
    std::string title = texts.text(Message{"pupil", "Sign in as a pupil"});
    if (!page.errors.empty()) {
        title = texts.text(Message{"account", "Error:"}) + ' ' + title;
    }
    return {.title = title, .page_name = "pupil_sign_in.tpl", .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const PupilSignIn& page, const Catalogue& texts) {
    dictionary.SetValue(kpsi_MRKO_LOGIN, page.mrko_login);
    dictionary.SetValue(kpsi_RETURN_TO, page.return_to);
    if (page.errors.empty()) {
        return;
    }
    auto& summary = *dictionary.AddIncludeDictionary(kpsi_ERRORS);
    summary.SetFilename("form_errors.tpl");
    fill_form_errors(summary, page.errors, texts);
    for (const AccountError& error : page.errors) {
        const std::string text = text_of(error, texts);
        switch (field_of(error)) {
            case AccountField::mrko_login: dictionary.SetValueAndShowSection(kpsi_TEXT, text, kpsi_LOGIN_ERROR); break;
            case AccountField::mrko_password:
                dictionary.SetValueAndShowSection(kpsi_TEXT, text, kpsi_PASSWORD_ERROR);
                break;
            case AccountField::account_name:
            case AccountField::form: break;
        }
    }
}

}  // namespace mrko::views
