// SPDX-License-Identifier: Apache-2.0
// A page of earlier, shown again while the journal is away: what is between <main> and </main> as it was, everything
// around it new.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/school_calendar.h"
#include "views/page_layout.h"

namespace mrko::views {

struct KeptPage {
    PageHead::Layout layout{PageHead::Layout::wide};
    std::string title;
    std::string main;  ///< HTML of a page of our own, without the tokens of its forms
    journal::SchoolMoment as_of{};
    journal::SchoolDay today{};
};

/// Cuts out of a whole document what is kept of it; the tokens of its forms are left out. Empty for another document.
[[nodiscard]] std::optional<KeptPage> kept_page_of(std::string_view document);

/// "Журнал сейчас не отвечает. Показано, что было в 07:58": the notice above the page.
[[nodiscard]] std::string notice_of(const KeptPage& page, const Catalogue& texts);

/// The same page with the token of this session in its forms.
[[nodiscard]] KeptPage with_token(KeptPage page, std::string_view csrf);

[[nodiscard]] PageHead head(const KeptPage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const KeptPage& page, const Catalogue& texts);

/// The answer where nothing is kept of a page: what there is instead.
struct JournalAway {
    struct Link {
        std::string address;
        std::string title;
        journal::SchoolMoment as_of{};
    };

    std::vector<Link> kept;  ///< pages of the same child, the newest first
    journal::SchoolDay today{};
    std::string request_id;
};

[[nodiscard]] PageHead head(const JournalAway& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const JournalAway& page, const Catalogue& texts);

}  // namespace mrko::views
