// SPDX-License-Identifier: Apache-2.0
// Writes a calendar that other programs subscribe to: RFC 5545 with the properties of RFC 7986 and their older names.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "journal/school_calendar.h"

namespace mrko::exchange {

/// From `begin` until `end`; without an end it is a moment.
struct CalendarTime {
    std::chrono::sys_seconds begin{};
    std::optional<std::chrono::sys_seconds> end;
};

struct CalendarEntry {
    enum class Status { confirmed, cancelled };

    std::string uid;                                    ///< the same as long as the entry is the same thing
    std::variant<CalendarTime, journal::DaySpan> when;  ///< a time, or whole days
    std::string summary;
    std::string description;  ///< may be empty
    std::string location;     ///< may be empty
    std::string category;
    Status status{Status::confirmed};
    bool is_busy{true};  ///< whether the person has no time then
};

struct CalendarFeed {
    std::string name;
    std::string source;                  ///< the address of the feed itself
    std::chrono::hours refresh{6};       ///< how often to ask again
    std::chrono::sys_seconds written{};  ///< DTSTAMP of every entry
    std::vector<CalendarEntry> entries;
};

/// Folded lines of at most 75 octets that end with CR LF, UTF-8, times in UTC. Control characters are left out of
/// texts, but line feeds.
[[nodiscard]] std::string write_calendar(const CalendarFeed& feed);

}  // namespace mrko::exchange
