// SPDX-License-Identifier: Apache-2.0
// All or nothing: what is written between the making of this object and commit() stays, or none of it does.
#pragma once

#include "sql/database.h"

namespace mrko::sql {

/// Transactions do not nest. In SQLite a transaction takes the write lock at its beginning.
class Transaction {
public:
    /// Throws DatabaseDown, or DatabaseBusy when another writer holds SQLite's lock for longer than lock_wait.
    explicit Transaction(Database& database);
    /// Rolls back what was not committed; never throws.
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Throws DatabaseDown; then the outcome is unknown to the caller and nothing more may be written.
    void commit();

private:
    Connection& connection_;
    bool open_{true};
};

}  // namespace mrko::sql
