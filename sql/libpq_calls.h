// SPDX-License-Identifier: Apache-2.0
// What Poco 1.11 gets wrong about connections, done by libpq itself, and its way of telling a failure.
#pragma once

#include <optional>
#include <string>

struct pg_conn;
struct pg_result;

namespace mrko::sql {

/// Why the server refuses a connection with these parameters; empty when it accepts one. Poco leaks a descriptor at
/// each refused connection, so it is only told to connect to a server that has just taken one.
[[nodiscard]] std::optional<std::string> refused_by_postgres(const std::string& connection);

/// Whether Poco will forget to free this connection when its session dies: it frees those alone that still work.
[[nodiscard]] bool is_forgotten_by_poco(pg_conn* connection) noexcept;
/// Frees such a connection, after its session died.
void free_forgotten(pg_conn* connection) noexcept;

/// From now on the texts of errors have their SQLSTATE: "ERROR:  57014: canceling statement ...".
void tell_sql_states(pg_conn* connection) noexcept;

/// -1: it has none any more.
[[nodiscard]] int socket_of(const pg_conn* connection) noexcept;

/// What libpq refused, as the exception that Poco throws: callers find the SQLSTATE behind "State: ", N/A where no
/// server said anything. Without a result the connection says why.
[[noreturn]] void throw_as_poco(pg_conn* connection, const pg_result* result);

}  // namespace mrko::sql
