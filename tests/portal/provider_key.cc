// SPDX-License-Identifier: Apache-2.0
#include "tests/portal/provider_key.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <stdexcept>

#include "portal/base64url.h"

namespace mrko::portal {

namespace {

std::string number_of(EVP_PKEY* key, const char* name) {
    BIGNUM* raw = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &raw) != 1) {
        throw std::runtime_error("the key has no such number");
    }
    const std::unique_ptr<BIGNUM, void (*)(BIGNUM*)> number{raw, BN_free};
    std::string bytes(static_cast<std::size_t>(BN_num_bytes(number.get())), '\0');
    BN_bn2bin(number.get(), reinterpret_cast<unsigned char*>(bytes.data()));
    return bytes;
}

}  // namespace

std::string quoted(std::string_view text) {
    return '"' + std::string{text} + '"';
}

std::string to_json(const Members& members) {
    std::string text;
    for (const auto& [name, value] : members) {
        text += (text.empty() ? "" : ",") + quoted(name) + ":" + value;
    }
    return "{" + text + "}";
}

ProviderKey::ProviderKey(unsigned bits) : key_(EVP_RSA_gen(bits), EVP_PKEY_free) {}

std::string ProviderKey::jwk(const std::optional<std::string>& id) const {
    Members members{{"kty", quoted("RSA")},
                    {"use", quoted("sig")},
                    {"alg", quoted("RS256")},
                    {"n", quoted(to_base64url(number_of(key_.get(), OSSL_PKEY_PARAM_RSA_N)))},
                    {"e", quoted(to_base64url(number_of(key_.get(), OSSL_PKEY_PARAM_RSA_E)))}};
    if (id) {
        members["kid"] = quoted(*id);
    }
    return to_json(members);
}

std::string ProviderKey::sign(std::string_view text) const {
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
    std::string signature(static_cast<std::size_t>(EVP_PKEY_get_size(key_.get())), '\0');
    std::size_t length = signature.size();
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) != 1 ||
        EVP_DigestSign(context.get(),
                       reinterpret_cast<unsigned char*>(signature.data()),
                       &length,
                       reinterpret_cast<const unsigned char*>(text.data()),
                       text.size()) != 1) {
        throw std::runtime_error("OpenSSL does not sign");
    }
    signature.resize(length);
    return signature;
}

std::string ProviderKey::token(const std::string& header, const std::string& claims) const {
    const auto text = to_base64url(header) + "." + to_base64url(claims);
    return text + "." + to_base64url(sign(text));
}

const ProviderKey& first_key() {
    static const ProviderKey key;
    return key;
}

const ProviderKey& second_key() {
    static const ProviderKey key;
    return key;
}

std::string key_set(const std::vector<std::string>& jwks) {
    std::string text;
    for (const auto& jwk : jwks) {
        text += (text.empty() ? "" : ",") + jwk;
    }
    return R"({"keys":[)" + text + "]}";
}

}  // namespace mrko::portal
