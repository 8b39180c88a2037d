// SPDX-License-Identifier: Apache-2.0
// The page's frame from what is known of the call: language, who is signed in, their children.
#pragma once

#include "handlers/call.h"
#include "views/page_layout.h"

namespace mrko::handlers {

/// A frame without a current child.
[[nodiscard]] views::PageFrame frame_of(const Call& call);
/// A frame inside one child's diary; the switcher leads to the same `section` address of the others:
/// "/diary/{n}" + `section_path`.
[[nodiscard]] views::PageFrame frame_of(const Call& call, access::ChildNumber child, std::string_view section_path);

}  // namespace mrko::handlers
