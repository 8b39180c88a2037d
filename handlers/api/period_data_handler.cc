// SPDX-License-Identifier: Apache-2.0
#include "handlers/api/period_data_handler.h"

#include <variant>

#include "handlers/api/data_answer.h"
#include "handlers/period_in_address.h"
#include "handlers/problem.h"

namespace mrko::handlers {

http::Response PeriodDataHandler::get(const Call& call, const access::Family& visitor) {
    const auto grant = policy_.open_diary(visitor, call.path.child());
    const auto found = find_period(call.request, study_.years(grant), usual_, clock_.today());
    if (const auto* const refused = std::get_if<PeriodProblem>(&found)) {
        return problem_response(refused->reason, refused->year, call.request.request_id());
    }
    return data_answer(call, data_(grant, std::get<OpenedPeriod>(found).choice));
}

}  // namespace mrko::handlers
