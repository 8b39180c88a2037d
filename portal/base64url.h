// SPDX-License-Identifier: Apache-2.0
// The spelling of bytes in tokens and keys (RFC 4648 section 5, without padding).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mrko::portal {

[[nodiscard]] std::string to_base64url(std::string_view bytes);

/// Empty optional for padding, foreign characters, an impossible length or bits left over at the end: one text only
/// stands for the same bytes.
[[nodiscard]] std::optional<std::string> from_base64url(std::string_view text);

}  // namespace mrko::portal
