// SPDX-License-Identifier: Apache-2.0
#include "portal/id_token.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "portal/base64url.h"
#include "portal/cryptography.h"
#include "portal/strict_json.h"

namespace mrko::portal {

namespace {

using Object = Poco::JSON::Object;
using Verdict = std::optional<Refusal>;

/// The token's three parts: what is signed, and the decoded header, claims and signature.
struct Parts {
    std::string_view signed_text;
    std::string header;
    std::string claims;
    std::string signature;
};

std::optional<Parts> split(std::string_view token) {
    const auto first = token.find('.');
    const auto second = first == std::string_view::npos ? first : token.find('.', first + 1);
    if (second == std::string_view::npos) {
        return std::nullopt;
    }
    // A third dot (an encrypted token has four) falls through to the signature, where it is no base64url.
    const auto header = from_base64url(token.substr(0, first));
    const auto claims = from_base64url(token.substr(first + 1, second - first - 1));
    const auto signature = from_base64url(token.substr(second + 1));
    if (!header || !claims || !signature) {
        return std::nullopt;
    }
    return Parts{.signed_text = token.substr(0, second), .header = *header, .claims = *claims, .signature = *signature};
}

bool is_login_token_type(const Object& header) {
    if (!header.has("typ")) {
        return true;
    }
    auto type = text_member(header, "typ").value_or("");
    std::transform(
        type.begin(), type.end(), type.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return type == "jwt";
}

Verdict check_header(const Object& header, const Object& claims) {
    // A logout token is signed by the same key; only its type and its "events" tell it apart.
    if (!is_login_token_type(header) || claims.has("events")) {
        return Refusal::wrong_type;
    }
    if (header.has("crit")) {
        return Refusal::critical_extension;
    }
    if (text_member(header, "alg") != "RS256") {
        return Refusal::algorithm;
    }
    return std::nullopt;
}

Verdict check_signature(const Parts& parts, const Object& header, const std::string& jwks_url, SigningKeys& keys) {
    const auto key_id = text_member(header, "kid");
    if (header.has("kid") && !key_id) {
        return Refusal::unknown_key;
    }
    switch (keys.check(jwks_url, key_id, parts.signed_text, parts.signature)) {
        case SignatureVerdict::good: return std::nullopt;
        case SignatureVerdict::unknown_key: return Refusal::unknown_key;
        case SignatureVerdict::ambiguous_key: return Refusal::ambiguous_key;
        case SignatureVerdict::bad: return Refusal::bad_signature;
    }
    return Refusal::bad_signature;
}

Verdict check_subject(const Object& claims, const std::string& subject_claim) {
    // "sub" stands in every ID token, also where another claim is the key of the user.
    const auto sub = text_member(claims, "sub");
    const auto subject = text_member(claims, subject_claim);
    if (!sub || sub->empty() || !subject || subject->empty()) {
        return Refusal::subject_missing;
    }
    if (std::max(sub->size(), subject->size()) > longest_subject) {
        return Refusal::subject_too_long;
    }
    return std::nullopt;
}

/// The members of "aud", which is a text or an array of texts; none when it is neither.
std::vector<std::string> audiences(const Object& claims) {
    if (const auto one = text_member(claims, "aud")) {
        return {*one};
    }
    std::vector<std::string> several;
    const auto list = claims.getArray("aud");
    for (unsigned i = 0; !list.isNull() && i < list->size(); ++i) {
        const auto member = list->get(i);
        if (member.isEmpty() || !member.isString()) {
            return {};
        }
        several.push_back(member.convert<std::string>());
    }
    return several;
}

Verdict check_audience(const Object& claims, const std::string& client_id) {
    const auto all = audiences(claims);
    if (all.empty()) {
        return Refusal::audience_missing;
    }
    if (std::find(all.begin(), all.end(), client_id) == all.end()) {
        return Refusal::audience;
    }
    if (!claims.has("azp")) {
        return all.size() > 1 ? Verdict{Refusal::authorized_party_missing} : std::nullopt;
    }
    return text_member(claims, "azp") == client_id ? std::nullopt : Verdict{Refusal::authorized_party};
}

Verdict check_times(const Object& claims, std::chrono::sys_seconds now) {
    const auto moment = [&claims](const std::string& name) -> std::optional<std::chrono::sys_seconds> {
        const auto seconds = number_member(claims, name);
        return seconds ? std::optional{std::chrono::sys_seconds{std::chrono::seconds{*seconds}}} : std::nullopt;
    };
    const auto expiry = moment("exp");
    const auto issued = moment("iat");
    if (!expiry) {
        return Refusal::expiry_missing;
    }
    if (*expiry + clock_skew <= now) {
        return Refusal::expired;
    }
    if (!issued) {
        return Refusal::issue_time_missing;
    }
    if (*issued - clock_skew > now) {
        return Refusal::issued_in_the_future;
    }
    if (claims.has("nbf")) {
        const auto not_before = moment("nbf");
        if (!not_before || *not_before - clock_skew > now) {
            return Refusal::not_yet_valid;
        }
    }
    return *expiry - *issued > longest_token_life ? Verdict{Refusal::lives_too_long} : std::nullopt;
}

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

Verdict check_claims(const Object& claims, const IdTokenExpectation& expected, const ProviderProfile& profile) {
    const auto issuer = text_member(claims, "iss");
    if (!issuer || !is_issuer_of(profile, *issuer)) {
        return Refusal::issuer;
    }
    if (const auto refusal = check_subject(claims, profile.subject_claim)) {
        return refusal;
    }
    if (const auto refusal = check_audience(claims, profile.client_id)) {
        return refusal;
    }
    if (const auto refusal = check_times(claims, expected.now)) {
        return refusal;
    }
    if (const auto refusal = check_nonce(claims, expected.nonce, profile.nonce)) {
        return refusal;
    }
    return check_access_token_hash(claims, expected.access_token);
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
    if (token.size() > longest_id_token) {
        return Refusal::oversized;
    }
    const auto parts = split(token);
    if (!parts) {
        return Refusal::malformed;
    }
    try {
        const auto header = parse_json_object(parts->header);
        const auto claims = parse_json_object(parts->claims);
        auto refusal = check_header(*header, *claims);
        if (!refusal) {
            refusal = check_signature(*parts, *header, expected.jwks_url, keys);
        }
        if (!refusal) {
            refusal = check_claims(*claims, expected, profile);
        }
        if (refusal) {
            return *refusal;
        }
        const auto auth_time = number_member(*claims, "auth_time");
        return IdTokenClaims{
            .issuer = profile.issuer,
            .subject = text_member(*claims, profile.subject_claim).value_or(""),
            .name = person_name(*claims, profile.names),
            .auth_time =
                auth_time ? std::optional{std::chrono::sys_seconds{std::chrono::seconds{*auth_time}}} : std::nullopt,
        };
    } catch (const JsonFault& fault) {
        return fault.kind() == JsonFault::Kind::duplicate_member ? Refusal::duplicate_member : Refusal::broken_json;
    }
}

std::string_view to_text(Refusal refusal) noexcept {
    switch (refusal) {
        case Refusal::oversized: return "longer than an ID token may be";
        case Refusal::malformed: return "not three parts in base64url";
        case Refusal::broken_json: return "header or claims are no JSON object";
        case Refusal::duplicate_member: return "a member stands twice";
        case Refusal::wrong_type: return "not a sign-in token";
        case Refusal::critical_extension: return "demands an extension";
        case Refusal::algorithm: return "not signed with RS256";
        case Refusal::unknown_key: return "signed by an unknown key";
        case Refusal::ambiguous_key: return "names no key where there are several";
        case Refusal::bad_signature: return "the signature is not good";
        case Refusal::issuer: return "of another issuer";
        case Refusal::subject_missing: return "without a subject";
        case Refusal::subject_too_long: return "the subject is too long";
        case Refusal::audience_missing: return "without an audience";
        case Refusal::audience: return "for another client";
        case Refusal::authorized_party_missing: return "several audiences and no authorized party";
        case Refusal::authorized_party: return "another authorized party";
        case Refusal::expiry_missing: return "without an expiry";
        case Refusal::expired: return "expired";
        case Refusal::issue_time_missing: return "without a time of issue";
        case Refusal::issued_in_the_future: return "issued in the future";
        case Refusal::not_yet_valid: return "not yet valid";
        case Refusal::lives_too_long: return "lives too long";
        case Refusal::nonce_missing: return "without a nonce";
        case Refusal::nonce: return "the nonce of another attempt";
        case Refusal::access_token_hash: return "does not belong to the access token";
    }
    return "refused";
}

}  // namespace mrko::portal
