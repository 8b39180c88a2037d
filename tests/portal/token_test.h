// SPDX-License-Identifier: Apache-2.0
// What the tests of the provider's signed tokens share: a provider with one key, a good token of it, and what a check
// says of a token.
#pragma once

#include <cppunit/TestAssert.h>
#include <cppunit/TestFixture.h>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "portal/provider_profile.h"
#include "portal/signing_keys.h"
#include "portal/token_refusal.h"
#include "tests/portal/fake_http.h"
#include "tests/portal/provider_key.h"

namespace mrko::portal {

template <class Claims>
class TokenTest : public CppUnit::TestFixture {
public:
    void setUp() override { http_.answers(jwks_url_, 200, key_set({first_key().jwk("default")})); }

protected:
    TokenTest(const std::string& type, Members claims)
        : header_{{"alg", quoted("RS256")}, {"kid", quoted("default")}, {"typ", quoted(type)}},
          claims_{{"iss", quoted("https://portal.example.ru")},
                  {"sub", quoted("8a6e0804")},
                  {"aud", quoted("mrko-diary")},
                  {"iat", "1700000000"}} {
        claims_.merge(std::move(claims));
    }

    [[nodiscard]] virtual std::variant<Claims, Refusal> check(std::string_view token) = 0;

    /// The token of header_ and claims_, signed by the provider's key.
    [[nodiscard]] std::string token() const { return first_key().token(to_json(header_), to_json(claims_)); }

    [[nodiscard]] std::string outcome_of(std::string_view token) {
        const auto outcome = check(token);
        const auto* const refusal = std::get_if<Refusal>(&outcome);
        return refusal != nullptr ? std::string{to_text(*refusal)} : accepted;
    }

    [[nodiscard]] Claims good_claims() {
        const auto outcome = check(token());
        CPPUNIT_ASSERT(std::holds_alternative<Claims>(outcome));
        return std::get<Claims>(outcome);
    }

    void must_be(Refusal refusal, const std::string& token) {
        CPPUNIT_ASSERT_EQUAL_MESSAGE(token, std::string{to_text(refusal)}, outcome_of(token));
    }

    void must_be(Refusal refusal) { must_be(refusal, token()); }

    void must_be_accepted() { CPPUNIT_ASSERT_EQUAL(std::string{accepted}, outcome_of(token())); }

    static constexpr auto accepted = "accepted";
    const std::string jwks_url_{"https://portal.example.ru/jwks"};
    const std::chrono::sys_seconds now_{std::chrono::seconds{1'700'000'000}};
    ProviderProfile profile_{plain_openid(
        "portal", "https://portal.example.ru", {.client_id = "mrko-diary", .client_secret = {}, .redirect_uri = {}})};
    FakeHttp http_;
    SigningKeys keys_{http_, [this] { return now_; }};
    Members header_;
    Members claims_;
};

}  // namespace mrko::portal
