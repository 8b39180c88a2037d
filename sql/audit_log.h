// SPDX-License-Identifier: Apache-2.0
// Who did what and when, as a chain of hashes under a key that the database does not know: a row that was changed,
// added, moved or taken out later is found.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "access/visitor.h"
#include "journal/ids.h"
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

/// How the audit names a person who came from the portal, and a pupil: "gosuslugi:1000", "pupil:17".
[[nodiscard]] std::string actor_of(const access::PortalUserId& user);
[[nodiscard]] std::string object_of(journal::PupilId pupil);

/// The newest row of a chain at some moment.
struct AuditHead {
    std::int64_t sequence{0};
    std::string hash;  ///< 64 hexadecimal digits

    friend bool operator==(const AuditHead&, const AuditHead&) = default;
};

struct AuditFault {
    enum class Kind {
        altered,       ///< the row does not say what it said when it was written, or was not written by us
        out_of_place,  ///< the row is as it was written, but another stood before it
        missing,       ///< the rows from `sequence` to `until` are not there
        not_anchored,  ///< the row is not the one that an anchor tells of
    };

    Kind kind{Kind::altered};
    std::int64_t sequence{0};
    std::int64_t until{0};  ///< the same as `sequence` for all kinds but missing

    friend bool operator==(const AuditFault&, const AuditFault&) = default;
};

struct AuditVerdict {
    std::int64_t rows{0};
    AuditHead head;  ///< sequence 0: there is no row
    std::vector<AuditFault> faults;
};

class AuditLog {
public:
    /// `database` outlives this object.
    explicit AuditLog(Database& database) : database_(database) {}

    /// Adds to the chain inside the caller's transaction, and so comes and goes with what it tells of.
    /// Writers wait for one another until the transaction ends.
    void record(const AuditEntry& entry);

    /// Reads the whole chain. `anchors` are heads that were told earlier and kept elsewhere: without them nobody can
    /// tell when the newest rows were cut off together with their count. Ends after `most` faults.
    [[nodiscard]] AuditVerdict verify(const std::vector<AuditHead>& anchors = {}, std::size_t most = 100);

private:
    Database& database_;
};

}  // namespace mrko::sql
