// SPDX-License-Identifier: Apache-2.0
// /api/v1/children/{child}: who the child is, and the academic years with their study periods that may be asked for.
#pragma once

#include "access/policy.h"
#include "handlers/handler.h"
#include "journal/school_calendar.h"
#include "sql/diary_reader.h"
#include "sql/study_reader.h"

namespace mrko::handlers {

class ChildHandler final : public FamilyHandler {
public:
    ChildHandler(const access::Policy& policy,
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
