// SPDX-License-Identifier: Apache-2.0
// The parent's own list of diaries: open, rename, order, remove, add.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/visitor.h"
#include "journal/week.h"
#include "views/page_layout.h"

namespace mrko::views {

/// Each child posts `place` (from 1) and csrf to /accounts/{n}/place.
struct AccountList {
    enum class Done { nothing, renamed, reordered, removed };

    struct Account {
        std::string account_name;
        access::ChildNumber child;
        std::optional<journal::PupilCard> card;  ///< empty: the school issued a new password
    };

    std::vector<Account> accounts;  ///< in the parent's order
    Done done{Done::nothing};       ///< what the last press of a button did
};

/// "#account-1", where a child stands on the page.
[[nodiscard]] std::string account_place(access::ChildNumber child);
/// "/accounts/1/place".
[[nodiscard]] std::string account_place_address(access::ChildNumber child);

[[nodiscard]] PageHead head(const AccountList& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const AccountList& page, const Catalogue& texts);

}  // namespace mrko::views
