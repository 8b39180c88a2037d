// SPDX-License-Identifier: Apache-2.0
#include "portal/logout_token.h"

#include "portal/signed_token.h"

namespace mrko::portal {

namespace {

using Object = Poco::JSON::Object;

constexpr auto logout_event = "http://schemas.openid.net/event/backchannel-logout";

/// The event's value is an object, as a rule an empty one.
bool tells_of_logout(const Object& claims) {
    const auto events = claims.getObject("events");
    return !events.isNull() && !events->getObject(logout_event).isNull();
}

Verdict check_all(const ReadToken& token,
                  const std::string& jwks_url,
                  std::chrono::sys_seconds now,
                  const ProviderProfile& profile,
                  SigningKeys& keys) {
    if (!is_of_type(token, {"logout+jwt", "jwt"})) {
        return Refusal::wrong_type;
    }
    if (const auto refusal = check_origin(token, jwks_url, now, profile, keys)) {
        return refusal;
    }
    // An ID token must never pass for a logout token.
    if (token.claims->has("nonce")) {
        return Refusal::nonce_forbidden;
    }
    if (!tells_of_logout(*token.claims)) {
        return Refusal::event_missing;
    }
    return text_member(*token.claims, "jti").value_or("").empty() ? Verdict{Refusal::token_id_missing} : std::nullopt;
}

}  // namespace

std::variant<LogoutClaims, Refusal> check_logout_token(std::string_view token,
                                                       const std::string& jwks_url,
                                                       std::chrono::sys_seconds now,
                                                       const ProviderProfile& profile,
                                                       SigningKeys& keys) {
    const auto read = read_token(token);
    if (const auto* const refusal = std::get_if<Refusal>(&read)) {
        return *refusal;
    }
    const auto& parts = std::get<ReadToken>(read);
    if (const auto refusal = check_all(parts, jwks_url, now, profile, keys)) {
        return *refusal;
    }
    const auto& claims = *parts.claims;
    return LogoutClaims{.subject = text_member(claims, profile.subject_claim).value_or(""),
                        .portal_session = text_member(claims, "sid").value_or(""),
                        .token_id = text_member(claims, "jti").value_or(""),
                        .expires = moment_member(claims, "exp").value_or(now)};
}

}  // namespace mrko::portal
