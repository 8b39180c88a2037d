// SPDX-License-Identifier: Apache-2.0
// A connection attempt by plain libpq. Poco 1.11 leaks a descriptor at each refused connection, so it is only told to
// connect to a server that has just taken one.
#pragma once

#include <optional>
#include <string>

namespace mrko::sql {

/// Why the server refuses a connection with these parameters; empty when it accepts one.
[[nodiscard]] std::optional<std::string> refused_by_postgres(const std::string& connection);

}  // namespace mrko::sql
