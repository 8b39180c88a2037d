// SPDX-License-Identifier: Apache-2.0
#include "portal/oidc_client.h"

#include <stdexcept>
#include <utility>

#include "portal/base64url.h"
#include "portal/endpoint_url.h"
#include "portal/strict_json.h"

namespace mrko::portal {

namespace {

constexpr std::size_t longest_code = 4096;

SignInRefusal refused(SignInRefusal::Reason reason) {
    return {.reason = reason, .token = std::nullopt};
}

void require(bool holds, const std::string& what) {
    if (!holds) {
        throw std::invalid_argument("the portal's profile: " + what);
    }
}

void require_address(const std::string& url, const std::string& what) {
    require(read_endpoint_url(url).has_value(), what + " is neither https nor on this machine");
}

void require_usable(const ProviderProfile& profile) {
    require(!profile.name.empty(), "no name");
    require(!profile.client_id.empty(), "no client_id");
    require(!profile.client_secret.empty(), "no client secret");
    require(!profile.subject_claim.empty(), "no subject claim");
    require_address(profile.issuer, "the issuer");
    require_address(profile.redirect_uri, "the redirect address");
    if (profile.endpoints) {
        require_address(profile.endpoints->authorization, "the authorization endpoint");
        require_address(profile.endpoints->token, "the token endpoint");
        require_address(profile.endpoints->jwks, "the address of the keys");
        require(profile.endpoints->end_session.empty() || read_endpoint_url(profile.endpoints->end_session),
                "the sign-out endpoint is neither https nor on this machine");
    }
}

/// The token endpoint's answer as JSON; an answer of a server in trouble or of something in between is no answer.
Poco::JSON::Object::Ptr read_token_answer(const HttpAnswer& answer) {
    if (answer.status != 200 && answer.status != 400 && answer.status != 401) {
        throw PortalUnavailable("the token endpoint answers with status " + std::to_string(answer.status));
    }
    try {
        return parse_json_object(answer.body);
    } catch (const JsonFault& fault) {
        throw PortalUnavailable(std::string{"the token endpoint's answer is unreadable: "} + fault.what());
    }
}

}  // namespace

OidcClient::OidcClient(ProviderProfile profile, HttpClient& http, Now now, RandomSource random)
    : profile_(std::move(profile)),
      http_(http),
      now_(std::move(now)),
      random_(std::move(random)),
      discovery_(http_, now_),
      keys_(http_, now_) {
    require_usable(profile_);
}

Start OidcClient::start(Proof proof) {
    const auto& endpoints = discovery_.endpoints(profile_);
    Attempt attempt{
        .state = to_base64url(random_()), .nonce = to_base64url(random_()), .verifier = to_base64url(random_())};
    HttpFields query{{"response_type", "code"},
                     {"client_id", profile_.client_id},
                     {"redirect_uri", profile_.redirect_uri},
                     {"scope", profile_.scope},
                     {"state", attempt.state},
                     {"nonce", attempt.nonce},
                     {"code_challenge", to_base64url(sha256(attempt.verifier))},
                     {"code_challenge_method", "S256"}};
    if (proof == Proof::ask_again) {
        query.emplace_back("prompt", "login");
    }
    return {.attempt = std::move(attempt), .authorization_url = with_query(endpoints.authorization, query)};
}

std::variant<PortalIdentity, SignInRefusal> OidcClient::finish(const Attempt& kept, const CallbackQuery& query) {
    using Reason = SignInRefusal::Reason;
    // An empty state would equal the empty state of an attempt that was never begun.
    if (!query.state || kept.state.empty() || !equal_in_constant_time(*query.state, kept.state)) {
        return refused(Reason::state);
    }
    const auto& endpoints = discovery_.endpoints(profile_);
    const bool issuer_due = endpoints.issuer_in_answer == IssuerInAnswer::promised;
    if (query.iss ? !is_issuer_of(profile_, *query.iss) : issuer_due) {
        return refused(Reason::issuer);
    }
    if (query.error) {
        return refused(*query.error == "access_denied" ? Reason::cancelled_at_portal : Reason::portal_error);
    }
    if (!query.code || query.code->empty() || query.code->size() > longest_code) {
        return refused(Reason::code_missing);
    }
    return redeem(kept, *query.code, endpoints);
}

std::variant<PortalIdentity, SignInRefusal> OidcClient::redeem(const Attempt& kept,
                                                               const std::string& code,
                                                               const Endpoints& endpoints) {
    using Reason = SignInRefusal::Reason;
    const auto answer = ask_for_token(kept, code, endpoints);
    const auto document = read_token_answer(answer);
    if (document->has("error") || answer.status != 200) {
        if (answer.status == 401 || text_member(*document, "error") == "invalid_client") {
            throw PortalUnavailable("the portal refuses our client credentials");
        }
        return refused(Reason::code_refused);
    }
    const auto id_token = text_member(*document, "id_token");
    if (!id_token) {
        return refused(Reason::id_token_missing);
    }
    const auto checked = check_id_token(*id_token,
                                        {.nonce = kept.nonce,
                                         .access_token = text_member(*document, "access_token").value_or(""),
                                         .jwks_url = endpoints.jwks,
                                         .now = now_()},
                                        profile_,
                                        keys_);
    if (const auto* const refusal = std::get_if<Refusal>(&checked)) {
        return SignInRefusal{.reason = Reason::id_token, .token = *refusal};
    }
    const auto& claims = std::get<IdTokenClaims>(checked);
    return PortalIdentity{.provider = profile_.name,
                          .subject = claims.subject,
                          .name = claims.name,
                          .auth_time = claims.auth_time,
                          .portal_session = claims.portal_session};
}

std::variant<PortalSignOut, Refusal> OidcClient::read_sign_out(std::string_view logout_token) {
    const auto checked = check_logout_token(logout_token, discovery_.endpoints(profile_).jwks, now_(), profile_, keys_);
    if (const auto* const refusal = std::get_if<Refusal>(&checked)) {
        return *refusal;
    }
    const auto& claims = std::get<LogoutClaims>(checked);
    return PortalSignOut{.provider = profile_.name,
                         .subject = claims.subject,
                         .portal_session = claims.portal_session,
                         .token_id = claims.token_id,
                         .expires = claims.expires};
}

HttpAnswer OidcClient::ask_for_token(const Attempt& kept, const std::string& code, const Endpoints& endpoints) {
    HttpFields fields{{"grant_type", "authorization_code"},
                      {"code", code},
                      {"redirect_uri", profile_.redirect_uri},
                      {"code_verifier", kept.verifier}};
    switch (profile_.client_auth) {
        case ClientAuth::basic:
            // RFC 6749 section 2.3.1: both are form-encoded before they become Basic credentials.
            return http_.post_form(
                endpoints.token,
                fields,
                BasicCredentials{.user = percent_encoded(profile_.client_id),
                                 .password = ClientSecret{percent_encoded(profile_.client_secret.reveal())}});
        case ClientAuth::post: break;
    }
    fields.emplace_back("client_id", profile_.client_id);
    fields.emplace_back("client_secret", profile_.client_secret.reveal());
    return http_.post_form(endpoints.token, fields, std::nullopt);
}

std::optional<std::string> OidcClient::logout_url(const std::string& return_address) {
    try {
        const auto& address = discovery_.endpoints(profile_).end_session;
        if (address.empty()) {
            return std::nullopt;
        }
        switch (profile_.logout_rule) {
            case LogoutRule::rp_initiated:
                return with_query(address,
                                  {{"client_id", profile_.client_id}, {"post_logout_redirect_uri", return_address}});
            case LogoutRule::return_address_only:
                return with_query(address, {{"post_logout_redirect_uri", return_address}});
            case LogoutRule::none: break;
        }
    } catch (const PortalUnavailable&) {
        // Our own session ends all the same; the visitor must not see an error for that.
    }
    return std::nullopt;
}

std::string_view to_text(SignInRefusal refusal) noexcept {
    using Reason = SignInRefusal::Reason;
    switch (refusal.reason) {
        case Reason::state: return "the state is absent or of another attempt";
        case Reason::issuer: return "the answer is not of our portal";
        case Reason::cancelled_at_portal: return "cancelled at the portal";
        case Reason::portal_error: return "the portal answers with an error";
        case Reason::code_missing: return "the answer has no code";
        case Reason::code_refused: return "the portal refuses the code";
        case Reason::id_token_missing: return "the token answer has no ID token";
        case Reason::id_token: return refusal.token ? to_text(*refusal.token) : "the ID token is refused";
    }
    return "refused";
}

}  // namespace mrko::portal
