// SPDX-License-Identifier: Apache-2.0
// One thing on a notice board: its kind in a word, what it is, when, where and for whom. A part of the pages of events
// and of public news.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "journal/school_calendar.h"
#include "views/catalogue.h"

namespace ctemplate {
class TemplateDictionary;
}

namespace mrko::views {

struct NoticeEntry {
    enum class Kind { news, event, parent_meeting, work, holidays };

    Kind kind{Kind::news};
    std::string kind_words{};  ///< the school's own name of a kind of work, else empty
    journal::SchoolDay first{};
    std::optional<std::chrono::minutes> begins{};
    std::optional<journal::SchoolDay> last{};
    std::optional<std::chrono::minutes> ends{};
    std::string title;
    std::string title_address{};  ///< may be empty, and so may all that follow
    std::string description{};
    std::string place{};
    std::string scope{};  ///< for whom: "вся школа", "7-е классы"
    std::string scope_address{};

    [[nodiscard]] journal::SchoolDay last_day() const { return last.value_or(first); }
};

/// "18:30", "12:00–14:00"; the days of what lasts longer than one; empty for a whole day.
[[nodiscard]] std::string when(const NoticeEntry& entry, const Catalogue& texts);

/// Fills notice_entry.tpl; `part` is an include dictionary of the page.
void fill_notice_entry(ctemplate::TemplateDictionary& part, const NoticeEntry& entry, const Catalogue& texts);

}  // namespace mrko::views
