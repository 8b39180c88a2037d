// SPDX-License-Identifier: Apache-2.0
// /api/v1/children/{child}/week/{day}: the week of the diary that holds the day.
#pragma once

#include "access/policy.h"
#include "handlers/handler.h"
#include "journal/school_calendar.h"
#include "sql/diary_reader.h"
#include "sql/filling_reader.h"
#include "sql/study_reader.h"

namespace mrko::handlers {

class WeekDataHandler final : public FamilyHandler {
public:
    WeekDataHandler(const access::Policy& policy,
                    sql::DiaryReader& diary,
                    sql::FillingReader& filling,
                    sql::StudyReader& study,
                    const journal::SchoolClock& clock)
        : policy_(policy), diary_(diary), filling_(filling), study_(study), clock_(clock) {}

    [[nodiscard]] http::Response get(const Call& call, const access::Family& visitor) override;

private:
    const access::Policy& policy_;
    sql::DiaryReader& diary_;
    sql::FillingReader& filling_;
    sql::StudyReader& study_;
    const journal::SchoolClock& clock_;
};

}  // namespace mrko::handlers
