// SPDX-License-Identifier: Apache-2.0
#include "views/account_list.h"

#include "views/account_password.h"
#include "views/account_removal.h"
#include "views/account_rename.h"
#include "views/format.h"
#include "views/names/account_list.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

std::string done_words(AccountList::Done done, const Catalogue& texts) {
    switch (done) {
        case AccountList::Done::nothing: break;
        case AccountList::Done::renamed: return texts.text(Message{"accounts", "The new name is saved."});
        case AccountList::Done::reordered: return texts.text(Message{"accounts", "The new order is saved."});
        case AccountList::Done::removed: return texts.text(Message{"accounts", "The diary is removed from the list."});
    }
    return {};
}

void offer_place(ctemplate::TemplateDictionary& row, const ctemplate::TemplateString& section, int place) {
    row.AddSectionDictionary(section)->SetIntValue(kal_PLACE, place);
}

void fill_account(ctemplate::TemplateDictionary& row,
                  const AccountList::Account& account,
                  const Catalogue& texts) {
    row.SetValue(kal_ID, account_place(account.child).substr(1));
    row.SetValue(kal_NAME, account.account_name);
    row.SetValue(kal_RENAME_ADDRESS, account_rename_address(account.child));
    row.SetValue(kal_REMOVE_ADDRESS, account_removal_address(account.child));
    row.SetValue(kal_PLACE_ADDRESS, account_place_address(account.child));
    if (account.card) {
        auto& open = *row.AddSectionDictionary(kal_OPEN);
        open.SetValue(kal_OWNER, owner_line(*account.card, " · ", texts));
        open.SetValue(kal_DIARY_ADDRESS, "/diary/" + std::to_string(account.child.value) + "/week");
    } else {
        row.SetValueAndShowSection(kal_PASSWORD_ADDRESS, account_password_address(account.child), kal_RENEWED);
    }
}

}  // namespace

std::string account_place(access::ChildNumber child) {
    return "#account-" + std::to_string(child.value);
}

std::string account_place_address(access::ChildNumber child) {
    return "/accounts/" + std::to_string(child.value) + "/place";
}

PageHead head(const AccountList&, const Catalogue& texts) {
    return {.title = texts.text(Message{"accounts", "Children’s diaries"}),
            .page_name = "account_list.tpl",
            .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const AccountList& page, const Catalogue& texts) {
    if (page.done != AccountList::Done::nothing) {
        dictionary.SetValueAndShowSection(kal_DONE, done_words(page.done, texts), kal_DONE);
    }
    if (page.accounts.empty()) {
        dictionary.ShowSection(kal_NONE);
        return;
    }
    auto& list = *dictionary.AddSectionDictionary(kal_LIST);
    const int last = static_cast<int>(page.accounts.size());
    int place = 0;
    for (const AccountList::Account& account : page.accounts) {
        ++place;
        auto& row = *list.AddSectionDictionary(kal_ACCOUNT);
        fill_account(row, account, texts);
        if (place > 1) {
            offer_place(row, kal_UP, place - 1);
        }
        if (place < last) {
            offer_place(row, kal_DOWN, place + 1);
        }
    }
}

}  // namespace mrko::views
