// SPDX-License-Identifier: Apache-2.0
// The answer to a period that cannot be shown: why, the bounds of the academic year, and the form with what was typed.
#pragma once

#include <optional>
#include <string>

#include "access/visitor.h"
#include "journal/school_calendar.h"
#include "views/page_layout.h"

namespace mrko::views {

struct PeriodRefusedPage {
    enum class Reason { first_day_unreadable, last_day_unreadable, reversed, outside_year, unknown_period };

    Reason reason{Reason::outside_year};
    std::string account_name;
    access::ChildNumber child;
    std::string address;  ///< of the page that was asked for, without a query: "/diary/1/marks"
    std::string from;     ///< as typed
    std::string to;
    std::optional<journal::DaySpan> year;  ///< empty when the child is in no class of any year
};

[[nodiscard]] PageHead head(const PeriodRefusedPage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const PeriodRefusedPage& page, const Catalogue& texts);

}  // namespace mrko::views
