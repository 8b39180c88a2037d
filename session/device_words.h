// SPDX-License-Identifier: Apache-2.0
// The form of a device in Redis.
#pragma once

#include <string>
#include <string_view>

#include "access/device.h"

namespace mrko::session {

/// "chrome android"; `other` for what has no word.
[[nodiscard]] std::string words_of(const access::Device& device);
/// The reverse; what is unknown is `other`.
[[nodiscard]] access::Device device_of(std::string_view written) noexcept;

}  // namespace mrko::session
