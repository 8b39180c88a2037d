// SPDX-License-Identifier: Apache-2.0
#include "views/account_removal.h"

#include "views/names/account_removal.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

std::string heading(const AccountRemoval& page, const Catalogue& texts) {
    return texts.text(Message{"accounts", "Remove “{name}” from the list?"}, {{"name", page.account_name}});
}

}  // namespace

std::string account_removal_address(access::ChildNumber child) {
    return "/accounts/" + std::to_string(child.value) + "/removal";
}

PageHead head(const AccountRemoval& page, const Catalogue& texts) {
    return {.title = heading(page, texts), .page_name = "account_removal.tpl", .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const AccountRemoval& page, const Catalogue& texts) {
    dictionary.SetValue(kar_HEADING, heading(page, texts));
    dictionary.SetValue(kar_ADDRESS, account_removal_address(page.child));
    if (page.others > 0) {
        dictionary.SetValueAndShowSection(
            kar_OTHERS, texts.plural(Message{"accounts", "{n} other diary stays in the list."}, page.others), kar_OTHERS);
    }
}

}  // namespace mrko::views
