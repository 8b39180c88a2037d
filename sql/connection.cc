// SPDX-License-Identifier: Apache-2.0
#include "sql/connection.h"

#include <Poco/Data/DataException.h>
#include <Poco/Data/PostgreSQL/Connector.h>
#include <Poco/Data/PostgreSQL/PostgreSQLException.h>
#include <Poco/Data/PostgreSQL/SessionImpl.h>
#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/SQLiteException.h>
#include <Poco/Data/Statement.h>
#include <Poco/URI.h>

#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <string_view>
#include <system_error>
#include <utility>

#include "sql/libpq_calls.h"
#include "sql/statement.h"

namespace mrko::sql {

namespace {

using Backend = DatabaseOptions::Backend;
namespace sqlite = Poco::Data::SQLite;

constexpr auto pause_after_refusal = std::chrono::seconds{1};

/// Poco 1.11 tells PostgreSQL's SQLSTATE in the text alone: at its end, or, of a statement that was only prepared or
/// described, as libpq puts it behind the severity (tell_sql_states).
std::string sql_state(const Poco::Exception& failure) {
    const auto text = failure.displayText();
    constexpr std::size_t length = 5;
    constexpr std::string_view at_end{" State: "};
    if (const auto at = text.rfind(at_end); at != std::string::npos) {
        return text.substr(at + at_end.size(), length);
    }
    for (const std::string_view severity : {"ERROR:  ", "FATAL:  "}) {
        const auto at = text.find(severity);
        const auto end = at == std::string::npos ? at : at + severity.size() + length;
        if (end < text.size() && text[end] == ':') {
            return text.substr(end - length, length);
        }
    }
    return {};
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

/// A worker that finds no journal, because it is being put back from a copy, must not begin an empty one in its place.
std::string sqlite_address(const DatabaseOptions& options) {
    if (options.may_create) {
        return options.connection;
    }
    std::string path;
    Poco::URI::encode(options.connection, "?#", path);
    return "file:" + path + "?mode=rw";
}

bool breaks_uniqueness(const Poco::Exception& failure) {
    return sql_state(failure) == "23505" || (is_a<sqlite::ConstraintViolationException>(failure) &&
                                             failure.displayText().find("UNIQUE") != std::string::npos);
}

}  // namespace

pg_conn* postgres_link(Poco::Data::Session& session) {
    auto* const postgresql = dynamic_cast<Poco::Data::PostgreSQL::SessionImpl*>(session.impl());
    return postgresql != nullptr ? static_cast<pg_conn*>(postgresql->handle()) : nullptr;
}

Connection::Connection(DatabaseOptions options, SharedRows* shared) : options_(std::move(options)), shared_(shared) {
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
    connect();
    return *session_;
}

void Connection::connect() {
    // A connection may break off while it is made. A server that answers nothing is not waited for twice.
    const auto begin = std::chrono::steady_clock::now();
    const auto may_try_again = [&] {
        return options_.backend == Backend::postgresql &&
               std::chrono::steady_clock::now() - begin < options_.connect_timeout / 2.0;
    };
    if (const auto refusal = refused()) {
        const auto second = may_try_again() ? refused() : refusal;
        if (second) {
            not_before_ = std::chrono::steady_clock::now() + pause_after_refusal;
            throw DatabaseDown{*second};
        }
    }
}

std::optional<std::string> Connection::refused() {
    try {
        switch (options_.backend) {
            case Backend::sqlite: connect_sqlite(); break;
            case Backend::postgresql: connect_postgresql(); break;
        }
    } catch (const Poco::Exception& failure) {
        const bool only_locked = ran_out_of_time(failure);
        drop_session();
        if (only_locked) {
            throw DatabaseBusy{failure.displayText()};
        }
        return failure.displayText();
    } catch (const DatabaseDown& down) {
        return down.what();
    } catch (const std::system_error& no_timer) {
        // A connection without a deadline could hold this worker for ever.
        drop_session();
        return no_timer.what();
    }
    return std::nullopt;
}

void Connection::connect_sqlite() {
    // Poco tries for its login timeout, a whole minute unless told otherwise, to open a file that cannot be opened.
    constexpr std::size_t login_timeout = 1;
    if (!options_.may_create && !std::filesystem::exists(options_.connection)) {
        throw DatabaseDown{"there is no file " + options_.connection + "; mrko-diaryctl migrate makes a new journal"};
    }
    session_.emplace("SQLite", sqlite_address(options_), login_timeout);
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
    auto* const link = postgres_link(*session_);
    tell_sql_states(link);
    if (options_.statement_timeout > std::chrono::milliseconds{0}) {
        deadline_.emplace(socket_of(link));
        start_deadline();
    }
    run("SELECT set_config('TimeZone', 'UTC', false), set_config('DateStyle', 'ISO', false), "
        // libpq would write anything less to the standard error, where nothing but lines of JSON may stand.
        "set_config('client_min_messages', 'error', false), "
        // The plan of a page's statement is the same for every child; planning takes longer than running it.
        "set_config('plan_cache_mode', 'force_generic_plan', false), "
        // In a city's database the cost of a page's statement can look high enough to compile it: 50 ms for one of 1
        // ms.
        "set_config('jit', 'off', false), "
        "set_config('statement_timeout', '" +
        std::to_string(options_.statement_timeout.count()) + "', false), set_config('lock_timeout', '" +
        std::to_string(options_.lock_wait.count()) + "', false)");
}

void Connection::run(const std::string& text) {
    Poco::Data::Statement statement{*session_};
    statement << text;
    statement.execute();
}

void Connection::remove(const Kept& statement) noexcept {
    std::erase(kept_, &statement);
    std::erase_if(told_, [&](const PipelinedRead* read) { return read == &statement; });
}

void Connection::tell(PipelinedRead& read) {
    has_told_ = true;
    if (std::ranges::find(told_, &read) == told_.end()) {
        told_.push_back(&read);
    }
}

void Connection::forget_ahead() noexcept {
    if (!std::exchange(has_told_, false)) {
        return;
    }
    told_.clear();
    for (auto* const statement : kept_) {
        statement->forget();
    }
}

void Connection::begin() {
    forget_ahead();
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
        end_transaction();
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
        end_transaction();
    });
}

