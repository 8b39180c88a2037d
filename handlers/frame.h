// SPDX-License-Identifier: Apache-2.0
// The page's frame from what is known of the call: language, who is signed in, their children.
#pragma once

#include "handlers/call.h"
#include "views/page_layout.h"

namespace mrko::handlers {

/// A frame without a current child.
[[nodiscard]] views::PageFrame frame_of(const Call& call);
/// A frame inside one section of one child's diary; the switcher leads to the same section of the others:
/// "/diary/{n}" + `section_path`, which may have a query.
[[nodiscard]] views::PageFrame frame_of(const Call& call,
                                        access::ChildNumber child,
                                        std::string_view section_path,
                                        views::Section section);
/// The same with the child's class and school.
[[nodiscard]] views::PageFrame frame_of(const Call& call,
                                        access::ChildNumber child,
                                        std::string_view section_path,
                                        views::Section section,
                                        const journal::PupilCard& card);

/// The parent's own name for the child, which is in the visitor's list.
[[nodiscard]] const std::string& account_name(const access::Family& visitor, access::ChildNumber child);

}  // namespace mrko::handlers
