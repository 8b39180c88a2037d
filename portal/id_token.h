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

namespace mrko::portal {

/// Why a token is refused. The order is the order of the checks.
enum class Refusal {
    oversized,
    malformed,
    broken_json,
    duplicate_member,
    wrong_type,
    critical_extension,
    algorithm,
    unknown_key,
    ambiguous_key,
    bad_signature,
    issuer,
    subject_missing,
    subject_too_long,
    audience_missing,
    audience,
    authorized_party_missing,
    authorized_party,
    expiry_missing,
    expired,
    issue_time_missing,
    issued_in_the_future,
    not_yet_valid,
    lives_too_long,
    nonce_missing,
    nonce,
    access_token_hash,
};

/// The refusal as words for the log.
[[nodiscard]] std::string_view to_text(Refusal refusal) noexcept;

constexpr std::size_t longest_id_token = std::size_t{16} * 1024;  ///< bytes
constexpr std::size_t longest_subject = 255;                      ///< bytes (OpenID Connect Core section 2)
constexpr std::chrono::seconds clock_skew{60};                    ///< what the provider's clock may differ from ours
constexpr std::chrono::seconds longest_token_life = std::chrono::hours{12};

/// What of a good token is used afterwards.
struct IdTokenClaims {
    std::string issuer;
    std::string subject;
    std::string name;                                   ///< for the page; empty when the provider sends none
    std::optional<std::chrono::sys_seconds> auth_time;  ///< when the person last proved themselves to the provider
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
