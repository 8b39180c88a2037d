// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/week_signature_handler.h"

#include <tuple>

#include "handlers/family/year_bounds.h"
#include "http/error.h"
#include "journal/week_signature.h"
#include "views/diary_week.h"

namespace mrko::handlers {

using journal::SchoolWeek;

http::Response WeekSignatureHandler::get(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    std::ignore = policy_.open_diary(visitor, child);
    return http::Response::see_other(views::week_address(child, SchoolWeek::of(call.path.day())));
}

http::Response WeekSignatureHandler::post(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    const auto signer = policy_.sign_weeks(visitor, child);
    const auto reader = policy_.open_diary(visitor, child);
    const auto week = SchoolWeek::of(call.path.day());
    const auto card = diary_.card(reader, week.monday());
    if (call.path.day() != week.monday() || !card.year || !reaches(*card.year, week)) {
        throw http::NotFound{"no week of the diary begins on this day"};
    }
    const sql::SignatureAct act{.at = clock_.now(), .request_id = call.request.request_id()};
    const auto wanted = call.request.form().value("signature").value_or("");
    if (wanted == "taken-back") {
        signatures_.take_back(signer, week, act);
    } else if (wanted == "given" && journal::may_be_signed(week, school_clock_.today())) {
        signatures_.sign(signer, week, act);
    } else {
        throw http::BadRequest{"neither a signature nor its end, or a week that is not over"};
    }
    return http::Response::see_other(views::week_address(child, week) + "#signature");
}

}  // namespace mrko::handlers
