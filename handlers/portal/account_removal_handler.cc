// SPDX-License-Identifier: Apache-2.0
#include "handlers/portal/account_removal_handler.h"

#include <algorithm>

#include "handlers/frame.h"
#include "handlers/portal/account_answers.h"
#include "views/account_removal.h"

namespace mrko::handlers {

http::Response AccountRemovalHandler::get(const Call& call, const access::PortalUser&) {
    const auto& child = own_child(call);
    const views::AccountRemoval page{.account_name = child.account_name,
                                     .child = child.number,
                                     .others = static_cast<int>(call.signed_in->children.size()) - 1};
    return http::Response::html(templates_.render(page, frame_of_family(call)));
}

http::Response AccountRemovalHandler::post(const Call& call, const access::PortalUser& visitor) {
    const auto& children = call.signed_in->children;
    const auto number = call.path.child();
    if (std::ranges::find(children, number, &access::BoundChild::number) == children.end()) {
        // The second press of a double click, or another device was faster: what was wanted is so.
        return http::Response::see_other("/accounts");
    }
    const bool removed = changes_.make(visitor.id, [&](sql::BindingRegister& registered) {
        return registered.remove(visitor.id, changes_.change_of(call, number));
    });
    copies_.drop(visitor.id, number);
    return changes_.done_anew(call, "/accounts", removed ? session::Flash::child_removed : session::Flash::none);
}

}  // namespace mrko::handlers
