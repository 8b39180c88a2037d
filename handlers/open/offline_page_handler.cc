// SPDX-License-Identifier: Apache-2.0
#include "handlers/open/offline_page_handler.h"

#include "handlers/frame.h"
#include "views/offline_page.h"

namespace mrko::handlers {

http::Response OfflinePageHandler::get(const Call& call) {
    auto frame = frame_of(call);
    // The page stays in the browser after its reader has signed out.
    frame.user_name.clear();
    frame.csrf.clear();
    frame.viewer = views::Viewer::guest;
    return http::Response::html(templates_.render(views::OfflinePage{}, frame));
}

}  // namespace mrko::handlers
