// SPDX-License-Identifier: Apache-2.0
// What the workers' own role may do in PostgreSQL: whoever takes over a worker can neither change marks nor the audit.
#pragma once

#include <stdexcept>
#include <string>

#include "sql/database.h"

namespace mrko::sql {

/// The role is not there, its name is none, or this connection may not give it rights; what() says which.
struct CannotGrant final : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Gives an existing role all that a worker needs and takes everything else away: it reads every table, adds rows to
/// the audit, and writes what families write (bindings, calendars, signatures). Safe to repeat; belongs behind every
/// migrate(). The connection is that of the tables' owner. Throws CannotGrant, DatabaseDown; std::invalid_argument on
/// SQLite, which has no roles.
void grant_to_worker(Database& database, const std::string& role);

}  // namespace mrko::sql
