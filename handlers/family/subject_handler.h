// SPDX-License-Identifier: Apache-2.0
// /diary/{child}/subject/{subject}: one subject in a period of its own, with what may still become of it.
#pragma once

#include "access/policy.h"
#include "handlers/handler.h"
#include "journal/school_calendar.h"
#include "sql/diary_reader.h"
#include "sql/filling_reader.h"
#include "sql/study_reader.h"
#include "views/template_set.h"

namespace mrko::handlers {

class SubjectHandler final : public FamilyHandler {
public:
    SubjectHandler(const access::Policy& policy,
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

/// /diary/{child}/subject: leads to the subject that the picker sent (`subject`), or to the first in alphabetical
/// order, and keeps the period of the address.
class SubjectChoiceHandler final : public FamilyHandler {
public:
    SubjectChoiceHandler(const access::Policy& policy,
                         sql::StudyReader& study,
                         const journal::SchoolClock& clock,
                         const views::Templates& templates)
        : policy_(policy), study_(study), clock_(clock), templates_(templates) {}

    [[nodiscard]] http::Response get(const Call& call, const access::Family& visitor) override;

private:
    const access::Policy& policy_;
    sql::StudyReader& study_;
    const journal::SchoolClock& clock_;
    const views::Templates& templates_;
};

}  // namespace mrko::handlers
