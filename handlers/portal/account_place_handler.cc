// SPDX-License-Identifier: Apache-2.0
#include "handlers/portal/account_place_handler.h"

#include <charconv>
#include <string_view>

#include "handlers/portal/account_answers.h"
#include "http/error.h"
#include "views/account_list.h"

namespace mrko::handlers {

namespace {

/// Throws BadRequest unless the text is a whole number from 1 to 9999.
int place_of(std::string_view text) {
    int place = 0;
    const auto* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, place);
    if (error != std::errc{} || stop != end || place < 1 || place > 9999) {
        throw http::BadRequest{"no place in the list"};
    }
    return place;
}

}  // namespace

http::Response AccountPlaceHandler::get(const Call& call, const access::PortalUser&) {
    return http::Response::see_other("/accounts" + views::account_place(own_child(call).number));
}

http::Response AccountPlaceHandler::post(const Call& call, const access::PortalUser& visitor) {
    const auto& child = own_child(call);
    // The place itself and not "one up": the same form sent twice moves once.
    const int place = place_of(call.request.form().value("place").value_or(""));
    const bool moved = changes_.make(visitor.id, [&](sql::BindingRegister& registered) {
        return registered.move(visitor.id, changes_.change_of(call, child.number), place);
    });
    return changes_.done(call,
                         "/accounts" + views::account_place(child.number),
                         moved ? session::Flash::children_reordered : session::Flash::none);
}

}  // namespace mrko::handlers
