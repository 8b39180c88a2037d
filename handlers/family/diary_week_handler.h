// SPDX-License-Identifier: Apache-2.0
// /diary/{child}/week/{day}: the diary's opened pages, one school week of one child.
#pragma once

#include "access/policy.h"
#include "handlers/handler.h"
#include "journal/school_calendar.h"
#include "session/session_store.h"
#include "sql/diary_reader.h"
#include "sql/filling_reader.h"
#include "sql/signature_register.h"
#include "views/template_set.h"
#include "views/week_signature.h"

namespace mrko::handlers {

class DiaryWeekHandler final : public FamilyHandler {
public:
    DiaryWeekHandler(const access::Policy& policy,
                     sql::DiaryReader& diary,
                     sql::FillingReader& filling,
                     sql::SignatureRegister& signatures,
                     session::SessionStore& sessions,
                     const journal::SchoolClock& clock,
                     const views::Templates& templates)
        : policy_(policy),
          diary_(diary),
          filling_(filling),
          signatures_(signatures),
          sessions_(sessions),
          clock_(clock),
          templates_(templates) {}

    [[nodiscard]] http::Response get(const Call& call, const access::Family& visitor) override;

private:
    /// What the page will read, so that it is one round trip.
    void foresee(const access::PupilGrant& grant, const journal::SchoolWeek& week);
    [[nodiscard]] views::WeekSignature signature_of(const access::PupilGrant& grant,
                                                    const access::Family& visitor,
                                                    const journal::SchoolWeek& week);
    [[nodiscard]] session::Flash message_for(const Call& call, access::ChildNumber child);

    const access::Policy& policy_;
    sql::DiaryReader& diary_;
    sql::FillingReader& filling_;
    sql::SignatureRegister& signatures_;
    session::SessionStore& sessions_;
    const journal::SchoolClock& clock_;
    const views::Templates& templates_;
};

/// /diary/{child}/week: leads to the current week, or to the nearest one of the child's academic year.
class CurrentWeekHandler final : public FamilyHandler {
public:
    CurrentWeekHandler(const access::Policy& policy, sql::DiaryReader& diary, const journal::SchoolClock& clock)
        : policy_(policy), diary_(diary), clock_(clock) {}

    [[nodiscard]] http::Response get(const Call& call, const access::Family& visitor) override;

private:
    const access::Policy& policy_;
    sql::DiaryReader& diary_;
    const journal::SchoolClock& clock_;
};

}  // namespace mrko::handlers
