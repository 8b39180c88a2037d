// SPDX-License-Identifier: Apache-2.0
#include "sql/transaction.h"

#include "sql/connection.h"

namespace mrko::sql {

Transaction::Transaction(Database& database) : connection_(database.connection()) {
    connection_.begin();
}

Transaction::~Transaction() {
    if (open_) {
        connection_.roll_back();
    }
}

void Transaction::commit() {
    connection_.commit();
    open_ = false;
}

}  // namespace mrko::sql
