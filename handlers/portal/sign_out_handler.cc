// SPDX-License-Identifier: Apache-2.0
#include "handlers/portal/sign_out_handler.h"

#include <optional>

#include "handlers/visitors.h"

namespace mrko::handlers {

http::Response SignOutHandler::post(const Call& call, const access::Visitor& /*visitor*/) {
    sessions_.end(call.signed_in->cookie);
    const auto at_portal =
        call.signed_in->session.own_diary ? std::nullopt : portal_.logout_url(public_origin_ + "/");
    auto response = http::Response::see_other(at_portal.value_or("/"));
    response.set_cookie(session_cookie_removed());
    response.set_header("Clear-Site-Data", "\"cache\", \"storage\"");
    return response;
}

}  // namespace mrko::handlers
