// SPDX-License-Identifier: Apache-2.0
// What all tokens of the portal have in common: three parts, a signature, an issuer, an audience and times. The two
// kinds that we take, ID tokens and logout tokens, add what is their own.
#pragma once

#include <chrono>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "portal/provider_profile.h"
#include "portal/signing_keys.h"
#include "portal/strict_json.h"
#include "portal/token_refusal.h"

namespace mrko::portal {

using Verdict = std::optional<Refusal>;

/// A token that was taken apart and not checked yet.
struct ReadToken {
    std::string signed_text;
    std::string signature;
    Poco::JSON::Object::Ptr header;
    Poco::JSON::Object::Ptr claims;
};

[[nodiscard]] std::variant<ReadToken, Refusal> read_token(std::string_view token);

/// Whether "typ" of the header is absent or one of these, in whatever case of letters.
[[nodiscard]] bool is_of_type(const ReadToken& token, std::initializer_list<std::string_view> types);

/// What holds for every kind: algorithm, key and signature, then issuer, subject, audience and times. Throws
/// PortalUnavailable when the keys cannot be had.
[[nodiscard]] Verdict check_origin(const ReadToken& token,
                                   const std::string& jwks_url,
                                   std::chrono::sys_seconds now,
                                   const ProviderProfile& profile,
                                   SigningKeys& keys);

/// A member that is a number of seconds since 1970.
[[nodiscard]] std::optional<std::chrono::sys_seconds> moment_member(const Poco::JSON::Object& object,
                                                                    const std::string& name);

}  // namespace mrko::portal
