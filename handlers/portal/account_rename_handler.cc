// SPDX-License-Identifier: Apache-2.0
#include "handlers/portal/account_rename_handler.h"

#include <string>
#include <utility>

#include "handlers/credential_answers.h"
#include "handlers/frame.h"
#include "handlers/portal/account_answers.h"
#include "views/account_list.h"
#include "views/account_rename.h"

namespace mrko::handlers {

namespace {

http::Response show(const Call& call, const views::AccountRename& page, const views::Templates& templates) {
    return http::Response::html(templates.render(page, frame_of_family(call)), page.errors.empty() ? 200 : 422);
}

}  // namespace

http::Response AccountRenameHandler::get(const Call& call, const access::PortalUser&) {
    const auto& child = own_child(call);
    return show(call,
                {.present_name = child.account_name,
                 .child = child.number,
                 .account_name = child.account_name,
                 .errors = {}},
                templates_);
}

http::Response AccountRenameHandler::post(const Call& call, const access::PortalUser& visitor) {
    const auto& child = own_child(call);
    views::AccountRename page{.present_name = child.account_name,
                              .child = child.number,
                              .account_name = trimmed(call.request.form().value("account_name").value_or("")),
                              .errors = {}};
    if (auto error = name_error(page.account_name, call.signed_in->children, child.pupil)) {
        page.errors.push_back(*std::move(error));
        return show(call, page, templates_);
    }
    const auto outcome = changes_.make(visitor.id, [&](sql::BindingRegister& registered) {
        return registered.rename(visitor.id, changes_.change_of(call, child.number), page.account_name);
    });
    switch (outcome) {
        case sql::RenameOutcome::renamed:
            return changes_.done(
                call, "/accounts" + views::account_place(child.number), session::Flash::child_renamed);
        case sql::RenameOutcome::unchanged: break;
        case sql::RenameOutcome::name_taken:
            // Another device of the parent gave that name to another child a moment ago.
            page.errors.emplace_back(views::NameUsed{page.account_name});
            return show(call, page, templates_);
    }
    return http::Response::see_other("/accounts" + views::account_place(child.number));
}

}  // namespace mrko::handlers
