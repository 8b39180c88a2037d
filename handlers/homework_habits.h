// SPDX-License-Identifier: Apache-2.0
// What a page of some days may say of homework that nobody has written yet.
#pragma once

#include <string_view>

#include "access/grant.h"
#include "journal/filling.h"
#include "journal/school_calendar.h"
#include "sql/filling_reader.h"

namespace mrko::handlers {

/// Reads nothing for days of the past and for a class that is set no homework.
[[nodiscard]] journal::HomeworkHabits homework_habits(sql::FillingReader& filling,
                                                      const access::PupilGrant& grant,
                                                      std::string_view class_name,
                                                      const journal::DaySpan& shown,
                                                      const journal::SchoolClock& clock);

/// That homework_habits() will be asked the same: see sql::ReadAhead.
void foresee_habits(sql::FillingReader& filling,
                    const access::PupilGrant& grant,
                    const journal::DaySpan& shown,
                    const journal::SchoolClock& clock);

}  // namespace mrko::handlers
