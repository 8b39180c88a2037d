// SPDX-License-Identifier: Apache-2.0
#include "handlers/visitors.h"

#include <utility>

#include "handlers/user_agent.h"

namespace mrko::handlers {

Visitors::Visitors(session::SessionStore& sessions, session::ChildBindings& bindings, sql::BindingRegister& registered)
    : sessions_(sessions), bindings_(bindings), registered_(registered) {}

std::optional<SignedIn> Visitors::identify(std::string_view cookie, const std::optional<session::FreshName>& fresh) {
    auto opened = sessions_.open(cookie, fresh);
    if (!opened) {
        return std::nullopt;
    }
    auto children =
        opened->children ? *std::move(opened->children) : restore_lost_children(opened->session.portal_user);
    return SignedIn{.cookie = std::string{cookie},
                    .session = std::move(opened->session),
                    .children = std::move(children),
                    .fresh = std::move(opened->fresh)};
}

void Visitors::sign_out(std::string_view cookie) {
    sessions_.end(cookie);
}

std::vector<access::BoundChild> Visitors::restore_lost_children(const access::PortalUserId& user) {
    auto children = registered_.children(user);
    bindings_.restore_lost(user, children);
    return children;
}

void Visitors::restore_changed_children(const access::PortalUserId& user) {
    bindings_.restore(user, registered_.children(user));
}

access::Device device_of(const Call& call) {
    return device_of_user_agent(call.request.header("user-agent").value_or(""));
}

http::Cookie session_cookie_with(std::string value) {
    return {.name = std::string{session::session_cookie_name}, .value = std::move(value), .max_age = std::nullopt};
}

http::Cookie session_cookie_removed() {
    return {.name = std::string{session::session_cookie_name}, .value = "", .max_age = std::chrono::seconds{0}};
}

}  // namespace mrko::handlers
