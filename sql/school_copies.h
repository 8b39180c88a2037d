// SPDX-License-Identifier: Apache-2.0
// A city's worth of journals, for tests of load alone: the schools of a PostgreSQL journal, many times over.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include "sql/database.h"

namespace mrko::sql {

struct CopyOrder {
    int copies{1};           ///< of all schools that are there; at least 1
    std::uint64_t seed{1};   ///< of the given names of the copies
    std::string made_by;     ///< for the audit
    std::string request_id;  ///< may be empty
    std::chrono::sys_seconds now{};
    /// Called after each copy and each index with what was done, "school 12 of 100".
    std::function<void(const std::string& done)> progress;
};

/// Every copy has the lessons, marks and people of the first under other keys, with other given names; names of
/// schools and logins end in "-2", "-3", ..., passwords stay. Periods, kinds of work and what belongs to the city are
/// shared. Bindings, signatures, audit and the records of sources are not copied: no import knows the copies.
/// By COPY, in one transaction, without indexes and foreign keys until its end; nothing else can use the journal
/// meanwhile. The memory is that of the first school. Throws std::invalid_argument on SQLite.
void copy_schools(Database& database, const CopyOrder& order);

}  // namespace mrko::sql
