// SPDX-License-Identifier: Apache-2.0
// The files of a OneRoster set, as "name\n" and rows: a bundle or the list of what is wrong, and nothing in between.
#include <algorithm>

#include "exchange/bundle_reader.h"
#include "exchange/refusal.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace mrko::exchange;
    // Files are set apart by an octet that no text file holds.
    auto rest = mrko::fuzz::text_of(bytes, size);
    std::vector<ArchiveFile> files;
    while (!rest.empty() && files.size() < 32) {
        auto part = rest.substr(0, rest.find('\x1e'));
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
        const auto name = mrko::fuzz::take_line(part);
        files.push_back({.name = std::string{name}, .bytes = std::string{part}});
    }
    for (const auto broken : {ReadOptions::BrokenRecords::refuse, ReadOptions::BrokenRecords::leave_out}) {
        try {
            static_cast<void>(read_bundle(files, {.limits = {}, .broken_records = broken}));
        } catch (const Refused& refused) {
            mrko::fuzz::require(!refused.refusals.empty(), "a refusal says why");
        }
    }
    return 0;
}
