// SPDX-License-Identifier: Apache-2.0
// /enter/backchannel-logout: the portal says, behind the browser's back, that somebody signed out there (OpenID Connect
// Back-Channel Logout 1.0). No browser comes here.
#pragma once

#include "handlers/audit_trail.h"
#include "handlers/handler.h"
#include "portal/oidc_client.h"
#include "session/session_store.h"
#include "session/told_sign_outs.h"

namespace mrko::handlers {

class BackchannelLogoutHandler final : public OpenHandler {
public:
    BackchannelLogoutHandler(portal::OidcClient& portal,
                             session::SessionStore& sessions,
                             session::ToldSignOuts& told,
                             AuditTrail& audit)
        : portal_(portal), sessions_(sessions), told_(told), audit_(audit) {}

    [[nodiscard]] http::Response post(const Call& call) override;

private:
    portal::OidcClient& portal_;
    session::SessionStore& sessions_;
    session::ToldSignOuts& told_;
    AuditTrail& audit_;
};

}  // namespace mrko::handlers
