// SPDX-License-Identifier: Apache-2.0
// A school by what people call it: "1234", "школа 1234", "гимназия имени Пушкина".
#pragma once

#include <string_view>
#include <vector>

#include "journal/public_board.h"

namespace mrko::journal {

/// Those whose name or number holds every asked word, by its stem; those whose number is asked for come first, the rest
/// stays in its order. Words that every school has ("школа") do not divide schools. Nothing for a text without words.
[[nodiscard]] std::vector<PublicSchool> find_schools(const std::vector<PublicSchool>& schools, std::string_view asked);

}  // namespace mrko::journal
