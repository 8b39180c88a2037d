// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/my_diary_handler.h"

#include "handlers/open/start_page_handler.h"

namespace mrko::handlers {

http::Response MyDiaryHandler::get(const Call& call, const access::Family& /*visitor*/) {
    return http::Response::see_other(last_diary_of(*call.signed_in) + "/" + section_);
}

}  // namespace mrko::handlers
