// SPDX-License-Identifier: Apache-2.0
#include "handlers/api/finals_data_handler.h"

#include <string>
#include <vector>

#include "exchange/diary_json.h"
#include "handlers/api/data_answer.h"
#include "handlers/final_sheet_of_year.h"
#include "http/error.h"
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
        sheets.push_back(
            {.year = year, .tables = final_sheet_of_year(grant, years, year, today, diary_, study_).tables});
    }
    if (sheets.empty()) {
        throw http::NotFound{"no such year of this child"};
    }
    return data_answer(call, exchange::finals_json(sheets));
}

}  // namespace mrko::handlers
