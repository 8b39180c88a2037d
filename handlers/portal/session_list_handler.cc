// SPDX-License-Identifier: Apache-2.0
#include "handlers/portal/session_list_handler.h"

#include <algorithm>
#include <string>
#include <utility>

#include "handlers/frame.h"
#include "sql/audit_log.h"
#include "views/session_list.h"

namespace mrko::handlers {

using Reader = session::ListedSession::Reader;

http::Response SessionListHandler::get(const Call& call, const access::Visitor&) {
    const auto& cookie = call.signed_in->cookie;
    const auto& session = call.signed_in->session;
    views::SessionList page;
    for (const auto& listed : sessions_.list(session.portal_user, cookie)) {
        views::SessionList::Session row{.name = listed.name,
                                        .device = listed.device,
                                        .begun = clock_.moment_of(listed.created),
                                        .last_seen = clock_.moment_of(listed.last_seen)};
        if (listed.reader == Reader::this_one) {
            page.own = std::move(row);
        } else {
            page.others.push_back(std::move(row));
        }
    }
    if (session.flash != session::Flash::none && sessions_.take_flash(cookie) == session::Flash::session_ended) {
        page.done = views::SessionList::Done::ended;
    }
    return http::Response::html(templates_.render(page, frame_of(call)));
}

http::Response SessionListHandler::post(const Call& call, const access::Visitor&) {
    const auto& cookie = call.signed_in->cookie;
    const auto& session = call.signed_in->session;
    const std::string wanted{call.request.form().value("session").value_or("")};
    const auto listed = sessions_.list(session.portal_user, cookie);
    if (wanted != "others" && std::ranges::find(listed, wanted, &session::ListedSession::name) == listed.end()) {
        // The second press of a double click, or it ended by itself: what was wanted is so.
        return http::Response::see_other("/sessions");
    }
    // Before the deed: what cannot be written down must not be done.
    audit_.record(call,
                  {.actor = sql::actor_of(session.portal_user),
                   .role = session.reader(),
                   .action = "session.ended",
                   .object = "own sessions",
                   .after = wanted == "others" ? "all but one" : "one"});
    const bool ended = wanted == "others" ? sessions_.end_others(session.portal_user, cookie) > 0
                                          : sessions_.end_listed(session.portal_user, wanted);
    if (ended) {
        sessions_.set_flash(cookie, session::Flash::session_ended);
    }
    return http::Response::see_other("/sessions");
}

}  // namespace mrko::handlers
