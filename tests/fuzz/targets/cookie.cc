// SPDX-License-Identifier: Apache-2.0
// The Cookie header: any octets give pairs or nothing.
#include "http/cookie.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto header = mrko::fuzz::text_of(bytes, size);
    for (const auto& [name, value] : mrko::http::parse_cookies(header)) {
        mrko::fuzz::require(header.find(name) != std::string_view::npos, "a cookie's name stands in the header");
        mrko::fuzz::require(header.find(value) != std::string_view::npos, "a cookie's value stands in the header");
    }
    return 0;
}
