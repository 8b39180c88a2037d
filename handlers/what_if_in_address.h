// SPDX-License-Identifier: Apache-2.0
// Reads the marks that somebody tries (`mark1=5&weight1=2&mark2=4…`) and works out what they would do.
#pragma once

#include <span>
#include <vector>

#include "http/request.h"
#include "journal/mark.h"
#include "journal/marking_rules.h"
#include "views/what_if_form.h"

namespace mrko::handlers {

/// The weights that one may try: 1, those of the school's kinds of work, and those of the marks there are; light ones
/// first.
[[nodiscard]] std::vector<views::WeightChoice> weight_choices(std::span<const journal::Mark> marks,
                                                              const journal::MarkingRules& rules);

/// The form with what the address says, its faults, and the answer when there is something to answer.
[[nodiscard]] views::WhatIfForm read_what_if(const http::Request& request,
                                             std::span<const journal::Mark> marks,
                                             const journal::MarkingRules& rules);

}  // namespace mrko::handlers
