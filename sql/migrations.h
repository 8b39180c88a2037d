// SPDX-License-Identifier: Apache-2.0
// Brings a database to the schema that this program knows. Forward only; the statements are built into the program.
#pragma once

#include <stdexcept>

#include "sql/database.h"

namespace mrko::sql {

/// The database was migrated by a newer program than this one.
struct SchemaTooNew final : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The number of the last migration in sql/schema/.
[[nodiscard]] int newest_schema() noexcept;

/// Applies what is missing, each migration in its own transaction, and returns how many were applied; 0 the second
/// time. Two programs at once are safe: the later one waits and finds nothing to do. Throws SchemaTooNew, DatabaseDown.
int migrate(Database& database);

}  // namespace mrko::sql
