// SPDX-License-Identifier: Apache-2.0
// Why a token of the portal is refused, and the bounds of what is accepted.
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

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
    event_missing,
    nonce_forbidden,
    token_id_missing,
};

/// The refusal as words for the log.
[[nodiscard]] std::string_view to_text(Refusal refusal) noexcept;

constexpr std::size_t longest_token = std::size_t{16} * 1024;  ///< bytes
constexpr std::size_t longest_subject = 255;                   ///< bytes (OpenID Connect Core section 2)
constexpr std::chrono::seconds clock_skew{60};                 ///< what the provider's clock may differ from ours
constexpr std::chrono::seconds longest_token_life = std::chrono::hours{12};

}  // namespace mrko::portal
