// SPDX-License-Identifier: Apache-2.0
#include "handlers/audit_trail.h"

#include "access/role.h"
#include "http/access_log.h"
#include "http/client_network.h"
#include "sql/transaction.h"

namespace mrko::handlers {

void AuditTrail::record(const Call& call, const Deed& deed) {
    const auto role = deed.role == access::Reader::pupil ? access::Role::pupil : access::Role::parent;
    sql::Transaction transaction{database_};
    sql::AuditLog{database_}.record({.at = clock_.now(),
                                     .actor = deed.actor,
                                     .role = std::string{access::name(role)},
                                     .action = deed.action,
                                     .object = deed.object,
                                     .before = "",
                                     .after = deed.after,
                                     .request_id = call.request.request_id()});
    transaction.commit();
}

void AuditTrail::record_refusal(const Call& call, Deed deed) noexcept {
    using Verdict = session::RefusalQuota::Verdict;
    try {
        const auto who = deed.actor.empty() ? http::client_network(call.request.remote_address()) : deed.actor;
        const auto verdict = refusals_.take(who);
        if (verdict == Verdict::too_many) {
            return;
        }
        if (verdict == Verdict::last) {
            deed.after += deed.after.empty() ? "" : "; ";
            deed.after += "more within the hour are in the access log alone";
        }
        record(call, deed);
    } catch (const std::exception& error) {
        http::log_event(http::Level::error, "audit_missed", {{"action", deed.action}, {"error", error.what()}});
    }
}

}  // namespace mrko::handlers
