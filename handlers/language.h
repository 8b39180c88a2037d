// SPDX-License-Identifier: Apache-2.0
// The visitor's language: a choice kept in a cookie, Russian until one is made.
#pragma once

#include "http/cookie.h"
#include "http/request.h"
#include "views/page_layout.h"

namespace mrko::handlers {

[[nodiscard]] views::Language chosen_language(const http::Request& request);
/// The cookie that keeps the choice for a year.
[[nodiscard]] http::Cookie language_cookie(views::Language language);

}  // namespace mrko::handlers
