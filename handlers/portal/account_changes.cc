// SPDX-License-Identifier: Apache-2.0
#include "handlers/portal/account_changes.h"

namespace mrko::handlers {

sql::BindingChange AccountChanges::change_of(const Call& call, access::ChildNumber child) const {
    return {.number = child, .request_id = call.request.request_id(), .now = parts_.clock.now()};
}

http::Response AccountChanges::done(const Call& call, const std::string& address, session::Flash flash) {
    if (flash != session::Flash::none) {
        parts_.sessions.set_flash(call.signed_in->cookie, flash);
    }
    return http::Response::see_other(address);
}

http::Response AccountChanges::done_anew(const Call& call, const std::string& address, session::Flash flash) {
    const auto cookie = parts_.sessions.rotate(call.signed_in->cookie);
    if (cookie.empty()) {
        return http::Response::see_other("/enter");
    }
    if (flash != session::Flash::none) {
        parts_.sessions.set_flash(cookie, flash);
    }
    auto response = http::Response::see_other(address);
    response.set_cookie(session_cookie_with(cookie));
    return response;
}

}  // namespace mrko::handlers
