// SPDX-License-Identifier: Apache-2.0
#include "sql/migrations.h"

#include <algorithm>
#include <string>

#include "sql/connection.h"
#include "sql/statement.h"
#include "sql/statements.h"
#include "sql/transaction.h"

namespace mrko::sql {

namespace {

/// SQLite's transaction holds the write lock already.
void wait_for_other_migrations(Connection& connection) {
    connection.lift_time_limits();
    if (connection.backend() == DatabaseOptions::Backend::postgresql) {
        write(connection, "SELECT pg_advisory_xact_lock(7239614025)");
    }
}

void apply(Connection& connection, const Migration& migration) {
    std::string_view rest{migration.text};
    while (!rest.empty()) {
        const auto end = std::min(rest.find(';'), rest.size());
        const auto statement = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (statement.find_first_not_of(" \n") != std::string_view::npos) {
            write(connection, statement);
        }
    }
    write(connection,
          "INSERT INTO schema_version (version, name) VALUES ($1, $2)",
          migration.number,
          std::string{migration.name});
}

}  // namespace

int newest_schema() noexcept {
    return migration_texts.back().number;
}

int migrate(Database& database) {
    auto& connection = database.connection();
    int applied = 0;
    for (const auto& migration : migration_texts) {
        Transaction transaction{database};
        wait_for_other_migrations(connection);
        const auto version = database.schema_version();
        if (version > newest_schema()) {
            throw SchemaTooNew{"the database has schema " + std::to_string(version) + ", this program knows " +
                               std::to_string(newest_schema()) + "; install the newer program"};
        }
        if (version >= migration.number) {
            continue;
        }
        write(connection,
              "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL)");
        apply(connection, migration);
        transaction.commit();
        ++applied;
    }
    return applied;
}

}  // namespace mrko::sql
