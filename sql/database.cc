// SPDX-License-Identifier: Apache-2.0
#include "sql/database.h"

#include <utility>

#include "sql/connection.h"
#include "sql/statement.h"

namespace mrko::sql {

Database::Database(DatabaseOptions options, SharedRows* shared)
    : connection_(std::make_unique<Connection>(std::move(options), shared)) {}

Database::~Database() = default;

bool Database::answers() {
    try {
        return connection_->reading([](Poco::Data::Session& session) {
            int one = 0;
            session << "SELECT 1", Poco::Data::Keywords::into(one), Poco::Data::Keywords::now;
            return one == 1;
        });
    } catch (const std::runtime_error&) {
        return false;
    }
}

int Database::schema_version() {
    // The only statement that must run before the schema exists, and so differs between the two.
    const auto* const table =
        backend() == DatabaseOptions::Backend::sqlite
            ? "SELECT count(*) FROM sqlite_master WHERE name = 'schema_version'"
            : "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = "
              "'schema_version'";
    const auto tables = ask_once<Single<int>>(*connection_, table);
    if (tables.empty() || tables.front().value == 0) {
        return 0;
    }
    const auto versions = ask_once<Single<int>>(*connection_, "SELECT COALESCE(max(version), 0) FROM schema_version");
    return versions.empty() ? 0 : versions.front().value;
}

std::chrono::microseconds Database::spent() const noexcept {
    return connection_->spent();
}

DatabaseOptions::Backend Database::backend() const noexcept {
    return connection_->backend();
}

}  // namespace mrko::sql
