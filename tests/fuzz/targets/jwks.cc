// SPDX-License-Identifier: Apache-2.0
// The provider's keys: any document gives keys, of which none fits a signature of nonsense, or "unavailable".
#include "portal/signing_keys.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/portal/fake_http.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace mrko::portal;
    FakeHttp http;
    http.answers("https://portal.example/jwks", 200, std::string{mrko::fuzz::text_of(bytes, size)});
    SigningKeys keys{http, [] { return std::chrono::sys_seconds{std::chrono::seconds{1'800'000'000}}; }};
    try {
        const auto verdict = keys.check("https://portal.example/jwks", std::nullopt, "signed", std::string(256, 's'));
        mrko::fuzz::require(verdict != SignatureVerdict::good, "a signature of nonsense is not good");
    } catch (const PortalUnavailable&) {
        // Refusing is right.
    }
    return 0;
}
