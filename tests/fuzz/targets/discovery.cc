// SPDX-License-Identifier: Apache-2.0
// The discovery document: addresses that we are willing to speak to, or "unavailable".
#include "portal/discovery.h"
#include "portal/endpoint_url.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/portal/fake_http.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace mrko::portal;
    static const auto profile = plain_openid("portal", "https://portal.example", {.client_id = "diary"});
    FakeHttp http;
    http.answers("https://portal.example/.well-known/openid-configuration", 200,
                 std::string{mrko::fuzz::text_of(bytes, size)});
    Discovery discovery{http, [] { return std::chrono::sys_seconds{std::chrono::seconds{1'800'000'000}}; }};
    try {
        const auto& found = discovery.endpoints(profile);
        for (const auto& address : {found.authorization, found.token, found.jwks}) {
            mrko::fuzz::require(may_name_endpoint(profile.issuer, address), "an address is one that we speak to");
        }
    } catch (const PortalUnavailable&) {
        // Refusing is right.
    }
    return 0;
}
