// SPDX-License-Identifier: Apache-2.0
// What a result says in the journal's cell, for a file states it in two fields.
#pragma once

#include <string>

#include "exchange/bundle.h"

namespace mrko::exchange {

/// The textScore where there is one, for "5-" says more than 5; the score alone on the scales of 20 and 100, whose
/// textScore is only a translation of it. Empty for a dot (not submitted).
[[nodiscard]] std::string shown_mark(const Result& result, journal::Scale scale);

}  // namespace mrko::exchange
