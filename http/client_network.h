// SPDX-License-Identifier: Apache-2.0
// From where a request comes, as coarse as one household or one school has it: for bounds on guessing alone.
#pragma once

#include <string>
#include <string_view>

namespace mrko::http {

/// An IPv4 address as it is; of an IPv6 address the first 64 bits, for the rest is free for one household to choose.
/// Any other text is one network of its own.
[[nodiscard]] std::string client_network(std::string_view remote_address);

}  // namespace mrko::http
