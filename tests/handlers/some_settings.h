// SPDX-License-Identifier: Apache-2.0
// Settings of a service in a folder of the test's own, with a key file and a list of assets.
#pragma once

#include <filesystem>

#include "config/config.h"

namespace mrko::handlers {

/// Writes what the settings name into `folder`, which exists. Redis and the database are not there.
[[nodiscard]] config::Config some_settings(const std::filesystem::path& folder);

}  // namespace mrko::handlers
