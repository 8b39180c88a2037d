// SPDX-License-Identifier: Apache-2.0
#include "handlers/api/child_handler.h"

#include "exchange/diary_json.h"
#include "handlers/api/data_answer.h"
#include "handlers/frame.h"

namespace mrko::handlers {

http::Response ChildHandler::get(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    const auto grant = policy_.open_diary(visitor, child);
    const auto today = clock_.today();
    return data_answer(call,
                       exchange::child_json({.number = child.value,
                                             .account_name = account_name(visitor, child),
                                             .today = today,
                                             .pupil = diary_.card(grant, today),
                                             .years = study_.years(grant)}));
}

}  // namespace mrko::handlers
