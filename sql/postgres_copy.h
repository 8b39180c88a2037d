// SPDX-License-Identifier: Apache-2.0
// PostgreSQL's COPY, for which Poco has no words, on the connection of a Poco session. Rows are lines of its text
// format. Private to sql/.
#pragma once

#include <string>
#include <string_view>

struct pg_conn;

namespace mrko::sql {

/// What `COPY (select) TO STDOUT` gives. Throws as Poco does.
[[nodiscard]] std::string copy_out(pg_conn* link, const std::string& select);

/// `COPY target FROM STDIN`. The connection is of no other use until it ends. Throws as Poco does.
class CopyIn {
public:
    /// `target`: "table (column, ...)".
    CopyIn(pg_conn* link, const std::string& target);
    /// Without end() nothing is written.
    ~CopyIn();
    CopyIn(const CopyIn&) = delete;
    CopyIn& operator=(const CopyIn&) = delete;

    /// Whole lines or parts of them.
    void put(std::string_view text);
    void end();

private:
    pg_conn* link_;
    bool open_{true};
};

}  // namespace mrko::sql
