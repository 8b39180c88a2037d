// SPDX-License-Identifier: Apache-2.0
// What goes wrong at an address below /api/, as data for programs: the same kinds of errors as the pages', each with a
// type of its own that never changes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "handlers/period_in_address.h"
#include "http/response.h"
#include "journal/school_calendar.h"
#include "views/error_page.h"

namespace mrko::handlers {

/// Whether an address answers with data, errors included, and not with pages.
[[nodiscard]] bool answers_with_data(std::string_view path) noexcept;

[[nodiscard]] http::Response problem_response(views::ErrorKind kind, int status, const std::string& request_id);

/// For days that cannot be shown; `year` is what may be asked for, empty for a child without any academic year.
/// 404 outside the year, else 400.
[[nodiscard]] http::Response problem_response(views::PeriodRefusedPage::Reason reason,
                                              const std::optional<journal::DaySpan>& year,
                                              const std::string& request_id);

}  // namespace mrko::handlers
