// SPDX-License-Identifier: Apache-2.0
// What somebody typed into a search field.
#pragma once

#include <string>

#include "http/request.h"

namespace mrko::handlers {

/// `q` of the address without blanks around it and cut to the length of the field, 80 characters; empty without one.
[[nodiscard]] std::string asked_words(const http::Request& request);

}  // namespace mrko::handlers
