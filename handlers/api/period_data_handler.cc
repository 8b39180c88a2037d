// SPDX-License-Identifier: Apache-2.0
#include "handlers/api/period_data_handler.h"

#include <optional>
#include <variant>

#include "handlers/api/data_answer.h"
#include "handlers/period_in_address.h"
#include "handlers/problem.h"

namespace mrko::handlers {

http::Response PeriodDataHandler::get(const Call& call, const access::Family& visitor) {
    const auto grant = policy_.open_diary(visitor, call.path.child());
    const auto today = clock_.today();
    const auto years = study_.years(grant);
    const auto* const year = asked_year(call.request, years, today);
    if (year == nullptr) {
        return problem_response(
            views::PeriodRefusedPage::Reason::outside_year, std::nullopt, call.request.request_id());
    }
    const auto asked = read_period(call.request, *year, usual_, today);
    if (const auto* const refused = std::get_if<PeriodProblem>(&asked)) {
        return problem_response(refused->reason, year->days, call.request.request_id());
    }
    return data_answer(call, data_(grant, std::get<journal::PeriodChoice>(asked)));
}

}  // namespace mrko::handlers
