// SPDX-License-Identifier: Apache-2.0
// POST /sign-out: ends our session first, then leads to the portal's own sign-out; a pupil has none there.
#pragma once

#include "handlers/handler.h"
#include "portal/oidc_client.h"
#include "session/session_store.h"

namespace mrko::handlers {

class SignOutHandler final : public SignedInHandler {
public:
    SignOutHandler(portal::OidcClient& portal, session::SessionStore& sessions, std::string public_origin)
        : portal_(portal), sessions_(sessions), public_origin_(std::move(public_origin)) {}

    [[nodiscard]] http::Response post(const Call& call, const access::Visitor& visitor) override;

private:
    portal::OidcClient& portal_;
    session::SessionStore& sessions_;
    std::string public_origin_;
};

}  // namespace mrko::handlers
