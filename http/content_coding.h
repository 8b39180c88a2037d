// SPDX-License-Identifier: Apache-2.0
// An answer made short once, where nginx would do it at every answer (RFC 9110, 8.4 and 12.5.3).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mrko::http {

/// In gzip's form (RFC 1952).
[[nodiscard]] std::string gzip(std::string_view plain);

/// Empty when `packed` is no gzip of one part, is damaged, or holds more than `most` octets.
[[nodiscard]] std::optional<std::string> gunzip(std::string_view packed, std::size_t most);

/// Whether an Accept-Encoding header names gzip and does not refuse it. "*" alone is taken for no.
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding) noexcept;

}  // namespace mrko::http
