// SPDX-License-Identifier: Apache-2.0
// /diary/{child}/homework: what is to be done until the end of next week, or in the days of the address.
#pragma once

#include "access/policy.h"
#include "handlers/handler.h"
#include "journal/school_calendar.h"
#include "sql/diary_reader.h"
#include "sql/filling_reader.h"
#include "sql/study_reader.h"
#include "views/template_set.h"

namespace mrko::handlers {

class HomeworkHandler final : public FamilyHandler {
public:
    HomeworkHandler(const access::Policy& policy,
                    sql::DiaryReader& diary,
                    sql::FillingReader& filling,
                    sql::StudyReader& study,
                    const journal::SchoolClock& clock,
                    const views::Templates& templates)
        : policy_(policy), diary_(diary), filling_(filling), study_(study), clock_(clock), templates_(templates) {}

    [[nodiscard]] http::Response get(const Call& call, const access::Family& visitor) override;

private:
    const access::Policy& policy_;
    sql::DiaryReader& diary_;
    sql::FillingReader& filling_;
    sql::StudyReader& study_;
    const journal::SchoolClock& clock_;
    const views::Templates& templates_;
};

}  // namespace mrko::handlers
