// SPDX-License-Identifier: Apache-2.0
#include "portal/signing_keys.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <algorithm>
#include <utility>

#include "portal/base64url.h"
#include "portal/strict_json.h"

namespace mrko::portal {

namespace {

constexpr unsigned most_keys = 32;
constexpr int smallest_modulus_bits = 2048;
// Verification grows with the square of the modulus; a hostile key set must not buy our time.
constexpr int largest_modulus_bits = 8192;

struct Free {
    void operator()(BIGNUM* number) const noexcept { BN_free(number); }

    void operator()(OSSL_PARAM_BLD* builder) const noexcept { OSSL_PARAM_BLD_free(builder); }

    void operator()(OSSL_PARAM* parameters) const noexcept { OSSL_PARAM_free(parameters); }

    void operator()(EVP_PKEY_CTX* context) const noexcept { EVP_PKEY_CTX_free(context); }

    void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
};

template <typename T>
using Owned = std::unique_ptr<T, Free>;

const unsigned char* bytes_of(std::string_view text) noexcept {
    return reinterpret_cast<const unsigned char*>(text.data());
}

Owned<BIGNUM> big_number(std::string_view bytes) {
    constexpr std::size_t longest = largest_modulus_bits / 8;
    return Owned<BIGNUM>{bytes.size() > longest ? nullptr
                                                : BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr)};
}

bool is_signed_by(EVP_PKEY* key, std::string_view signed_text, std::string_view signature) {
    const Owned<EVP_MD_CTX> context{EVP_MD_CTX_new()};
    return context && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
           EVP_DigestVerify(
               context.get(), bytes_of(signature), signature.size(), bytes_of(signed_text), signed_text.size()) == 1;
}

}  // namespace

void SigningKeys::FreeKey::operator()(evp_pkey_st* key) const noexcept {
    EVP_PKEY_free(key);
}

SigningKeys::SigningKeys(HttpClient& http, Now now) : http_(http), now_(std::move(now)) {}

SignatureVerdict SigningKeys::check(const std::string& jwks_url,
                                    const std::optional<std::string>& key_id,
                                    std::string_view signed_text,
                                    std::string_view signature) {
    const auto now = now_();
    if (keys_.empty() || url_ != jwks_url || now - fetched_ >= document_life) {
        fetch(jwks_url);
        return check_with_kept(key_id, signed_text, signature);
    }
    const auto verdict = check_with_kept(key_id, signed_text, signature);
    const bool renewal_may_help = verdict == SignatureVerdict::unknown_key || verdict == SignatureVerdict::bad;
    const bool asked_lately = refetched_ && now - *refetched_ < refetch_pause;
    if (!renewal_may_help || asked_lately) {
        return verdict;
    }
    refetched_ = now;
    fetch(jwks_url);
    return check_with_kept(key_id, signed_text, signature);
}

void SigningKeys::fetch(const std::string& jwks_url) {
    const auto now = now_();
    if (failed_ && now - *failed_ < pause_after_failure) {
        throw PortalUnavailable("the signing keys could not be had a moment ago");
    }
    // Overwritten by success: a fetch that throws leaves the mark.
    failed_ = now;
    const auto answer = http_.get(jwks_url, {});
    if (answer.status != 200) {
        throw PortalUnavailable("the signing keys are answered with status " + std::to_string(answer.status));
    }
    keys_ = read_keys(answer.body);
    url_ = jwks_url;
    fetched_ = now;
    failed_.reset();
}

std::vector<SigningKeys::Key> SigningKeys::read_keys(const std::string& document) {
    std::vector<Key> keys;
    try {
        const auto list = parse_json_object(document)->getArray("keys");
        for (unsigned i = 0; !list.isNull() && i < std::min<std::size_t>(list->size(), most_keys); ++i) {
            const auto jwk = list->getObject(i);
            if (jwk.isNull() || text_member(*jwk, "kty") != "RSA" ||
                text_member(*jwk, "use").value_or("sig") != "sig" ||
                text_member(*jwk, "alg").value_or("RS256") != "RS256") {
                continue;
            }
            const auto modulus = from_base64url(text_member(*jwk, "n").value_or(""));
            const auto exponent = from_base64url(text_member(*jwk, "e").value_or(""));
            if (auto key = modulus && exponent ? make_rsa_key(*modulus, *exponent) : nullptr) {
                keys.push_back({.id = text_member(*jwk, "kid"), .key = std::move(key)});
            }
        }
    } catch (const JsonFault& fault) {
        throw PortalUnavailable(std::string{"the signing keys are unreadable: "} + fault.what());
    }
    if (keys.empty()) {
        throw PortalUnavailable("the provider's key set holds no usable RSA key");
    }
    return keys;
}

std::unique_ptr<evp_pkey_st, SigningKeys::FreeKey> SigningKeys::make_rsa_key(const std::string& modulus,
                                                                             const std::string& exponent) {
    const auto n = big_number(modulus);
    const auto e = big_number(exponent);
    if (!n || !e || BN_num_bits(n.get()) < smallest_modulus_bits || BN_num_bits(e.get()) > 32 ||
        BN_is_odd(e.get()) == 0 || BN_is_one(e.get()) == 1) {
        return nullptr;
    }
    const Owned<OSSL_PARAM_BLD> builder{OSSL_PARAM_BLD_new()};
    if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1) {
        return nullptr;
    }
    const Owned<OSSL_PARAM> parameters{OSSL_PARAM_BLD_to_param(builder.get())};
    const Owned<EVP_PKEY_CTX> context{EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr)};
    EVP_PKEY* key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) {
        return nullptr;
    }
    return std::unique_ptr<evp_pkey_st, FreeKey>{key};
}

SignatureVerdict SigningKeys::check_with_kept(const std::optional<std::string>& key_id,
                                              std::string_view signed_text,
                                              std::string_view signature) const {
    if (!key_id && keys_.size() > 1) {
        return SignatureVerdict::ambiguous_key;
    }
    auto verdict = SignatureVerdict::unknown_key;
    for (const auto& [id, key] : keys_) {
        if (key_id && id != key_id) {
            continue;
        }
        if (is_signed_by(key.get(), signed_text, signature)) {
            return SignatureVerdict::good;
        }
        verdict = SignatureVerdict::bad;
    }
    return verdict;
}

}  // namespace mrko::portal
