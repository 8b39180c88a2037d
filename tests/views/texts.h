// SPDX-License-Identifier: Apache-2.0
// The catalogues of the program, for the tests.
#pragma once

#include <string>
#include <string_view>

#include "views/catalogue.h"

namespace mrko::tests {

[[nodiscard]] std::string_view catalogue_bytes(std::string_view name);
[[nodiscard]] const views::Catalogue& russian();
[[nodiscard]] const views::Catalogue& english();

}  // namespace mrko::tests
