// SPDX-License-Identifier: Apache-2.0
// /enter: starts a sign-in at the portal. Also the address of a sign-in that the portal starts itself, with `iss`
// (OpenID Connect Core 1.0, section 4).
#pragma once

#include "handlers/handler.h"
#include "handlers/router.h"
#include "portal/oidc_client.h"
#include "session/prelogin_store.h"

namespace mrko::handlers {

class EnterHandler final : public OpenHandler {
public:
    EnterHandler(portal::OidcClient& portal, session::PreLoginStore& prelogins, const Router& router)
        : portal_(portal), prelogins_(prelogins), router_(router) {}

    /// `return_to` is followed after the sign-in when it is a page of our own; anything else is dropped.
    [[nodiscard]] http::Response get(const Call& call) override;

private:
    portal::OidcClient& portal_;
    session::PreLoginStore& prelogins_;
    const Router& router_;
};

}  // namespace mrko::handlers
