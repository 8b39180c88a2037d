// SPDX-License-Identifier: Apache-2.0
// A parent's signature under a week of the diary: when it may be given, and what became of the week after it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "journal/mark.h"
#include "journal/school_calendar.h"

namespace mrko::journal {

/// A week is signed when it is over for the school, as on paper: from its Friday on.
[[nodiscard]] bool may_be_signed(const SchoolWeek& week, const SchoolDay& today) noexcept;

/// The signatures that hold under one week.
struct WeekSignatures {
    std::optional<std::chrono::sys_seconds> own{};    ///< of the parent who reads
    std::optional<std::chrono::sys_seconds> other{};  ///< the newest one of somebody else
};

/// A mark that has another value now than at the time of a signature.
struct LaterChange {
    MarkId mark;
    std::string subject;
    SchoolDay day{};
    Mark before;
    std::optional<Mark> now;  ///< empty when it was withdrawn
};

}  // namespace mrko::journal
