// SPDX-License-Identifier: Apache-2.0
// What every fuzz target has: one entry, bytes in, and claims that must hold for any bytes at all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

/// Called by libFuzzer, and by replay.cc for each file of the kept corpus.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace mrko::fuzz {

/// The input as text of any octets.
[[nodiscard]] inline std::string_view text_of(const std::uint8_t* bytes, std::size_t size) noexcept {
    return {reinterpret_cast<const char*>(bytes), size};
}

/// A claim that no input may break: the fuzzer takes an abort for a find.
inline void require(bool holds, std::string_view claim) {
    if (!holds) {
        std::cerr << "broken claim: " << claim << '\n';
        std::abort();
    }
}

/// Takes the input apart at the first line end: the part before it, and what is left in `rest`.
[[nodiscard]] inline std::string_view take_line(std::string_view& rest) noexcept {
    const auto end = rest.find('\n');
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return line;
}

}  // namespace mrko::fuzz
