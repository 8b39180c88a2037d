// SPDX-License-Identifier: Apache-2.0
#include "journal/week_signature.h"

namespace mrko::journal {

bool may_be_signed(const SchoolWeek& week, const SchoolDay& today) noexcept {
    constexpr std::chrono::days until_friday{4};
    return std::chrono::sys_days{today} >= std::chrono::sys_days{week.monday()} + until_friday;
}

}  // namespace mrko::journal
