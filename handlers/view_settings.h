// SPDX-License-Identifier: Apache-2.0
// How the visitor wants to see the pages: a choice kept in a cookie, as the device has it until one is made.
#pragma once

#include "http/cookie.h"
#include "http/form.h"
#include "http/request.h"
#include "views/view_settings.h"

namespace mrko::handlers {

/// What the cookie keeps; a cookie that is not exactly as we write it counts as none.
[[nodiscard]] views::ViewSettings chosen_view(const http::Request& request);
/// What a form asks for; an absent or unknown word leaves that choice as usual.
[[nodiscard]] views::ViewSettings view_in_form(const http::Form& form);
/// The cookie that keeps the choice for a year; the usual view needs none and removes it.
[[nodiscard]] http::Cookie view_cookie(const views::ViewSettings& view);

}  // namespace mrko::handlers
