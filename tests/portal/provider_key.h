// SPDX-License-Identifier: Apache-2.0
// A provider's signing key, made in the test, and tokens signed with it, good and bad.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct evp_pkey_st;

namespace mrko::portal {

/// A JSON object as names and raw JSON values, so that a test can write any nonsense.
using Members = std::map<std::string, std::string>;

[[nodiscard]] std::string to_json(const Members& members);

/// A JSON text.
[[nodiscard]] std::string quoted(std::string_view text);

class ProviderKey {
public:
    explicit ProviderKey(unsigned bits = 2048);

    /// This public key as a JWK; without "kid" when `id` is empty.
    [[nodiscard]] std::string jwk(const std::optional<std::string>& id) const;
    /// The RS256 signature's bytes.
    [[nodiscard]] std::string sign(std::string_view text) const;
    /// header.claims.signature of these JSON texts.
    [[nodiscard]] std::string token(const std::string& header, const std::string& claims) const;

private:
    std::shared_ptr<evp_pkey_st> key_;
};

/// Two keys that live as long as the test program, for making one takes a tenth of a second.
[[nodiscard]] const ProviderKey& first_key();
[[nodiscard]] const ProviderKey& second_key();

/// {"keys": […]}
[[nodiscard]] std::string key_set(const std::vector<std::string>& jwks);

}  // namespace mrko::portal
