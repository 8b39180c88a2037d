// SPDX-License-Identifier: Apache-2.0
// Whether every reference of a set leads to a record of the set. Changes (delta) may lead to what is stored already.
#pragma once

#include <vector>

#include "exchange/bundle.h"

namespace mrko::exchange {

/// Every reference of a bulk table that leads nowhere.
[[nodiscard]] std::vector<Refusal> broken_references(const Bundle& bundle);

/// Leaves out what refers to nothing: such a record, then what referred to it; of a list only the entry, unless the
/// list must not be empty. Returns what was left out.
[[nodiscard]] std::vector<Refusal> leave_out_broken_references(Bundle& bundle);

}  // namespace mrko::exchange
