// SPDX-License-Identifier: Apache-2.0
// The usual loader: one record is one row of one table, hidden by its gone column. Private to sql/: includes Poco.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "sql/bulk_write.h"
#include "sql/import_fields.h"
#include "sql/import_run.h"

namespace mrko::sql {

/// Hides rows of a table. The tables have the column in common, so one sentence serves them all.
class HideRows {
public:
    HideRows(Connection& connection, std::string_view table)
        : write_(connection, "UPDATE " + std::string{table} + " SET gone = 1 WHERE id = $1") {}

    void operator()(std::int64_t id) { write_.add({number(id)}); }

private:
    BulkWrite write_;
};

/// `statement` takes the key and then the fields that `row` returns.
template <class Record>
void load_rows(ImportRun& run,
               const exchange::Table<Record>& table,
               FileName name,
               std::string_view statement,
               std::string_view table_name,
               std::function<std::optional<Fields>(const Record&)> row) {
    BulkWrite rows{run.connection(), statement};
    HideRows hide{run.connection(), table_name};
    run.load<Record>(
        table,
        {.name = name,
         .row = std::move(row),
         .store = [&](const Record&, std::int64_t id, const Fields& fields) { rows.add(with_key(id, fields)); },
         .hide = [&](std::int64_t id) { hide(id); }});
    rows.flush();
}

}  // namespace mrko::sql
