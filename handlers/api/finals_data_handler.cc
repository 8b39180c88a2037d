// SPDX-License-Identifier: Apache-2.0
#include "handlers/api/finals_data_handler.h"

#include <algorithm>
#include <string>
#include <vector>

#include "exchange/diary_json.h"
#include "handlers/api/data_answer.h"
#include "http/error.h"
#include "journal/final_sheet.h"
#include "journal/study_year.h"
#include "views/final_marks.h"

namespace mrko::handlers {

http::Response FinalsDataHandler::get(const Call& call, const access::Family& visitor) {
    const auto grant = policy_.open_diary(visitor, call.path.child());
    const auto today = clock_.today();
    const auto years = study_.years(grant);
    const auto* const nearest = journal::year_at(years, today);
    const auto named = call.request.query("year");
    std::vector<exchange::FinalSheet> sheets;
    for (const auto& year : years) {
        const int ending = views::ending(year);
        if (named ? std::to_string(ending) != *named : ending != views::ending(*nearest)) {
            continue;
        }
        const journal::DaySpan so_far{year.days.first, std::clamp(today, year.days.first, year.days.last)};
        const auto days = diary_.days(grant, so_far);
        sheets.push_back({.year = year,
                          .tables = journal::final_sheet(
                              year, study_.courses(grant, year), study_.final_marks(grant, year), days, today)});
    }
    if (sheets.empty()) {
        throw http::NotFound{"no such year of this child"};
    }
    return data_answer(call, exchange::finals_json(sheets));
}

}  // namespace mrko::handlers
