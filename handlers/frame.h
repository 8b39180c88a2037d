// SPDX-License-Identifier: Apache-2.0
// The page's frame from what is known of the call: language, who is signed in, their children.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "handlers/call.h"
#include "views/page_layout.h"

namespace mrko::handlers {

/// A frame without a current child.
[[nodiscard]] views::PageFrame frame_of(const Call& call);
/// The same with the switcher, for pages about all children.
[[nodiscard]] views::PageFrame frame_of_family(const Call& call);
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

/// The section of the address of `call` for the switcher, where a page could not read its own: of one mark the marks, of
/// one subject the choice that leads to the same one where the other child learns it.
[[nodiscard]] std::string section_of_address(const Call& call);

/// Of the query of an address the plain values of these names, "at=2026-11-16&sort=up", to be carried to another
/// address; may be empty.
[[nodiscard]] std::string kept_query(const http::Request& request, std::initializer_list<std::string_view> names);

/// The parent's own name for the child, which is in the visitor's list.
[[nodiscard]] const std::string& account_name(const access::Family& visitor, access::ChildNumber child);

}  // namespace mrko::handlers
