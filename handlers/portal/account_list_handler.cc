// SPDX-License-Identifier: Apache-2.0
#include "handlers/portal/account_list_handler.h"

#include "handlers/frame.h"
#include "handlers/open_if_current.h"
#include "views/account_list.h"

namespace mrko::handlers {

using Done = views::AccountList::Done;

namespace {

Done done_by(session::Flash flash) {
    switch (flash) {
        case session::Flash::child_renamed: return Done::renamed;
        case session::Flash::children_reordered: return Done::reordered;
        case session::Flash::child_removed: return Done::removed;
        case session::Flash::none:
        case session::Flash::child_connected:
        case session::Flash::session_ended: break;
    }
    return Done::nothing;
}

}  // namespace

http::Response AccountListHandler::get(const Call& call, const access::PortalUser& visitor) {
    const auto& signed_in = *call.signed_in;
    const access::Family family{.id = visitor.id, .name = visitor.name, .children = signed_in.children};
    views::AccountList page;
    for (const auto& child : family.children) {
        const auto grant = open_if_current(policy_, family, child.number);
        page.accounts.push_back({.account_name = child.account_name,
                                 .child = child.number,
                                 .card = grant ? std::optional{diary_.card(*grant, clock_.today())} : std::nullopt});
    }
    if (signed_in.session.flash != session::Flash::none) {
        page.done = done_by(sessions_.take_flash(signed_in.cookie));
    }
    return http::Response::html(templates_.render(page, frame_of_family(call)));
}

}  // namespace mrko::handlers
