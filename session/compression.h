// SPDX-License-Identifier: Apache-2.0
// Long texts made short before they are sealed (libdeflate, in zlib's form). Never together with a secret that somebody
// else can guess at: the length would tell of it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mrko::session {

[[nodiscard]] std::string compressed(std::string_view text);

/// Empty when `packed` was not made by compressed(), or is longer than `most` octets when unpacked.
[[nodiscard]] std::optional<std::string> decompressed(std::string_view packed, std::size_t most);

}  // namespace mrko::session
