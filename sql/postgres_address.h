// SPDX-License-Identifier: Apache-2.0
// Where the connection string of a PostgreSQL leads, as libpq reads it, without connecting.
#pragma once

#include <optional>
#include <string>

namespace mrko::sql {

/// Why such a connection must not be used, in one sentence; empty: it may. It must not when libpq cannot read it, or
/// when it leads to another machine without `sslmode=verify-full` (or `verify-ca`): libpq itself falls back to no TLS.
[[nodiscard]] std::optional<std::string> unfit_postgres_address(const std::string& connection);

}  // namespace mrko::sql
