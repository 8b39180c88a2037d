// SPDX-License-Identifier: Apache-2.0
// The name that a parent gives a child: how it is stored and how two of them are compared.
#pragma once

#include <string>
#include <string_view>

namespace mrko::sql {

/// Without blanks at the ends, and with single spaces inside. Blanks are ASCII's and the no-break space.
[[nodiscard]] std::string tidy_account_name(std::string_view typed);

/// What must be unique among the children of one parent: the tidy name with Latin and Russian letters in lower case.
[[nodiscard]] std::string account_key(std::string_view account_name);

}  // namespace mrko::sql
