// SPDX-License-Identifier: Apache-2.0
// The User-Agent field of a request, read for the list of one's own sessions and for nothing that is decided.
#pragma once

#include <string_view>

#include "access/device.h"

namespace mrko::handlers {

/// What a User-Agent field names; `other` where it names none of what we know.
[[nodiscard]] access::Device device_of_user_agent(std::string_view field) noexcept;

}  // namespace mrko::handlers
