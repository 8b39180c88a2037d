// SPDX-License-Identifier: Apache-2.0
#include "views/account_rename.h"

#include "views/account_fields.h"
#include "views/names/account_rename.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

std::string heading(const AccountRename& page, const Catalogue& texts) {
    return texts.text(Message{"accounts", "Rename “{name}”"}, {{"name", page.present_name}});
}

}  // namespace

std::string account_rename_address(access::ChildNumber child) {
    return "/accounts/" + std::to_string(child.value) + "/name";
}

PageHead head(const AccountRename& page, const Catalogue& texts) {
    return {.title = form_title(heading(page, texts), page.errors, texts),
            .page_name = "account_rename.tpl",
            .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const AccountRename& page, const Catalogue& texts) {
    dictionary.SetValue(kar_HEADING, heading(page, texts));
    dictionary.SetValue(kar_ADDRESS, account_rename_address(page.child));
    fill_name_field(*dictionary.AddIncludeDictionary(kar_NAME_FIELD), page.account_name, page.errors, texts);
    if (!page.errors.empty()) {
        fill_form_errors(*dictionary.AddIncludeDictionary(kar_ERRORS), page.errors, texts);
    }
}

}  // namespace mrko::views
