// SPDX-License-Identifier: Apache-2.0
// The journal's database as one worker has it: a session that is renewed when it is lost, and the errors that callers
// may see. No type of Poco leaves the room.
#pragma once

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>

namespace mrko::sql {

struct DatabaseOptions {
    enum class Backend { sqlite, postgresql };

    Backend backend{Backend::sqlite};
    std::string connection;     ///< path of the SQLite file, or libpq's "host=... port=... dbname=... user=..."
    std::string password_file;  ///< PostgreSQL: a file in libpq's .pgpass format; may be empty
    std::string audit_key;      ///< secret under which the audit is chained; empty in tests alone
    std::chrono::seconds connect_timeout{2};
    std::chrono::milliseconds statement_timeout{1000};  ///< PostgreSQL
    std::chrono::milliseconds lock_wait{1000};          ///< how long to wait for another writer
    bool may_create{false};                             ///< make the SQLite file when there is none
};

/// The database does not answer. Pages turn it into 503; nothing of the caller's transaction was written.
struct DatabaseDown : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The database is there, but a lock or the time of the statement ran out.
struct DatabaseBusy final : DatabaseDown {
    using DatabaseDown::DatabaseDown;
};

/// A statement was refused for another reason than time: a fault of ours. Pages turn it into 500.
struct StatementRefused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A row of the same unique key is there already; a parallel worker may have been faster.
struct AlreadyThere final : StatementRefused {
    using StatementRefused::StatementRefused;
};

class Connection;
class SharedRows;

/// One per worker thread. It connects at the first statement, so a worker starts without its database.
/// After a refused connection the next attempt is made a second later at the earliest; callers in between get
/// DatabaseDown at once.
class Database {
public:
    /// `shared` outlives the database; without one nothing is kept outside of it.
    explicit Database(DatabaseOptions options, SharedRows* shared = nullptr);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// One round trip, and one more on a new session where the old one was lost meanwhile; never throws DatabaseDown.
    [[nodiscard]] bool answers();
    /// The newest migration that was applied; 0 for an empty database. Throws DatabaseDown.
    [[nodiscard]] int schema_version();
    /// Time spent waiting for the database since this object was made; access logs take differences.
    [[nodiscard]] std::chrono::microseconds spent() const noexcept;

    [[nodiscard]] DatabaseOptions::Backend backend() const noexcept;

    /// For the files of sql/ alone.
    [[nodiscard]] Connection& connection() noexcept { return *connection_; }

private:
    std::unique_ptr<Connection> connection_;
};

}  // namespace mrko::sql
