// SPDX-License-Identifier: Apache-2.0
#include "handlers/portal/sign_out_handler.h"

#include "handlers/visitors.h"

namespace mrko::handlers {

http::Response SignOutHandler::post(const Call& call, const access::PortalUser& /*visitor*/) {
    sessions_.end(call.signed_in->cookie);
    auto response = http::Response::see_other(portal_.logout_url(public_origin_ + "/").value_or("/"));
    response.set_cookie(session_cookie_removed());
    response.set_header("Clear-Site-Data", "\"cache\", \"storage\"");
    return response;
}

}  // namespace mrko::handlers
