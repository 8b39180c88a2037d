// SPDX-License-Identifier: Apache-2.0
// Many rows by one prepared statement: an INSERT ... VALUES ($1, ...) is widened to many rows, any other statement runs
// once a row. For imports alone, inside a transaction. Private to sql/: includes Poco.
#pragma once

#include <Poco/Data/Statement.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sql/connection.h"

namespace mrko::sql {

/// A value as text, which both databases turn into the type of its column; empty is NULL.
using Field = std::optional<std::string>;
using Fields = std::vector<Field>;

class BulkWrite final : public Kept {
public:
    BulkWrite(Connection& connection, std::string_view text);

    ~BulkWrite() override { connection_.remove(*this); }

    /// One row of as many fields as the statement has placeholders; written at the latest by flush().
    void add(const Fields& row);
    void flush();

    void drop() noexcept override { wide_.reset(); }

private:
    [[nodiscard]] std::string text_for(std::size_t rows) const;
    [[nodiscard]] std::unique_ptr<Poco::Data::Statement> make_statement(std::size_t rows);
    void run(std::size_t rows);

    Connection& connection_;
    std::string head_;  ///< the statement up to the first row, its end behind it
    std::string tail_;
    std::size_t width_{0};
    std::size_t most_rows_{1};
    Fields values_;  ///< the statement keeps pointers to these, so the vector never grows
    std::size_t used_{0};
    std::unique_ptr<Poco::Data::Statement> wide_;
};

}  // namespace mrko::sql
