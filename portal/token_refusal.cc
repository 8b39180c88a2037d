// SPDX-License-Identifier: Apache-2.0
#include "portal/token_refusal.h"

namespace mrko::portal {

std::string_view to_text(Refusal refusal) noexcept {
    switch (refusal) {
        case Refusal::oversized: return "longer than a token may be";
        case Refusal::malformed: return "not three parts in base64url";
        case Refusal::broken_json: return "header or claims are no JSON object";
        case Refusal::duplicate_member: return "a member stands twice";
        case Refusal::wrong_type: return "a token for another purpose";
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
        case Refusal::event_missing: return "tells of no signing out";
        case Refusal::nonce_forbidden: return "has a nonce, which a logout token never has";
        case Refusal::token_id_missing: return "without an id of its own";
    }
    return "refused";
}

}  // namespace mrko::portal
