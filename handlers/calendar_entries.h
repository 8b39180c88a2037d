// SPDX-License-Identifier: Apache-2.0
// The schedules of one child or of a whole family as the entries of one calendar.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/calendar_feed.h"
#include "journal/schedule.h"
#include "journal/school_calendar.h"
#include "views/catalogue.h"

namespace mrko::handlers {

struct ChildSchedule {
    std::string name;  ///< goes in front of every entry; empty in a calendar of one child
    std::string tag;   ///< stands for the child in the names of its entries
    journal::Schedule schedule;
};

/// In the order of the children. An entry keeps its name (UID) when its lesson is replaced or cancelled, and an event
/// that several children share is one entry. `host` ends every name.
[[nodiscard]] std::vector<exchange::CalendarEntry> calendar_entries(std::span<const ChildSchedule> children,
                                                                    const journal::SchoolClock& clock,
                                                                    std::string_view host,
                                                                    const views::Catalogue& texts);

}  // namespace mrko::handlers
