// SPDX-License-Identifier: Apache-2.0
// What a school tells everybody: news, events and parent meetings.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "journal/ids.h"
#include "journal/school_calendar.h"

namespace mrko::journal {

struct Announcement {
    enum class Kind { news, event, parent_meeting };

    AnnouncementId id;
    Kind kind{Kind::event};
    std::string class_name;  ///< empty: the whole school
    SchoolDay first{};
    std::optional<std::chrono::minutes> begins;  ///< since midnight; empty: the whole day
    std::optional<SchoolDay> last;
    std::optional<std::chrono::minutes> ends;
    std::string title;
    std::string description;  ///< may be empty
};

}  // namespace mrko::journal
