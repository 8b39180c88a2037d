// SPDX-License-Identifier: Apache-2.0
// What differs between providers, as values; the flow itself is the same for all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "portal/client_secret.h"

namespace mrko::portal {

/// How the token endpoint learns who we are.
enum class ClientAuth { basic, post };

/// required: an ID token without our nonce is refused. when_present: the provider may leave it out (the code is
/// bound to us by PKCE all the same); a nonce that differs is refused under both.
enum class NonceRule { required, when_present };

/// exact: the issuer is compared character by character, as OpenID Connect wants. trailing_slash_ignored: for
/// providers that write it both ways.
enum class IssuerRule { exact, trailing_slash_ignored };

/// rp_initiated: client_id and post_logout_redirect_uri are sent. return_address_only: the latter alone.
/// none: the session at the provider is left alone.
enum class LogoutRule { rp_initiated, return_address_only, none };

/// Does the provider put its issuer into the authorization answer (RFC 9207)?
enum class IssuerInAnswer { promised, not_promised };

/// The provider's addresses.
struct Endpoints {
    std::string authorization;
    std::string token;
    std::string jwks;
    std::string end_session;  ///< empty: the provider has none
    IssuerInAnswer issuer_in_answer{IssuerInAnswer::not_promised};
};

/// The members of the ID token that make the name on the page; empty: not looked at.
struct NameClaims {
    std::string whole;  ///< taken first; the others only when it is absent
    std::string family;
    std::string given;
    std::string middle;
};

struct ProviderProfile {
    std::string name;  ///< our own word for the provider; with the subject it is the key of a user, so it never changes
    std::string issuer;                  ///< as the ID token writes it
    std::optional<Endpoints> endpoints;  ///< empty: read from the provider's discovery document
    std::string client_id;
    ClientSecret client_secret;
    ClientAuth client_auth{ClientAuth::basic};
    std::string redirect_uri;  ///< our own callback address, as registered at the provider
    std::string scope;
    NonceRule nonce{NonceRule::required};
    std::string subject_claim;  ///< "sub" or "guid": never an e-mail address or a login
    NameClaims names;
    IssuerRule issuer_rule{IssuerRule::exact};
    LogoutRule logout_rule{LogoutRule::rp_initiated};
};

/// Who we are at the provider.
struct ClientRegistration {
    std::string client_id;
    ClientSecret client_secret;
    std::string redirect_uri;
};

/// Any provider that follows OpenID Connect Core and Discovery.
[[nodiscard]] ProviderProfile plain_openid(std::string name, std::string issuer, ClientRegistration client);

/// The city's sign-in (Blitz Identity Provider): addresses from the configuration, no promise of a nonce, the
/// audience as an array, the key always called "default".
[[nodiscard]] ProviderProfile sudir(std::string name,
                                    std::string issuer,
                                    Endpoints endpoints,
                                    ClientRegistration client);

/// Is `issuer` the one of this profile, by its rule?
[[nodiscard]] bool is_issuer_of(const ProviderProfile& profile, std::string_view issuer) noexcept;

}  // namespace mrko::portal
