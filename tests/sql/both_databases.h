// SPDX-License-Identifier: Apache-2.0
// Runs one test on SQLite and on PostgreSQL: the statements are the same, and so must be the answers.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "access/policy.h"
#include "sql/database.h"
#include "tests/sql/postgres_server.h"

namespace mrko::tests {

/// A fresh SQLite file in a folder of its own, removed with this object.
class SqliteFile {
public:
    SqliteFile();
    ~SqliteFile();
    SqliteFile(const SqliteFile&) = delete;
    SqliteFile& operator=(const SqliteFile&) = delete;

    [[nodiscard]] sql::DatabaseOptions options() const;

private:
    std::string folder_;
};

/// The server of this test program; started at first use.
[[nodiscard]] PostgresServer& postgres();

/// Options of a fresh, empty database of postgres().
[[nodiscard]] sql::DatabaseOptions fresh_postgres();

/// `test` gets the options of a fresh database with the newest schema, once of each kind.
void on_both(const std::function<void(const sql::DatabaseOptions&)>& test);

/// Says that every newest credential is the first issue.
class FirstIssue final : public access::CredentialStanding {
public:
    [[nodiscard]] std::optional<Newest> newest(journal::PupilId, access::Reader) override {
        return Newest{.issue = 1, .journal_version = 0};
    }
};

/// The grant of a parent who has bound this pupil.
[[nodiscard]] access::PupilGrant grant_for(journal::PupilId pupil);
/// The grant of the pupil itself.
[[nodiscard]] access::PupilGrant own_grant_for(journal::PupilId pupil);
[[nodiscard]] access::PreviewGrant preview_for(journal::PupilId pupil);

/// The issue that `credentials` calls the newest.
[[nodiscard]] std::optional<int> newest_issue(access::CredentialStanding& credentials,
                                              journal::PupilId pupil,
                                              access::Reader audience = access::Reader::parent);

/// The first column of the first row as a number; -1 without rows.
[[nodiscard]] std::int64_t count(sql::Database& database, const std::string& select);
/// Runs a statement of the test's own.
void run(sql::Database& database, const std::string& statement);

}  // namespace mrko::tests
