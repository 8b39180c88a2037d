// SPDX-License-Identifier: Apache-2.0
// The three ways in which sql/ runs a statement through Poco 1.11 without meeting its faults:
// reads are prepared once and kept (on SQLite by SqliteRead); writes are made, run once and destroyed; rows in bulk go
// many to a statement. Private to sql/: includes Poco.
//
// - Re-execution appends to the vector that takes the rows: one family would read the rows of the family before.
//   Vectors are emptied before every execution, and none is handed out.
// - A statement that ran, ran again and failed is destroyed with a freed result (double free on PostgreSQL). Such a
//   statement is let go, never destroyed: a few kilobytes after an error. One that failed at first is harmless.
#pragma once

#include <Poco/Data/Statement.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "sql/connection.h"
#include "sql/poco_types.h"
#include "sql/sqlite_read.h"

namespace mrko::sql {

/// Lets a statement live for ever; leak checkers are told that this is meant.
void let_go(std::unique_ptr<Poco::Data::Statement> statement) noexcept;

/// A SELECT that is prepared at its first use. `In` are the types of $1, $2, ...
template <Row R, class... In>
class KeptRead final : public Kept {
public:
    KeptRead(Connection& connection, std::string_view text) : connection_(connection), text_(text) {
        connection_.add(*this);
    }

    ~KeptRead() override { connection_.remove(*this); }

    /// Throws DatabaseDown, StatementRefused. A session lost outside a transaction is replaced once.
    [[nodiscard]] std::vector<R> operator()(In... in) {
        in_ = std::make_tuple(std::move(in)...);
        return connection_.timed([this] {
            try {
                return run();
            } catch (const Poco::Exception& failure) {
                if (!connection_.lost(failure)) {
                    connection_.fail(failure);
                }
            }
            try {
                return run();
            } catch (const Poco::Exception& failure) {
                connection_.fail(failure);
            }
        });
    }

    void drop() noexcept override {
        statement_.reset();
        sqlite_.reset();
    }

private:
    std::vector<R> run() {
        auto& session = connection_.session();
        return connection_.backend() == DatabaseOptions::Backend::sqlite ? run_on_sqlite(session)
                                                                         : run_by_poco(session);
    }

    std::vector<R> run_on_sqlite(Poco::Data::Session& session) {
        if (!sqlite_) {
            sqlite_.emplace(session, text_);
        }
        return std::apply([this](const auto&... value) { return sqlite_->template rows<R>(value...); }, in_);
    }

    std::vector<R> run_by_poco(Poco::Data::Session& session) {
        if (!statement_) {
            statement_ = std::make_unique<Poco::Data::Statement>(session);
            *statement_ << std::string{text_};
            std::apply([this](auto&... value) { ((*statement_, Poco::Data::Keywords::use(value)), ...); }, in_);
            *statement_, Poco::Data::Keywords::into(out_);
        }
        out_.clear();
        try {
            statement_->execute();
        } catch (...) {
            let_go(std::move(statement_));
            out_.clear();
            throw;
        }
        return std::exchange(out_, {});
    }

    Connection& connection_;
    std::string_view text_;
    std::tuple<In...> in_;
    std::vector<R> out_;
    std::unique_ptr<Poco::Data::Statement> statement_;
    std::optional<SqliteRead> sqlite_;
};

namespace detail {

template <class... In>
void bind_copies(Poco::Data::Statement& statement, const In&... in) {
    ((statement, Poco::Data::Keywords::bind(in)), ...);
}

}  // namespace detail

/// Runs a statement once. Never repeated by itself: the first attempt may have written.
template <class... In>
void write(Connection& connection, std::string_view text, const In&... in) {
    connection.timed([&] {
        try {
            Poco::Data::Statement statement{connection.session()};
            statement << std::string{text};
            detail::bind_copies(statement, in...);
            statement.execute();
        } catch (const Poco::Exception& failure) {
            connection.fail(failure);
        }
    });
}

/// The same for a statement that returns rows: INSERT ... RETURNING, or a SELECT inside a transaction.
template <Row R, class... In>
[[nodiscard]] std::vector<R> ask_once(Connection& connection, std::string_view text, const In&... in) {
    return connection.timed([&] {
        std::vector<R> rows;
        try {
            Poco::Data::Statement statement{connection.session()};
            statement << std::string{text};
            detail::bind_copies(statement, in...);
            statement, Poco::Data::Keywords::into(rows);
            statement.execute();
        } catch (const Poco::Exception& failure) {
            connection.fail(failure);
        }
        return rows;
    });
}

}  // namespace mrko::sql
