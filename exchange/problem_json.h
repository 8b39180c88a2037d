// SPDX-License-Identifier: Apache-2.0
// An error as data: application/problem+json (RFC 9457).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "journal/school_calendar.h"

namespace mrko::exchange {

/// For programs: in English, and the same words for every occurrence of a type but the detail.
struct Problem {
    std::string_view type;  ///< the last part of "urn:mrko:problem:…": "credential-renewed"
    std::string_view title;
    int status{500};
    std::string detail;                       ///< what to do about it; says nothing of the inside
    std::string request_id;                   ///< what the log knows the request by; may be empty
    std::optional<journal::DaySpan> allowed;  ///< the days that may be asked for, where a day was refused
};

[[nodiscard]] std::string problem_json(const Problem& problem);

}  // namespace mrko::exchange
