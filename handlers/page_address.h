// SPDX-License-Identifier: Apache-2.0
// Which addresses are pages of a child that say the same whenever they are asked for.
#pragma once

#include "handlers/router.h"
#include "http/request.h"

namespace mrko::handlers {

/// A child's pages for people.
[[nodiscard]] bool is_page_of_a_child(const Route& route);

/// Short, and with nothing in its query but what names a period, an order or a view: what-if marks are stored nowhere.
[[nodiscard]] bool is_plain_page(const http::Request& request);

}  // namespace mrko::handlers
