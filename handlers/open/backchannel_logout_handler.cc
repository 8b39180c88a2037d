// SPDX-License-Identifier: Apache-2.0
#include "handlers/open/backchannel_logout_handler.h"

#include <string>
#include <variant>

#include "portal/token_refusal.h"
#include "sql/audit_log.h"

namespace mrko::handlers {

namespace {

/// Section 2.8 of the standard; the reason is in the log, for the sender may be anybody.
http::Response refused() {
    return http::Response::json(R"({"error":"invalid_request"})", 400);
}

}  // namespace

http::Response BackchannelLogoutHandler::post(const Call& call) {
    const auto refuse = [&](std::string_view why) {
        audit_.record_refusal(
            call,
            {.actor = "", .action = "session.refused", .object = "portal", .after = "logout: " + std::string{why}});
        return refused();
    };
    const auto token = call.request.form().value("logout_token");
    if (!token) {
        return refuse("without a token");
    }
    const auto read = portal_.read_sign_out(*token);
    if (const auto* const refusal = std::get_if<portal::Refusal>(&read)) {
        return refuse(portal::to_text(*refusal));
    }
    const auto& gone = std::get<portal::PortalSignOut>(read);
    if (told_.has(gone.token_id)) {
        return refuse("told before");
    }
    const access::PortalUserId user{.provider = gone.provider, .subject = gone.subject};
    if (gone.portal_session.empty()) {
        sessions_.end_everywhere(user);
    } else {
        sessions_.end_of_portal_session(user, gone.portal_session);
    }
    audit_.record(call,
                  {.actor = sql::actor_of(user),
                   .action = "session.ended",
                   .object = "portal",
                   .after = gone.portal_session.empty() ? "everywhere" : ""});
    told_.add(gone.token_id, gone.expires + portal::clock_skew);
    return http::Response::text("");
}

}  // namespace mrko::handlers
