// SPDX-License-Identifier: Apache-2.0
// Everything that must be true of an ID token before its words are believed, each failure under its own name.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "portal/provider_profile.h"
#include "portal/signing_keys.h"
#include "portal/token_refusal.h"

namespace mrko::portal {

/// What of a good token is used afterwards.
struct IdTokenClaims {
    std::string issuer;
    std::string subject;
    std::string name;                                   ///< for the page; empty when the provider sends none
    std::optional<std::chrono::sys_seconds> auth_time;  ///< when the person last proved themselves to the provider
    std::string portal_session;                         ///< "sid"; empty when the provider sends none
};

/// What the token is held against.
struct IdTokenExpectation {
    std::string nonce;
    std::string access_token;  ///< that came with the ID token, for at_hash
    std::string jwks_url;
    std::chrono::sys_seconds now;
};

/// Throws PortalUnavailable when the keys cannot be had.
[[nodiscard]] std::variant<IdTokenClaims, Refusal> check_id_token(std::string_view token,
                                                                  const IdTokenExpectation& expected,
                                                                  const ProviderProfile& profile,
                                                                  SigningKeys& keys);

}  // namespace mrko::portal
