// SPDX-License-Identifier: Apache-2.0
// /sessions: where the visitor is signed in, and the end of any session but the one that asks (that is /sign-out).
#pragma once

#include "handlers/audit_trail.h"
#include "handlers/handler.h"
#include "journal/school_calendar.h"
#include "session/session_store.h"
#include "views/template_set.h"

namespace mrko::handlers {

class SessionListHandler final : public SignedInHandler {
public:
    SessionListHandler(session::SessionStore& sessions,
                       const journal::SchoolClock& clock,
                       const views::Templates& templates,
                       AuditTrail& audit)
        : sessions_(sessions), clock_(clock), templates_(templates), audit_(audit) {}

    [[nodiscard]] http::Response get(const Call& call, const access::Visitor& visitor) override;
    [[nodiscard]] http::Response post(const Call& call, const access::Visitor& visitor) override;

private:
    session::SessionStore& sessions_;
    const journal::SchoolClock& clock_;
    const views::Templates& templates_;
    AuditTrail& audit_;
};

}  // namespace mrko::handlers
