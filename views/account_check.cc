// SPDX-License-Identifier: Apache-2.0
#include "views/account_check.h"

#include "views/format.h"
#include "views/names/account_check.h"
#include "views/template_dictionary.h"

namespace mrko::views {

PageHead head(const AccountCheck&, const Catalogue& texts) {
    return {.title = texts.text(Message{"account", "Check the data"}),
            .page_name = "account_check.tpl",
            .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const AccountCheck& page, const Catalogue& texts) {
    std::string pupil = short_name(page.pupil);
    if (!page.pupil.class_name.empty()) {
        pupil += ", " + class_label(page.pupil.class_name, texts);
    }
    dictionary.SetValue(kac_ACCOUNT_NAME, page.account_name);
    dictionary.SetValue(kac_PUPIL, pupil);
    dictionary.SetValue(kac_SCHOOL, unbroken(page.pupil.school_name));
    dictionary.SetValue(kac_MRKO_LOGIN, page.mrko_login);
    dictionary.SetValue(kac_FORM_ID, page.form_id);
    dictionary.SetValue(kac_BACK, page.change_address);
    dictionary.SetValue(kac_CHANGE_NAME, page.change_address + "#account_name");
    dictionary.SetValue(kac_CHANGE_LOGIN, page.change_address + "#mrko_login");
    dictionary.SetValue(kac_CHANGE_PASSWORD, page.change_address + "#mrko_password");
}

}  // namespace mrko::views
