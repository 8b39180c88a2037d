// SPDX-License-Identifier: Apache-2.0
// The ways in which sql/ runs a statement without meeting the faults of Poco 1.11: reads are prepared once on the
// handle of Poco's session and kept (SqliteRead, PostgresRead); writes are made, run once and destroyed; rows in bulk
// go many to a statement. Private to sql/: includes Poco.
//
// - Re-execution appends to the vector that takes the rows: one family would read the rows of the family before.
// - A statement that ran, ran again and failed is destroyed with a freed result (double free on PostgreSQL). Such a
//   statement is let go, never destroyed: a few kilobytes after an error. One that failed at first is harmless.
#pragma once

#include <Poco/Data/Statement.h>

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "sql/connection.h"
#include "sql/poco_types.h"
#include "sql/postgres_read.h"
#include "sql/sqlite_read.h"

namespace mrko::sql {

/// Lets a statement live for ever; leak checkers are told that this is meant.
void let_go(std::unique_ptr<Poco::Data::Statement> statement) noexcept;

/// What several reads of whatever rows need to travel together. PostgreSQL alone.
class PipelinedRead : public Kept {
public:
    [[nodiscard]] virtual bool is_answered() const noexcept = 0;
    virtual void prepare(Poco::Data::Session& session) = 0;
    virtual void ask(PostgresPipeline& pipeline) const = 0;
    virtual void take(PostgresPipeline& pipeline) = 0;
};

/// Answers those of `reads` that have no answer yet, and with them all that were told ahead, in one round trip.
void answer_together(Connection& connection, Poco::Data::Session& session, std::initializer_list<PipelinedRead*> reads);

/// A SELECT that is prepared at its first use. `In` are the types of $1, $2, ...: std::string and whole numbers.
template <Row R, class... In>
class KeptRead final : public PipelinedRead {
public:
    using Answer = std::vector<R>;

    KeptRead(Connection& connection, std::string_view text) : connection_(connection), text_(text) {
        connection_.add(*this);
    }

    ~KeptRead() override { connection_.remove(*this); }

    /// Throws DatabaseDown, StatementRefused. A session lost outside a transaction is replaced once.
    [[nodiscard]] Answer operator()(In... in) { return std::get<0>(together(with(std::move(in)...))); }

    /// The values for together().
    KeptRead& with(In... in) {
        if (auto values = std::make_tuple(std::move(in)...); values != in_) {
            answer_.reset();
            in_ = std::move(values);
        }
        return *this;
    }

    /// Will be asked for with these values: its answer comes with that of the next question, whatever that is, see
    /// ReadAhead. A hint: an answer to other values is never given.
    void foresee(In... in) {
        if (connection_.reads_ahead() && !with(std::move(in)...).is_answered()) {
            connection_.tell(*this);
        }
    }

    [[nodiscard]] std::string_view text() const noexcept { return text_; }

    void drop() noexcept override {
        sqlite_.reset();
        postgres_.reset();
    }

    void forget() noexcept override { answer_.reset(); }

    [[nodiscard]] bool is_answered() const noexcept override { return answer_.has_value(); }

    void prepare(Poco::Data::Session& session) override {
        if (!postgres_) {
            postgres_.emplace(postgres_link(session), text_);
        }
    }

    void ask(PostgresPipeline& pipeline) const override {
        pipeline.ask(*postgres_,
                     std::apply([](const auto&... value) { return std::vector<std::string>{text_of(value)...}; }, in_));
    }

    void take(PostgresPipeline& pipeline) override { answer_ = pipeline.next().template as<R>(); }

private:
    template <class... Reads>
    friend std::tuple<typename Reads::Answer...> together(Reads&... reads);

    Answer run_on_sqlite(Poco::Data::Session& session) {
        if (!sqlite_) {
            sqlite_.emplace(session, text_);
        }
        return std::apply([this](const auto&... value) { return sqlite_->template rows<R>(value...); }, in_);
    }

    /// Each answer is given once: the next question is of a later moment.
    Answer given() { return *std::exchange(answer_, std::nullopt); }

    static const std::string& text_of(const std::string& value) noexcept { return value; }

    static std::string text_of(std::integral auto value) { return std::to_string(value); }

    Connection& connection_;
    std::string_view text_;
    std::tuple<In...> in_;
    std::optional<Answer> answer_;
    std::optional<SqliteRead> sqlite_;
    std::optional<PostgresRead> postgres_;
};

/// The answers of several reads of one connection, each with the values that it was given by with(). PostgreSQL is
/// asked for all of them in one round trip. Throws like a read.
template <class... Reads>
[[nodiscard]] std::tuple<typename Reads::Answer...> together(Reads&... reads) {
    auto& connection = std::get<0>(std::tie(reads...)).connection_;
    return connection.reading([&](Poco::Data::Session& session) {
        // Braces keep the order.
        if (connection.backend() == DatabaseOptions::Backend::sqlite) {
            return std::tuple<typename Reads::Answer...>{reads.run_on_sqlite(session)...};
        }
        answer_together(connection, session, {&reads...});
        return std::tuple<typename Reads::Answer...>{reads.given()...};
    });
}

namespace detail {

template <class... In>
void bind_copies(Poco::Data::Statement& statement, const In&... in) {
    ((statement, Poco::Data::Keywords::bind(in)), ...);
}

}  // namespace detail

/// Runs a statement once. Never repeated by itself: the first attempt may have written.
template <class... In>
void write(Connection& connection, std::string_view text, const In&... in) {
    connection.forget_ahead();
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
    connection.forget_ahead();
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
