// SPDX-License-Identifier: Apache-2.0
// manifest.csv: what was read without a finding is written and read again the same.
#include "exchange/manifest.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace mrko::exchange;
    try {
        Findings findings;
        const auto manifest = read_manifest(mrko::fuzz::text_of(bytes, size), findings);
        if (findings.count() == 0) {
            const auto again = read_manifest(write_manifest(manifest), findings);
            mrko::fuzz::require(findings.count() == 0 && again.files == manifest.files,
                                "a manifest is written and read again the same");
        }
    } catch (const Refused&) {
        // Refusing is right.
    }
    return 0;
}
