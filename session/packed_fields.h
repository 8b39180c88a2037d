// SPDX-License-Identifier: Apache-2.0
// Several texts as one: the plain form of every record before it is sealed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mrko::session {

/// Each field as its length (4 bytes, big-endian) and its bytes, so that no content can be taken for a border.
[[nodiscard]] std::string pack(const std::vector<std::string_view>& fields);

/// Empty unless `packed` is exactly `count` fields.
[[nodiscard]] std::optional<std::vector<std::string>> unpack(std::string_view packed, std::size_t count);

/// A decimal number that fills the whole text; empty otherwise.
[[nodiscard]] std::optional<long long> parse_number(std::string_view text);

}  // namespace mrko::session
