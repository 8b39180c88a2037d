// SPDX-License-Identifier: Apache-2.0
// What everybody may read without signing in. These values have no place for a pupil, a parent or a mark.
#pragma once

#include <optional>
#include <string>

#include "journal/announcement.h"
#include "journal/ids.h"
#include "journal/school_calendar.h"

namespace mrko::journal {

struct PublicNotice {
    enum class Kind { news, event };
    enum class Scope { city, school };

    AnnouncementId id;
    Kind kind{Kind::news};
    Scope scope{Scope::school};
    SchoolId org;          ///< the school; an org above the schools has no page
    std::string org_name;  ///< whose notice it is
    SchoolDay first{};
    std::optional<std::chrono::minutes> begins;  ///< since midnight; empty: the whole day
    std::optional<SchoolDay> last;
    std::optional<std::chrono::minutes> ends;
    std::string title;
    std::string description;  ///< may be empty
    std::string place;        ///< may be empty
};

/// The board at a school's door.
struct PublicSchool {
    /// known: the city has named the school, but none of its classes is in the diary.
    enum class Standing { known, connected };

    SchoolId id;
    std::string name;
    std::string identifier;  ///< the school's number in the city's list; may be empty
    std::string address;     ///< may be empty, and so may all that follow
    std::string phone;
    std::string head_name;  ///< the director
    std::string city;       ///< what stands above the school
    Standing standing{Standing::known};
    std::optional<SchoolDay> connected_on;  ///< empty: not connected, or before this was written down
};

}  // namespace mrko::journal
