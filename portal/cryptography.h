// SPDX-License-Identifier: Apache-2.0
// The digests, the comparison and the randomness of the code flow, from OpenSSL.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace mrko::portal {

/// The 32 bytes of the digest.
[[nodiscard]] std::string sha256(std::string_view text);

/// Takes the same time whatever differs; only the lengths show.
[[nodiscard]] bool equal_in_constant_time(std::string_view one, std::string_view other) noexcept;

/// Makes 256 unpredictable bits, as 32 bytes.
using RandomSource = std::function<std::string()>;

/// The system's generator. Throws std::runtime_error when it has no randomness to give.
[[nodiscard]] std::string random_256_bits();

}  // namespace mrko::portal
