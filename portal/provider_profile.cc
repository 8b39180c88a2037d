// SPDX-License-Identifier: Apache-2.0
#include "portal/provider_profile.h"

#include <utility>

namespace mrko::portal {

namespace {

std::string_view without_trailing_slash(std::string_view text) noexcept {
    return text.ends_with('/') ? text.substr(0, text.size() - 1) : text;
}

}  // namespace

ProviderProfile plain_openid(std::string name, std::string issuer, ClientRegistration client) {
    return {.name = std::move(name),
            .issuer = std::move(issuer),
            .endpoints = std::nullopt,
            .client_id = std::move(client.client_id),
            .client_secret = std::move(client.client_secret),
            .client_auth = ClientAuth::basic,
            .redirect_uri = std::move(client.redirect_uri),
            .scope = "openid profile",
            .nonce = NonceRule::required,
            .subject_claim = "sub",
            .names = {.whole = "name", .family = "family_name", .given = "given_name", .middle = "middle_name"},
            .issuer_rule = IssuerRule::exact,
            .logout_rule = LogoutRule::rp_initiated};
}

ProviderProfile sudir(std::string name, std::string issuer, Endpoints endpoints, ClientRegistration client) {
    return {.name = std::move(name),
            .issuer = std::move(issuer),
            .endpoints = std::move(endpoints),
            .client_id = std::move(client.client_id),
            .client_secret = std::move(client.client_secret),
            .client_auth = ClientAuth::basic,
            .redirect_uri = std::move(client.redirect_uri),
            .scope = "openid profile",
            .nonce = NonceRule::when_present,
            .subject_claim = "sub",
            .names = {.whole = "", .family = "LastName", .given = "FirstName", .middle = "MiddleName"},
            .issuer_rule = IssuerRule::trailing_slash_ignored,
            .logout_rule = LogoutRule::return_address_only};
}

bool is_issuer_of(const ProviderProfile& profile, std::string_view issuer) noexcept {
    switch (profile.issuer_rule) {
        case IssuerRule::exact: return issuer == profile.issuer;
        case IssuerRule::trailing_slash_ignored:
            return without_trailing_slash(issuer) == without_trailing_slash(profile.issuer);
    }
    return false;
}

}  // namespace mrko::portal
