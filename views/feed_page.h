// SPDX-License-Identifier: Apache-2.0
// The page of a calendar's secret address, of one child or of the whole family: makes it, shows it once, renews it and
// ends it.
#pragma once

#include <optional>
#include <string>

#include "access/visitor.h"
#include "journal/school_calendar.h"
#include "journal/week.h"
#include "views/page_layout.h"

namespace mrko::views {

struct FeedPage {
    struct OfChild {
        access::ChildNumber number;
        std::string account_name;
        journal::PupilCard card;
    };

    std::optional<OfChild> child;               ///< empty: the whole family
    std::optional<journal::SchoolDay> created;  ///< of the address that lives; empty: there is none
    std::string address;  ///< "https://…/ical/….ics" right after it was made; empty at any other time
};

/// "/diary/1/feed", "/family/feed".
[[nodiscard]] std::string feed_address(const std::optional<access::ChildNumber>& child);

[[nodiscard]] PageHead head(const FeedPage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const FeedPage& page, const Catalogue& texts);

}  // namespace mrko::views
