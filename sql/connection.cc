// SPDX-License-Identifier: Apache-2.0
#include "sql/connection.h"

#include <Poco/Data/DataException.h>
#include <Poco/Data/PostgreSQL/Connector.h>
#include <Poco/Data/PostgreSQL/PostgreSQLException.h>
#include <Poco/Data/PostgreSQL/SessionImpl.h>
#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/SQLiteException.h>
#include <Poco/Data/Statement.h>

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "sql/libpq_calls.h"
#include "sql/statement.h"

namespace mrko::sql {

namespace {

using Backend = DatabaseOptions::Backend;
namespace sqlite = Poco::Data::SQLite;

constexpr auto pause_after_refusal = std::chrono::seconds{1};

/// Poco 1.11 tells PostgreSQL's SQLSTATE in the text alone.
std::string sql_state(const Poco::Exception& failure) {
    const auto text = failure.displayText();
    constexpr std::string_view mark{" State: "};
    const auto at = text.rfind(mark);
    return at == std::string::npos ? std::string{} : text.substr(at + mark.size(), 5);
}

bool is_any_of(std::string_view state, std::initializer_list<std::string_view> classes) {
    return std::ranges::any_of(classes, [state](std::string_view prefix) { return state.starts_with(prefix); });
}

template <class... Kinds>
bool is_a(const Poco::Exception& failure) {
    return ((dynamic_cast<const Kinds*>(&failure) != nullptr) || ...);
}

/// A lock or the time ran out: query_canceled, lock_not_available, serialization_failure, deadlock_detected.
bool ran_out_of_time(const Poco::Exception& failure) {
    return is_a<sqlite::DBLockedException, sqlite::TableLockedException>(failure) ||
           is_any_of(sql_state(failure), {"57014", "55P03", "40001", "40P01"});
}

bool breaks_uniqueness(const Poco::Exception& failure) {
    return sql_state(failure) == "23505" || (is_a<sqlite::ConstraintViolationException>(failure) &&
                                             failure.displayText().find("UNIQUE") != std::string::npos);
}

}  // namespace

Connection::Connection(DatabaseOptions options) : options_(std::move(options)) {
    switch (options_.backend) {
        case Backend::sqlite: sqlite::Connector::registerConnector(); break;
        case Backend::postgresql: Poco::Data::PostgreSQL::Connector::registerConnector(); break;
    }
}

Connection::~Connection() {
    drop_session();
}

Poco::Data::Session& Connection::session() {
    if (session_) {
        return *session_;
    }
    if (in_transaction_) {
        throw DatabaseDown{"the connection was lost inside a transaction"};
    }
    if (std::chrono::steady_clock::now() < not_before_) {
        throw DatabaseDown{"the database refused a connection less than a second ago"};
    }
    try {
        switch (options_.backend) {
            case Backend::sqlite: connect_sqlite(); break;
            case Backend::postgresql: connect_postgresql(); break;
        }
    } catch (const Poco::Exception& failure) {
        const bool only_locked = ran_out_of_time(failure);
        session_.reset();
        if (only_locked) {
            throw DatabaseBusy{failure.displayText()};
        }
        not_before_ = std::chrono::steady_clock::now() + pause_after_refusal;
        throw DatabaseDown{failure.displayText()};
    } catch (const DatabaseDown&) {
        session_.reset();
        not_before_ = std::chrono::steady_clock::now() + pause_after_refusal;
        throw;
    }
    return *session_;
}

void Connection::connect_sqlite() {
    // Poco tries for its login timeout, a whole minute unless told otherwise, to open a file that cannot be opened.
    constexpr std::size_t login_timeout = 1;
    session_.emplace("SQLite", options_.connection, login_timeout);
    run("PRAGMA busy_timeout = " + std::to_string(options_.lock_wait.count()));
    run("PRAGMA foreign_keys = ON");
    run("PRAGMA journal_mode = WAL");
    run("PRAGMA synchronous = NORMAL");
}

void Connection::connect_postgresql() {
    // tcp_user_timeout: a server that vanished without a word is noticed as soon as a slow statement would be.
    auto text = options_.connection + " connect_timeout=" + std::to_string(options_.connect_timeout.count()) +
                " tcp_user_timeout=" + std::to_string(2 * options_.statement_timeout.count());
    if (!options_.password_file.empty()) {
        text += " passfile=" + options_.password_file;
    }
    if (const auto refusal = refused_by_postgres(text)) {
        throw DatabaseDown{*refusal};
    }
    session_.emplace("PostgreSQL", text);
    run("SELECT set_config('TimeZone', 'UTC', false), set_config('DateStyle', 'ISO', false), "
        // libpq would write anything less to the standard error, where nothing but lines of JSON may stand.
        "set_config('client_min_messages', 'error', false), "
        // The plan of a page's statement is the same for every child; planning takes longer than running it.
        "set_config('plan_cache_mode', 'force_generic_plan', false), "
        "set_config('statement_timeout', '" +
        std::to_string(options_.statement_timeout.count()) + "', false), set_config('lock_timeout', '" +
        std::to_string(options_.lock_wait.count()) + "', false)");
}

void Connection::run(const std::string& text) {
    Poco::Data::Statement statement{*session_};
    statement << text;
    statement.execute();
}

void Connection::begin() {
    const auto* const text = options_.backend == Backend::sqlite ? "BEGIN IMMEDIATE" : "BEGIN";
    timed([&] {
        // Nothing was written yet, so a lost session may be replaced once.
        try {
            static_cast<void>(session());
            run(text);
        } catch (const Poco::Exception& failure) {
            if (!lost(failure)) {
                fail(failure);
            }
            static_cast<void>(session());
            try {
                run(text);
            } catch (const Poco::Exception& second) {
                fail(second);
            }
        }
        in_transaction_ = true;
    });
}

void Connection::commit() {
    timed([&] {
        try {
            static_cast<void>(session());
            run("COMMIT");
        } catch (const Poco::Exception& failure) {
            fail(failure);
        }
        in_transaction_ = false;
    });
}

void Connection::roll_back() noexcept {
    timed([&] {
        try {
            if (session_) {
                run("ROLLBACK");
            }
        } catch (const std::exception&) {
            // A session whose transaction cannot be ended is of no use; the server rolls back when it goes.
            drop_session();
        }
        in_transaction_ = false;
    });
}

void Connection::lift_time_limits() {
    if (options_.backend == Backend::postgresql) {
        write(*this, "SELECT set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true)");
    }
}

void Connection::drop_session() noexcept {
    for (auto* const statement : kept_) {
        statement->drop();
    }
    auto* const postgresql = session_ ? dynamic_cast<Poco::Data::PostgreSQL::SessionImpl*>(session_->impl()) : nullptr;
    pg_conn* const link = postgresql != nullptr ? static_cast<pg_conn*>(postgresql->handle()) : nullptr;
    const bool forgotten = is_forgotten_by_poco(link);
    session_.reset();
    if (forgotten) {
        free_forgotten(link);
    }
}

bool Connection::broken(const Poco::Exception& failure) {
    if (options_.backend == Backend::sqlite) {
        return is_a<sqlite::IOErrorException,
                    sqlite::CorruptImageException,
                    sqlite::CantOpenDBFileException,
                    sqlite::DatabaseFullException,
                    sqlite::ReadOnlyException>(failure);
    }
    // Connection exceptions, operator intervention, lack of resources, errors of the system and of the server itself.
    // N/A: no server said it but libpq, which lost the connection and may not have noticed yet.
    return (session_ && !session_->isConnected()) || is_a<Poco::Data::NotConnectedException>(failure) ||
           is_any_of(sql_state(failure), {"N/A", "08", "57P", "53", "58", "XX", "25006"});
}

bool Connection::lost(const Poco::Exception& failure) {
    if (in_transaction_ || !broken(failure)) {
        return false;
    }
    drop_session();
    return true;
}

void Connection::fail(const Poco::Exception& failure) {
    const auto text = failure.displayText();
    if (ran_out_of_time(failure)) {
        throw DatabaseBusy{text};
    }
    if (broken(failure)) {
        drop_session();
        throw DatabaseDown{text};
    }
    if (breaks_uniqueness(failure)) {
        throw AlreadyThere{text};
    }
    throw StatementRefused{text};
}

}  // namespace mrko::sql
