// SPDX-License-Identifier: Apache-2.0
// Who changed what and when, as a chain of hashes: a row that was changed or taken out later is found.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "sql/database.h"

namespace mrko::sql {

struct AuditEntry {
    std::chrono::sys_seconds at{};
    std::string actor;   ///< portal user "provider:subject", a staff member, a program
    std::string role;    ///< access::name of the role
    std::string action;  ///< "binding.created", "credential.issued", "import.applied"
    std::string object;  ///< "pupil:17"
    std::string before;  ///< may be empty; never a password or its hash
    std::string after;
    std::string request_id;
};

class AuditLog {
public:
    /// `database` outlives this object.
    explicit AuditLog(Database& database) : database_(database) {}

    /// Adds to the chain inside the caller's transaction, and so comes and goes with what it tells of.
    /// Writers wait for one another until the transaction ends.
    void record(const AuditEntry& entry);

    /// The first row whose hash does not fit what it says or what stands before it; empty when the chain is whole.
    [[nodiscard]] std::optional<std::int64_t> first_broken();

private:
    Database& database_;
};

}  // namespace mrko::sql
