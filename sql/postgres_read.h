// SPDX-License-Identifier: Apache-2.0
// A SELECT that stays prepared on the PostgreSQL connection of a Poco session. Poco 1.11 waits for each answer before
// it sends the next question, and passes each value through an extractor of its own (decision 32). Private to sql/.
#pragma once

#include <charconv>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "sql/poco_types.h"

struct pg_conn;
struct pg_result;

namespace mrko::sql {

/// The rows of one answer.
class PostgresRows {
public:
    explicit PostgresRows(pg_result* result) noexcept;

    template <Row R>
    [[nodiscard]] std::vector<R> as() const {
        const int count = size();
        std::vector<R> all(static_cast<std::size_t>(count));
        for (int at = 0; at < count; ++at) {
            auto& row = all[static_cast<std::size_t>(at)];
            int column = 0;
            std::apply([&](auto... members) { (take(at, column++, row.*members), ...); }, R::columns());
        }
        return all;
    }

private:
    struct Free {
        void operator()(pg_result* result) const noexcept;
    };

    [[nodiscard]] int size() const noexcept;
    [[nodiscard]] bool is_null(int row, int column) const noexcept;
    [[nodiscard]] std::string_view text(int row, int column) const noexcept;

    template <class Number>
    requires std::is_arithmetic_v<Number>

    void take(int row, int column, Number& into) const noexcept {
        const auto digits = text(row, column);
        std::from_chars(digits.data(), digits.data() + digits.size(), into);
    }

    void take(int row, int column, std::string& into) const { into = text(row, column); }

    template <class T>
    void take(int row, int column, std::optional<T>& into) const {
        if (!is_null(row, column)) {
            take(row, column, into.emplace());
        }
    }

    std::unique_ptr<pg_result, Free> result_;
};

/// Must die before its session. What PostgreSQL refuses is thrown as Poco throws it.
class PostgresRead {
public:
    PostgresRead(pg_conn* link, std::string_view text);

private:
    friend class PostgresPipeline;

    pg_conn* link_;
    std::string name_;
};

/// Several questions sent before the first answer is awaited. The connection is its own until it dies, and of use again
/// afterwards, whatever was refused in between.
class PostgresPipeline {
public:
    explicit PostgresPipeline(pg_conn* link);
    ~PostgresPipeline();
    PostgresPipeline(const PostgresPipeline&) = delete;
    PostgresPipeline& operator=(const PostgresPipeline&) = delete;

    /// The values of $1, $2, ... are copied before this returns.
    void ask(const PostgresRead& read, const std::vector<std::string>& values);
    /// Behind the last question.
    void send();
    /// The answers, in the order of the questions.
    [[nodiscard]] PostgresRows next();

private:
    pg_conn* link_;
    bool sent_{false};
};

}  // namespace mrko::sql
