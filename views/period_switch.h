// SPDX-License-Identifier: Apache-2.0
// The choice of a period above a page: Day, Week, Month, Quarter, Year as links, earlier and later, any two dates. A
// part that any page's template includes ({{>PERIOD}}).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "journal/period_choice.h"
#include "journal/school_calendar.h"
#include "journal/study_year.h"
#include "views/catalogue.h"

namespace ctemplate {
class TemplateDictionary;
}

namespace mrko::views {

struct PeriodSwitch {
    std::string address;                                       ///< of the page, without a query: "/diary/1/marks"
    std::vector<std::pair<std::string, std::string>> further;  ///< what else the query keeps: {"view", "dates"}
    journal::PeriodChoice choice;
    journal::PeriodSystem system{journal::PeriodSystem::quarters};
    journal::DaySpan year;
    journal::SchoolDay today{};
    std::vector<journal::PeriodUnit> units{journal::PeriodUnit::day,
                                           journal::PeriodUnit::week,
                                           journal::PeriodUnit::month,
                                           journal::PeriodUnit::study_period,
                                           journal::PeriodUnit::year};
};

/// The whole address of the page with this period, further parameters included: for links to it from anywhere.
[[nodiscard]] std::string address_with(const PeriodSwitch& period, const std::string& period_query);

/// Fills period_switch.tpl; `part` is an include dictionary of the page.
void fill_period_switch(ctemplate::TemplateDictionary& part, const PeriodSwitch& period, const Catalogue& texts);

}  // namespace mrko::views
