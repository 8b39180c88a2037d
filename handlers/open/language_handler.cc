// SPDX-License-Identifier: Apache-2.0
#include "handlers/open/language_handler.h"

#include "handlers/language.h"

namespace mrko::handlers {

http::Response LanguageHandler::post(const Call& call) {
    const auto asked = call.request.form().value("return_to").value_or("/");
    auto response = http::Response::see_other(router_.is_own_page(asked) ? std::string{asked} : "/");
    response.set_cookie(language_cookie(call.path.language()));
    return response;
}

}  // namespace mrko::handlers
