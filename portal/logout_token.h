// SPDX-License-Identifier: Apache-2.0
// What must be true of a logout token, by which the portal says that somebody signed out there (OpenID Connect
// Back-Channel Logout 1.0, sections 2.4 and 2.6).
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <variant>

#include "portal/provider_profile.h"
#include "portal/signing_keys.h"
#include "portal/token_refusal.h"

namespace mrko::portal {

/// What of a good token is used afterwards.
struct LogoutClaims {
    std::string subject;         ///< as in IdTokenClaims
    std::string portal_session;  ///< "sid"; empty: all of the person's sessions
    std::string token_id;        ///< "jti": no second token of the portal has it
    std::chrono::sys_seconds expires;
};

/// A token that names the session alone and nobody is refused, though the standard allows it: a session of ours is
/// found by whose it is. Throws PortalUnavailable when the keys cannot be had.
[[nodiscard]] std::variant<LogoutClaims, Refusal> check_logout_token(std::string_view token,
                                                                     const std::string& jwks_url,
                                                                     std::chrono::sys_seconds now,
                                                                     const ProviderProfile& profile,
                                                                     SigningKeys& keys);

}  // namespace mrko::portal
