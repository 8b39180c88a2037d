// SPDX-License-Identifier: Apache-2.0
// What visitors did, as rows of the audit: one call for each deed that writes nothing else into the journal. What does
// (bindings, signatures, calendars) writes its row where it is written, in the same transaction.
#pragma once

#include <string>

#include "access/visitor.h"
#include "handlers/call.h"
#include "journal/clock.h"
#include "session/refusal_quota.h"
#include "sql/audit_log.h"
#include "sql/database.h"

namespace mrko::handlers {

class AuditTrail {
public:
    /// All outlive this object.
    AuditTrail(sql::Database& database, session::RefusalQuota& refusals, const journal::Clock& clock)
        : database_(database), refusals_(refusals), clock_(clock) {}

    struct Deed {
        std::string actor;                            ///< sql::actor_of() or empty: nobody knows who
        access::Reader role{access::Reader::parent};  ///< as whom the actor came
        std::string
            action;  ///< "session.begun", "session.ended", "session.refused", "credential.refused", "access.denied", "export.made"
        std::string object;  ///< "pupil:17", "portal", "child:2"
        std::string after;   ///< what more there is to say; never a password, a token or a name
    };

    /// Throws DatabaseDown: what cannot be written down must not be done.
    void record(const Call& call, const Deed& deed);

    /// For what is refused anyway, whether it is written down or not: never throws. Of one actor, or one network where
    /// nobody knows who it is, so many rows an hour as session::RefusalQuota says; the access log has every refusal.
    void record_refusal(const Call& call, Deed deed) noexcept;

private:
    sql::Database& database_;
    session::RefusalQuota& refusals_;
    const journal::Clock& clock_;
};

}  // namespace mrko::handlers
