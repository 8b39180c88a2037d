// SPDX-License-Identifier: Apache-2.0
// Signing in at the portal: the code flow of OpenID Connect with PKCE, from the way out to the way back.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "portal/cryptography.h"
#include "portal/discovery.h"
#include "portal/http_client.h"
#include "portal/id_token.h"
#include "portal/logout_token.h"
#include "portal/provider_profile.h"
#include "portal/signing_keys.h"

namespace mrko::portal {

/// What one attempt to sign in must remember until the way back: each 256 random bits in base64url (43 characters).
/// Whoever keeps it hands it out once, for ten minutes, to the browser that began, and to nobody else.
struct Attempt {
    std::string state;
    std::string nonce;
    std::string verifier;
};

/// Where the visitor is sent, and what must be kept meanwhile.
struct Start {
    Attempt attempt;
    std::string authorization_url;
};

/// as_the_portal_decides: somebody who is signed in at the portal comes back without a question.
/// ask_again: the portal asks for the password again, before something that needs fresh proof.
enum class Proof { as_the_portal_decides, ask_again };

/// The query of the callback address, decoded; whatever else stands there is not looked at.
struct CallbackQuery {
    std::optional<std::string> code;
    std::optional<std::string> state;
    std::optional<std::string> iss;
    std::optional<std::string> error;
};

/// Who the portal says is there. No token is kept.
struct PortalIdentity {
    std::string provider;  ///< ProviderProfile::name
    std::string subject;   ///< with the provider: the key of the user
    std::string name;      ///< for the page; may be empty
    std::optional<std::chrono::sys_seconds> auth_time;
    std::string portal_session;  ///< the portal's name of its own session; empty when it tells none
};

/// Somebody signed out at the portal, or the portal ended a session itself.
struct PortalSignOut {
    std::string provider;
    std::string subject;
    std::string portal_session;  ///< empty: all sessions of the person
    std::string token_id;        ///< another for each message
    std::chrono::sys_seconds expires;
};

/// Why nobody is signed in. Text that came from outside is not in here.
struct SignInRefusal {
    enum class Reason {
        state,                ///< absent or of another attempt: forged or from an old page
        issuer,               ///< the answer is of another provider
        cancelled_at_portal,  ///< the person said no
        portal_error,         ///< another error= of the portal
        code_missing,
        code_refused,  ///< used, expired or of another attempt
        id_token_missing,
        id_token,  ///< see `token`
    };

    Reason reason{Reason::state};
    std::optional<Refusal> token;
};

/// The refusal as words for the log.
[[nodiscard]] std::string_view to_text(SignInRefusal refusal) noexcept;

class OidcClient {
public:
    /// `http` outlives this object. Throws std::invalid_argument when the profile cannot work: an address that
    /// read_endpoint_url() refuses, or no name, client_id, secret or subject claim.
    OidcClient(ProviderProfile profile, HttpClient& http, Now now, RandomSource random = random_256_bits);

    /// Throws PortalUnavailable when the provider's addresses cannot be had.
    [[nodiscard]] Start start(Proof proof = Proof::as_the_portal_decides);

    /// `kept` is the attempt of the browser that came back. Throws PortalUnavailable when the token endpoint or the
    /// keys cannot be had, or the portal refuses our own credentials.
    [[nodiscard]] std::variant<PortalIdentity, SignInRefusal> finish(const Attempt& kept, const CallbackQuery& query);

    /// What a logout token says that the portal sent behind the browser's back. Whether the message was told before is
    /// the caller's to know. Throws PortalUnavailable when the keys cannot be had.
    [[nodiscard]] std::variant<PortalSignOut, Refusal> read_sign_out(std::string_view logout_token);

    /// Where to send the browser so that the portal's session ends too; `return_address` is registered at the portal.
    /// Empty optional when the portal offers no such address or cannot be asked for it now.
    [[nodiscard]] std::optional<std::string> logout_url(const std::string& return_address);

    [[nodiscard]] const std::string& issuer() const noexcept { return profile_.issuer; }

    /// For a sign-in that the portal begins and names itself by `iss`: is that our portal?
    [[nodiscard]] bool is_our_issuer(std::string_view iss) const noexcept { return is_issuer_of(profile_, iss); }

private:
    [[nodiscard]] std::variant<PortalIdentity, SignInRefusal> redeem(const Attempt& kept,
                                                                     const std::string& code,
                                                                     const Endpoints& endpoints);
    [[nodiscard]] HttpAnswer ask_for_token(const Attempt& kept, const std::string& code, const Endpoints& endpoints);

    ProviderProfile profile_;
    HttpClient& http_;
    Now now_;
    RandomSource random_;
    Discovery discovery_;
    SigningKeys keys_;
};

}  // namespace mrko::portal
