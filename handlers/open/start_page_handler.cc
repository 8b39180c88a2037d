// SPDX-License-Identifier: Apache-2.0
#include "handlers/open/start_page_handler.h"

#include <algorithm>

#include "handlers/frame.h"
#include "views/start_page.h"

namespace mrko::handlers {

http::Response StartPageHandler::get(const Call& call) {
    if (call.signed_in) {
        return http::Response::see_other(home_of(*call.signed_in));
    }
    return http::Response::html(templates_.render(views::StartPage{}, frame_of(call)));
}

std::string home_of(const SignedIn& visitor) {
    return visitor.children.empty() ? "/accounts/new" : last_diary_of(visitor) + "/week";
}

std::string last_diary_of(const SignedIn& visitor) {
    const auto& children = visitor.children;
    const auto last =
        std::ranges::find(children, access::ChildNumber{visitor.session.last_child}, &access::BoundChild::number);
    const auto number = last == children.end() ? children.front().number : last->number;
    return "/diary/" + std::to_string(number.value);
}

}  // namespace mrko::handlers
