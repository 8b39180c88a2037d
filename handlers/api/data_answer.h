// SPDX-License-Identifier: Apache-2.0
// An answer of /api/v1: JSON under a strong entity tag, so that an application that keeps its own copy asks once more
// for little. No cache on the way or in a browser keeps it: Cache-Control stays no-store, as on the pages.
#pragma once

#include <string>

#include "handlers/call.h"
#include "http/response.h"

namespace mrko::handlers {

/// `whole` under its tag, or 304 when the caller's If-None-Match names it.
[[nodiscard]] http::Response unless_held(const Call& call, http::Response whole);

/// 200 with `json`, or 304 when the caller's If-None-Match names its tag.
[[nodiscard]] http::Response data_answer(const Call& call, std::string json);

}  // namespace mrko::handlers
