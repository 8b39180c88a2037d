// SPDX-License-Identifier: Apache-2.0
// /diary/{child}/freshness: when teachers fill the child's journal, and what they have not written yet.
#pragma once

#include "access/policy.h"
#include "handlers/handler.h"
#include "journal/school_calendar.h"
#include "sql/diary_reader.h"
#include "sql/filling_reader.h"
#include "views/template_set.h"

namespace mrko::handlers {

class FreshnessHandler final : public FamilyHandler {
public:
    FreshnessHandler(const access::Policy& policy,
                     sql::DiaryReader& diary,
                     sql::FillingReader& filling,
                     const journal::SchoolClock& clock,
                     const views::Templates& templates)
        : policy_(policy), diary_(diary), filling_(filling), clock_(clock), templates_(templates) {}

    [[nodiscard]] http::Response get(const Call& call, const access::Family& visitor) override;

private:
    const access::Policy& policy_;
    sql::DiaryReader& diary_;
    sql::FillingReader& filling_;
    const journal::SchoolClock& clock_;
    const views::Templates& templates_;
};

}  // namespace mrko::handlers
