// SPDX-License-Identifier: Apache-2.0
// /diary/{child}/final: the final marks of an academic year, the present one or a former one.
#pragma once

#include "access/policy.h"
#include "handlers/handler.h"
#include "journal/school_calendar.h"
#include "sql/diary_reader.h"
#include "sql/study_reader.h"
#include "views/final_marks.h"
#include "views/template_set.h"

namespace mrko::handlers {

/// `year` in the address is the calendar year in which the academic year ends: 2027 for 2026/2027. A child that moved
/// within the year has a sheet of each school on the page.
class FinalMarksHandler final : public FamilyHandler {
public:
    FinalMarksHandler(const access::Policy& policy,
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
