// SPDX-License-Identifier: Apache-2.0
// Two things that Poco 1.11 gets wrong about connections, done by libpq itself; the only file with PQ*.
#pragma once

#include <optional>
#include <string>

struct pg_conn;

namespace mrko::sql {

/// Why the server refuses a connection with these parameters; empty when it accepts one. Poco leaks a descriptor at
/// each refused connection, so it is only told to connect to a server that has just taken one.
[[nodiscard]] std::optional<std::string> refused_by_postgres(const std::string& connection);

/// Whether Poco will forget to free this connection when its session dies: it frees those alone that still work.
[[nodiscard]] bool is_forgotten_by_poco(pg_conn* connection) noexcept;
/// Frees such a connection, after its session died.
void free_forgotten(pg_conn* connection) noexcept;

}  // namespace mrko::sql
