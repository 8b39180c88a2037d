// SPDX-License-Identifier: Apache-2.0
// What a person typed as login and password of a school: the same rules for the account form and a pupil's sign-in.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "journal/clock.h"
#include "journal/school_calendar.h"
#include "views/form_errors.h"

namespace mrko::handlers {

/// A longer password is wrong without being looked at.
inline constexpr std::size_t password_limit = 256;

/// Without blanks at both ends.
[[nodiscard]] std::string trimmed(std::string_view text);

/// What is wrong with a login before it is looked up: empty, Cyrillic letters that look like Latin ones, too long.
[[nodiscard]] std::optional<views::AccountError> login_error(const std::string& login);

/// The end of a pause in the school's time of day.
[[nodiscard]] views::SignInPaused paused(std::chrono::sys_seconds until,
                                         const journal::Clock& clock,
                                         const journal::SchoolClock& school_clock);

}  // namespace mrko::handlers
