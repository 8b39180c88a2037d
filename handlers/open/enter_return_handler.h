// SPDX-License-Identifier: Apache-2.0
// /enter/return: the portal's answer. A session exists only after every check of it.
#pragma once

#include "handlers/audit_trail.h"
#include "handlers/handler.h"
#include "handlers/visitors.h"
#include "portal/oidc_client.h"
#include "session/prelogin_store.h"
#include "session/session_store.h"

namespace mrko::handlers {

class EnterReturnHandler final : public OpenHandler {
public:
    EnterReturnHandler(portal::OidcClient& portal,
                       session::PreLoginStore& prelogins,
                       session::SessionStore& sessions,
                       Visitors& visitors,
                       AuditTrail& audit)
        : portal_(portal), prelogins_(prelogins), sessions_(sessions), visitors_(visitors), audit_(audit) {}

    [[nodiscard]] http::Response get(const Call& call) override;

private:
    [[nodiscard]] http::Response welcome(const Call& call,
                                         const portal::PortalIdentity& identity,
                                         const std::string& return_to);

    portal::OidcClient& portal_;
    session::PreLoginStore& prelogins_;
    session::SessionStore& sessions_;
    Visitors& visitors_;
    AuditTrail& audit_;
};

}  // namespace mrko::handlers
