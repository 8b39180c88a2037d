// SPDX-License-Identifier: Apache-2.0
// The provider's public keys, and whether a signature is of one of them.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "portal/http_client.h"
#include "portal/provider_document.h"

// Forward declaration of OpenSSL's EVP_PKEY, whose headers stay in the .cc file.
struct evp_pkey_st;

namespace mrko::portal {

enum class SignatureVerdict {
    good,
    unknown_key,    ///< no key of that id, even after asking again
    ambiguous_key,  ///< no id given and several keys to choose from
    bad,
};

class SigningKeys {
public:
    /// Between two fetches that a token provokes.
    static constexpr std::chrono::seconds refetch_pause{30};

    /// `http` outlives this object.
    SigningKeys(HttpClient& http, Now now);

    /// Checks an RS256 signature by the keys found at `jwks_url`. They are kept for document_life; a signature that
    /// does not fit, or an unknown id, asks for them again, once in refetch_pause at most, for keys are also renewed
    /// under the same id. Throws PortalUnavailable when no usable keys can be had.
    [[nodiscard]] SignatureVerdict check(const std::string& jwks_url,
                                         const std::optional<std::string>& key_id,
                                         std::string_view signed_text,
                                         std::string_view signature);

private:
    struct FreeKey {
        void operator()(evp_pkey_st* key) const noexcept;
    };

    struct Key {
        std::optional<std::string> id;
        std::unique_ptr<evp_pkey_st, FreeKey> key;
    };

    void fetch(const std::string& jwks_url);
    [[nodiscard]] static std::vector<Key> read_keys(const std::string& document);
    [[nodiscard]] static std::unique_ptr<evp_pkey_st, FreeKey> make_rsa_key(const std::string& modulus,
                                                                            const std::string& exponent);
    [[nodiscard]] SignatureVerdict check_with_kept(const std::optional<std::string>& key_id,
                                                   std::string_view signed_text,
                                                   std::string_view signature) const;

    HttpClient& http_;
    Now now_;
    std::string url_;  ///< where keys_ come from
    std::vector<Key> keys_;
    std::chrono::sys_seconds fetched_{};
    std::optional<std::chrono::sys_seconds> refetched_;
    std::optional<std::chrono::sys_seconds> failed_;
};

}  // namespace mrko::portal
