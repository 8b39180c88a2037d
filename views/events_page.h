// SPDX-License-Identifier: Apache-2.0
// What lies ahead of a child and what has been told: meetings, tests, events, holidays and news of a period.
#pragma once

#include <string>
#include <vector>

#include "access/visitor.h"
#include "journal/announcement.h"
#include "journal/week.h"
#include "views/page_layout.h"
#include "views/period_switch.h"

namespace mrko::views {

struct EventsPage {
    std::string account_name;
    access::ChildNumber child;
    journal::PupilCard card;
    PeriodSwitch period;
    std::vector<journal::Announcement> announcements;
    std::vector<journal::AnnouncedWork> works;  ///< of today and later
    std::vector<journal::AnnouncedHolidays> holidays;
};

/// "/diary/1/events", without a period.
[[nodiscard]] std::string events_address(access::ChildNumber child);

[[nodiscard]] PageHead head(const EventsPage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const EventsPage& page, const Catalogue& texts);

}  // namespace mrko::views
