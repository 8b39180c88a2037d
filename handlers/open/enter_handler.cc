// SPDX-License-Identifier: Apache-2.0
#include "handlers/open/enter_handler.h"

#include <chrono>

namespace mrko::handlers {

http::Response EnterHandler::get(const Call& call) {
    const auto issuer = call.request.query("iss");
    if (issuer && !portal_.is_our_issuer(*issuer)) {
        throw http::BadRequest{"a sign-in started by an issuer that is not ours"};
    }
    const auto asked = call.request.query("return_to").value_or("");
    const auto started = portal_.start();
    auto cookie = prelogins_.keep({.state = started.attempt.state,
                                   .nonce = started.attempt.nonce,
                                   .verifier = started.attempt.verifier,
                                   .return_to = router_.is_own_page(asked) ? std::string{asked} : ""});
    auto response = http::Response::see_other(started.authorization_url);
    response.set_cookie({.name = std::string{session::prelogin_cookie_name},
                         .value = std::move(cookie),
                         .max_age = std::chrono::minutes{10}});
    return response;
}

}  // namespace mrko::handlers
