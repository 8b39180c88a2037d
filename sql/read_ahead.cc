// SPDX-License-Identifier: Apache-2.0
#include "sql/read_ahead.h"

#include "sql/connection.h"

namespace mrko::sql {

ReadAhead::ReadAhead(Database& database) noexcept : connection_(database.connection()) {
    connection_.open_ahead();
}

ReadAhead::~ReadAhead() {
    connection_.close_ahead();
}

}  // namespace mrko::sql
