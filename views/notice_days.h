// SPDX-License-Identifier: Apache-2.0
// Entries of a notice board below the days on which they begin.
#pragma once

#include <vector>

#include "journal/school_calendar.h"
#include "views/notice_entry.h"

namespace mrko::views {

/// What is still to come or goes on; news are told on their day and never wait.
[[nodiscard]] bool lies_ahead(const NoticeEntry& entry, const journal::SchoolDay& today);

/// Fills notice_days.tpl; `part` is an include dictionary of the page. The entries stand in the order of their days.
void fill_notice_days(ctemplate::TemplateDictionary& part,
                      const std::vector<NoticeEntry>& entries,
                      const Catalogue& texts);

}  // namespace mrko::views
