// SPDX-License-Identifier: Apache-2.0
#include "handlers/open/view_page_handler.h"

#include <string>
#include <string_view>

#include "handlers/frame.h"
#include "handlers/view_settings.h"
#include "views/view_page.h"

namespace mrko::handlers {

namespace {

std::string own_page(const Router& router, std::string_view asked) {
    return router.is_own_page(asked) ? std::string{asked} : "/";
}

}  // namespace

http::Response ViewPageHandler::get(const Call& call) {
    const auto frame = frame_of(call);
    return http::Response::html(
        templates_.render(views::ViewPage{.chosen = frame.view,
                                          .return_to = own_page(router_, call.request.query("return_to").value_or("/")),
                                          .here = frame.request_path,
                                          .csrf = frame.csrf},
                          frame));
}

http::Response ViewPageHandler::post(const Call& call) {
    const auto& form = call.request.form();
    auto response = http::Response::see_other(own_page(router_, form.value("return_to").value_or("/")));
    response.set_cookie(view_cookie(form.value("usual") ? views::ViewSettings{} : view_in_form(form)));
    return response;
}

}  // namespace mrko::handlers
