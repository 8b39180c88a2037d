// SPDX-License-Identifier: Apache-2.0
// /accounts: the parent's own list of diaries, in the parent's order.
#pragma once

#include "handlers/handler.h"
#include "access/policy.h"
#include "journal/school_calendar.h"
#include "session/session_store.h"
#include "sql/diary_reader.h"
#include "views/template_set.h"

namespace mrko::handlers {

class AccountListHandler final : public PortalHandler {
public:
    AccountListHandler(const access::Policy& policy,
                       sql::DiaryReader& diary,
                       session::SessionStore& sessions,
                       const journal::SchoolClock& clock,
                       const views::Templates& templates)
        : policy_(policy), diary_(diary), sessions_(sessions), clock_(clock), templates_(templates) {}

    [[nodiscard]] http::Response get(const Call& call, const access::PortalUser& visitor) override;

private:
    const access::Policy& policy_;
    sql::DiaryReader& diary_;
    session::SessionStore& sessions_;
    const journal::SchoolClock& clock_;
    const views::Templates& templates_;
};

}  // namespace mrko::handlers
