// SPDX-License-Identifier: Apache-2.0
#include "handlers/open/schools_handler.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "handlers/frame.h"
#include "handlers/open/asked_words.h"
#include "http/error.h"
#include "journal/school_search.h"

namespace mrko::handlers {

namespace {

constexpr std::size_t most_schools = 20;

}  // namespace

http::Response SchoolsHandler::get(const Call& call) {
    views::SchoolsPage page{.asked = asked_words(call.request), .found = board_.schools(), .all_found = 0};
    if (!page.asked.empty()) {
        page.found = journal::find_schools(page.found, page.asked);
    }
    page.all_found = page.found.size();
    page.found.resize(std::min(page.found.size(), most_schools));
    return http::Response::html(templates_.render(page, frame_of(call)));
}

http::Response SchoolHandler::get(const Call& call) {
    auto school = board_.school(call.path.school());
    if (!school) {
        throw http::NotFound{"no school has this number"};
    }
    return http::Response::html(templates_.render(views::SchoolPage{.school = std::move(*school)}, frame_of(call)));
}

}  // namespace mrko::handlers
