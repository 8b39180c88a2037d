// SPDX-License-Identifier: Apache-2.0
// POST /diary/{child}/week/{day}/signature: a parent signs a week as read, or takes the signature back.
#pragma once

#include "access/policy.h"
#include "handlers/handler.h"
#include "journal/clock.h"
#include "journal/school_calendar.h"
#include "sql/diary_reader.h"
#include "sql/signature_register.h"

namespace mrko::handlers {

class WeekSignatureHandler final : public FamilyHandler {
public:
    WeekSignatureHandler(const access::Policy& policy,
                         sql::DiaryReader& diary,
                         sql::SignatureRegister& signatures,
                         const journal::Clock& clock,
                         const journal::SchoolClock& school_clock)
        : policy_(policy), diary_(diary), signatures_(signatures), clock_(clock), school_clock_(school_clock) {}

    /// Leads to the week: whoever reloads the address after a failure finds the button there.
    [[nodiscard]] http::Response get(const Call& call, const access::Family& visitor) override;
    [[nodiscard]] http::Response post(const Call& call, const access::Family& visitor) override;

private:
    const access::Policy& policy_;
    sql::DiaryReader& diary_;
    sql::SignatureRegister& signatures_;
    const journal::Clock& clock_;
    const journal::SchoolClock& school_clock_;
};

}  // namespace mrko::handlers
