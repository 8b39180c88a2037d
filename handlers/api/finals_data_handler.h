// SPDX-License-Identifier: Apache-2.0
// /api/v1/children/{child}/finals: the sheets of the final marks of a year.
#pragma once

#include "access/policy.h"
#include "handlers/handler.h"
#include "journal/school_calendar.h"
#include "sql/diary_reader.h"
#include "sql/study_reader.h"

namespace mrko::handlers {

class FinalsDataHandler final : public FamilyHandler {
public:
    FinalsDataHandler(const access::Policy& policy,
                      sql::DiaryReader& diary,
                      sql::StudyReader& study,
                      const journal::SchoolClock& clock)
        : policy_(policy), diary_(diary), study_(study), clock_(clock) {}

    [[nodiscard]] http::Response get(const Call& call, const access::Family& visitor) override;

private:
    const access::Policy& policy_;
    sql::DiaryReader& diary_;
    sql::StudyReader& study_;
    const journal::SchoolClock& clock_;
};

}  // namespace mrko::handlers
