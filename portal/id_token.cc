// SPDX-License-Identifier: Apache-2.0
#include "portal/id_token.h"

#include <array>

#include "portal/base64url.h"
#include "portal/cryptography.h"
#include "portal/signed_token.h"
#include "portal/strict_json.h"

namespace mrko::portal {

namespace {

using Object = Poco::JSON::Object;

Verdict check_nonce(const Object& claims, const std::string& nonce, NonceRule rule) {
    if (!claims.has("nonce")) {
        return rule == NonceRule::required ? Verdict{Refusal::nonce_missing} : std::nullopt;
    }
    return equal_in_constant_time(text_member(claims, "nonce").value_or(""), nonce) ? std::nullopt
                                                                                    : Verdict{Refusal::nonce};
}

Verdict check_access_token_hash(const Object& claims, const std::string& access_token) {
    if (!claims.has("at_hash")) {
        return std::nullopt;
    }
    const auto left_half = to_base64url(sha256(access_token).substr(0, 16));
    return text_member(claims, "at_hash") == left_half ? std::nullopt : Verdict{Refusal::access_token_hash};
}

Verdict check_all(const ReadToken& token,
                  const IdTokenExpectation& expected,
                  const ProviderProfile& profile,
                  SigningKeys& keys) {
    // A logout token is signed by the same key; only its type and its "events" tell it apart.
    if (!is_of_type(token, {"jwt"}) || token.claims->has("events")) {
        return Refusal::wrong_type;
    }
    if (const auto refusal = check_origin(token, expected.jwks_url, expected.now, profile, keys)) {
        return refusal;
    }
    if (const auto refusal = check_nonce(*token.claims, expected.nonce, profile.nonce)) {
        return refusal;
    }
    return check_access_token_hash(*token.claims, expected.access_token);
}

std::string person_name(const Object& claims, const NameClaims& names) {
    const auto part = [&claims](const std::string& claim) {
        return claim.empty() ? std::string{} : text_member(claims, claim).value_or("");
    };
    auto name = part(names.whole);
    if (!name.empty()) {
        return name;
    }
    for (const auto& word : std::array{part(names.family), part(names.given), part(names.middle)}) {
        name += name.empty() || word.empty() ? word : " " + word;
    }
    return name;
}

}  // namespace

std::variant<IdTokenClaims, Refusal> check_id_token(std::string_view token,
                                                    const IdTokenExpectation& expected,
                                                    const ProviderProfile& profile,
                                                    SigningKeys& keys) {
    const auto read = read_token(token);
    if (const auto* const refusal = std::get_if<Refusal>(&read)) {
        return *refusal;
    }
    const auto& parts = std::get<ReadToken>(read);
    if (const auto refusal = check_all(parts, expected, profile, keys)) {
        return *refusal;
    }
    const auto& claims = *parts.claims;
    return IdTokenClaims{.issuer = profile.issuer,
                         .subject = text_member(claims, profile.subject_claim).value_or(""),
                         .name = person_name(claims, profile.names),
                         .auth_time = moment_member(claims, "auth_time"),
                         .portal_session = text_member(claims, "sid").value_or("")};
}

}  // namespace mrko::portal
