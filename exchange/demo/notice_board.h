// SPDX-License-Identifier: Apache-2.0
// What the demonstration school and its city tell: news, events of the year, of the parallels and of the forms, parent
// meetings. No pupil's name.
#pragma once

#include <vector>

#include "exchange/bundle.h"
#include "exchange/demo/lesson_book.h"

namespace mrko::exchange::demo {

[[nodiscard]] std::vector<SchoolEvent> pin_notices(const Plan& plan);

}  // namespace mrko::exchange::demo
