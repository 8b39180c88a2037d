// SPDX-License-Identifier: Apache-2.0
#include "handlers/open/help_handler.h"

#include "handlers/frame.h"
#include "handlers/open/asked_words.h"

namespace mrko::handlers {

http::Response HelpHandler::get(const Call& call) {
    return http::Response::html(
        templates_.render(views::HelpPage{.asked = asked_words(call.request)}, frame_of(call)));
}

http::Response SignInHelpHandler::get(const Call& call) {
    return http::Response::html(templates_.render(views::SignInHelp{}, frame_of(call)));
}

http::Response InfoHandler::get(const Call& call) {
    return http::Response::html(templates_.render(views::InfoPage{.kind = kind_}, frame_of(call)));
}

}  // namespace mrko::handlers