void Connection::end_transaction() noexcept {
    if (lifted_ == Lifted::for_transaction) {
        lifted_ = Lifted::no;
    }
    in_transaction_ = false;
}

void Connection::lift_time_limits() {
    if (options_.backend != Backend::postgresql) {
        return;
    }
    const auto lifted = in_transaction_ ? Lifted::for_transaction : Lifted::for_session;
    write(*this,
          "SELECT set_config('statement_timeout', '0', $1 = 'transaction'), "
          "set_config('lock_timeout', '0', $1 = 'transaction')",
          std::string{lifted == Lifted::for_transaction ? "transaction" : "session"});
    lifted_ = lifted;
}

void Connection::start_deadline() noexcept {
    if (deadline_ && lifted_ == Lifted::no) {
        deadline_->start(2 * options_.statement_timeout);
    }
}

void Connection::stop_deadline() noexcept {
    if (deadline_) {
        deadline_->stop();
    }
}

void Connection::drop_session() noexcept {
    for (auto* const statement : kept_) {
        statement->drop();
    }
    deadline_.reset();
    lifted_ = Lifted::no;
    pg_conn* const link = session_ ? postgres_link(*session_) : nullptr;
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
                    sqlite::NoMemoryException,
                    sqlite::ReadOnlyException>(failure);
    }
    // Connection exceptions, operator intervention, lack of resources, errors of the system and of the server itself.
    // N/A: no server said it but libpq, which lost the connection and may not have noticed yet. 26000 and 0A000: a
    // statement that was prepared is gone, or its table is another one by now; both are made anew with the session.
    // Poco does not say N/A of a statement that it could not prepare: no state at all.
    const auto state = sql_state(failure);
    return (session_ && !session_->isConnected()) || is_a<Poco::Data::NotConnectedException>(failure) ||
           (state.empty() && is_a<Poco::Data::PostgreSQL::StatementException>(failure)) ||
           is_any_of(state, {"N/A", "08", "57P", "53", "58", "XX", "25006", "26000", "0A000"});
}

bool Connection::lost(const Poco::Exception& failure) {
    if (in_transaction_ || !broken(failure) || hangs()) {
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
        if (hangs()) {
            not_before_ = std::chrono::steady_clock::now() + pause_after_refusal;
        }
        drop_session();
        throw DatabaseDown{text};
    }
    if (breaks_uniqueness(failure)) {
        throw AlreadyThere{text};
    }
    throw StatementRefused{text};
}

}  // namespace mrko::sql
