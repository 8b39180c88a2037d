// SPDX-License-Identifier: Apache-2.0
// ID tokens and logout tokens: nobody without the provider's key makes one that is believed.
#include "portal/id_token.h"

#include "portal/logout_token.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/portal/fake_http.h"
#include "tests/portal/provider_key.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace mrko::portal;
    static const ProviderKey key;
    static FakeHttp http;
    static const std::chrono::sys_seconds now{std::chrono::seconds{1'800'000'000}};
    static const std::string jwks = "https://portal.example/jwks";
    static const auto profile = plain_openid("portal", "https://portal.example", {.client_id = "diary"});
    http.answers(jwks, 200, "{\"keys\":[" + key.jwk("one") + "]}");
    SigningKeys keys{http, [] { return now; }};
    const IdTokenExpectation expected{.nonce = "n", .access_token = "a", .jwks_url = jwks, .now = now};
    const auto token = mrko::fuzz::text_of(bytes, size);
    mrko::fuzz::require(std::holds_alternative<Refusal>(check_id_token(token, expected, profile, keys)),
                        "an ID token without the provider's signature is refused");
    mrko::fuzz::require(std::holds_alternative<Refusal>(check_logout_token(token, jwks, now, profile, keys)),
                        "a logout token without the provider's signature is refused");
    return 0;
}
