// SPDX-License-Identifier: Apache-2.0
#include "portal/signed_token.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "portal/base64url.h"

namespace mrko::portal {

namespace {

using Object = Poco::JSON::Object;

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

Verdict check_signature(const ReadToken& token, const std::string& jwks_url, SigningKeys& keys) {
    const auto& header = *token.header;
    if (header.has("crit")) {
        return Refusal::critical_extension;
    }
    if (text_member(header, "alg") != "RS256") {
        return Refusal::algorithm;
    }
    const auto key_id = text_member(header, "kid");
    if (header.has("kid") && !key_id) {
        return Refusal::unknown_key;
    }
    switch (keys.check(jwks_url, key_id, token.signed_text, token.signature)) {
        case SignatureVerdict::good: return std::nullopt;
        case SignatureVerdict::unknown_key: return Refusal::unknown_key;
        case SignatureVerdict::ambiguous_key: return Refusal::ambiguous_key;
        case SignatureVerdict::bad: return Refusal::bad_signature;
    }
    return Refusal::bad_signature;
}

Verdict check_issuer(const ReadToken& token, const ProviderProfile& profile) {
    const auto issuer = text_member(*token.claims, "iss");
    return issuer && is_issuer_of(profile, *issuer) ? std::nullopt : Verdict{Refusal::issuer};
}

Verdict check_subject(const ReadToken& token, const std::string& subject_claim) {
    // "sub" stands in every ID token, also where another claim is the key of the user.
    const auto sub = text_member(*token.claims, "sub");
    const auto subject = text_member(*token.claims, subject_claim);
    if (!sub || sub->empty() || !subject || subject->empty()) {
        return Refusal::subject_missing;
    }
    if (std::max(sub->size(), subject->size()) > longest_subject) {
        return Refusal::subject_too_long;
    }
    return std::nullopt;
}

Verdict check_audience(const ReadToken& token, const std::string& client_id) {
    const auto& claims = *token.claims;
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

Verdict check_times(const ReadToken& token, std::chrono::sys_seconds now) {
    const auto& claims = *token.claims;
    const auto expiry = moment_member(claims, "exp");
    const auto issued = moment_member(claims, "iat");
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
        const auto not_before = moment_member(claims, "nbf");
        if (!not_before || *not_before - clock_skew > now) {
            return Refusal::not_yet_valid;
        }
    }
    return *expiry - *issued > longest_token_life ? Verdict{Refusal::lives_too_long} : std::nullopt;
}

}  // namespace

std::variant<ReadToken, Refusal> read_token(std::string_view token) {
    if (token.size() > longest_token) {
        return Refusal::oversized;
    }
    const auto parts = split(token);
    if (!parts) {
        return Refusal::malformed;
    }
    try {
        return ReadToken{.signed_text = std::string{parts->signed_text},
                         .signature = parts->signature,
                         .header = parse_json_object(parts->header),
                         .claims = parse_json_object(parts->claims)};
    } catch (const JsonFault& fault) {
        return fault.kind() == JsonFault::Kind::duplicate_member ? Refusal::duplicate_member : Refusal::broken_json;
    }
}

bool is_of_type(const ReadToken& token, std::initializer_list<std::string_view> types) {
    if (!token.header->has("typ")) {
        return true;
    }
    auto type = text_member(*token.header, "typ").value_or("");
    std::transform(
        type.begin(), type.end(), type.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::find(types.begin(), types.end(), type) != types.end();
}

Verdict check_origin(const ReadToken& token,
                     const std::string& jwks_url,
                     std::chrono::sys_seconds now,
                     const ProviderProfile& profile,
                     SigningKeys& keys) {
    if (const auto refusal = check_signature(token, jwks_url, keys)) {
        return refusal;
    }
    if (const auto refusal = check_issuer(token, profile)) {
        return refusal;
    }
    if (const auto refusal = check_subject(token, profile.subject_claim)) {
        return refusal;
    }
    if (const auto refusal = check_audience(token, profile.client_id)) {
        return refusal;
    }
    return check_times(token, now);
}

std::optional<std::chrono::sys_seconds> moment_member(const Object& object, const std::string& name) {
    const auto seconds = number_member(object, name);
    return seconds ? std::optional{std::chrono::sys_seconds{std::chrono::seconds{*seconds}}} : std::nullopt;
}

}  // namespace mrko::portal
