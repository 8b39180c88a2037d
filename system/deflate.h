// SPDX-License-Identifier: Apache-2.0
// Texts made short and plain again by libdeflate: pages for the browser (gzip), what is kept in Redis (zlib).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mrko::system {

/// What stands around the packed octets: RFC 1952, RFC 1950.
enum class Wrapping { gzip, zlib };

/// Packs `plain` behind what `packed` holds already. Throws std::bad_alloc.
void append_deflated(Wrapping wrapping, std::string_view plain, std::string& packed);

/// Empty unless `packed` is whole, has nothing behind it and is exactly `length` octets when plain. Throws
/// std::bad_alloc.
[[nodiscard]] std::optional<std::string> inflated(Wrapping wrapping, std::string_view packed, std::size_t length);

}  // namespace mrko::system
