// SPDX-License-Identifier: Apache-2.0
// A SELECT that stays prepared on the SQLite handle of a Poco session: Poco 1.11 prepares its own statements anew at
// every execution, which costs more than most of our reads (decision 31). Private to sql/: includes Poco.
#pragma once

#include <Poco/Data/Session.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "sql/poco_types.h"

struct sqlite3;
struct sqlite3_stmt;

namespace mrko::sql {

/// Must die before its session. What SQLite refuses is thrown as Poco throws it.
class SqliteRead {
public:
    SqliteRead(Poco::Data::Session& session, std::string_view text);
    ~SqliteRead();
    SqliteRead(const SqliteRead&) = delete;
    SqliteRead& operator=(const SqliteRead&) = delete;

    /// The values of $1, $2, ... stay where they are until the rows are read.
    template <Row R, class... In>
    [[nodiscard]] std::vector<R> rows(const In&... in) {
        // What is not reset holds the snapshot of its rows, and later reads would not see what was written since.
        const Reset reset{*this};
        int place = 0;
        (bind(++place, in), ...);
        std::vector<R> all;
        while (step()) {
            auto& row = all.emplace_back();
            int column = 0;
            std::apply([&](auto... members) { (take(column++, row.*members), ...); }, R::columns());
        }
        return all;
    }

private:
    class Reset {
    public:
        explicit Reset(SqliteRead& read) noexcept : read_(read) {}

        ~Reset() { read_.reset(); }

        Reset(const Reset&) = delete;
        Reset& operator=(const Reset&) = delete;

    private:
        SqliteRead& read_;
    };

    void bind(int place, std::int64_t value);
    void bind(int place, const std::string& value);
    [[nodiscard]] bool step();
    void reset() noexcept;

    [[nodiscard]] bool is_null(int column) const noexcept;
    void take(int column, int& into) const noexcept;
    void take(int column, std::int64_t& into) const noexcept;
    void take(int column, double& into) const noexcept;
    void take(int column, std::string& into) const;

    template <class T>
    void take(int column, std::optional<T>& into) const {
        if (!is_null(column)) {
            take(column, into.emplace());
        }
    }

    sqlite3* database_;
    sqlite3_stmt* statement_{nullptr};
};

}  // namespace mrko::sql
