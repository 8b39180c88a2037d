// SPDX-License-Identifier: Apache-2.0
// /diary/{child}/marks: every mark of a period, by subject or by date.
#pragma once

#include "access/policy.h"
#include "handlers/handler.h"
#include "journal/school_calendar.h"
#include "sql/diary_reader.h"
#include "sql/study_reader.h"
#include "views/template_set.h"

namespace mrko::handlers {

class AllMarksHandler final : public FamilyHandler {
public:
    AllMarksHandler(const access::Policy& policy,
                    sql::DiaryReader& diary,
                    sql::StudyReader& study,
                    const journal::SchoolClock& clock,
                    const views::Templates& templates)
        : policy_(policy), diary_(diary), study_(study), clock_(clock), templates_(templates) {}

    [[nodiscard]] http::Response get(const Call& call, const access::Family& visitor) override;

private:
    const access::Policy& policy_;
    sql::DiaryReader& diary_;
    sql::StudyReader& study_;
    const journal::SchoolClock& clock_;
    const views::Templates& templates_;
};

}  // namespace mrko::handlers
