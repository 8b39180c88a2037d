// SPDX-License-Identifier: Apache-2.0
#include "handlers/api/week_data_handler.h"

#include <optional>
#include <variant>

#include "exchange/diary_json.h"
#include "handlers/api/data_answer.h"
#include "handlers/homework_habits.h"
#include "handlers/problem.h"
#include "journal/period_choice.h"
#include "journal/study_year.h"

namespace mrko::handlers {

http::Response WeekDataHandler::get(const Call& call, const access::Family& visitor) {
    const auto grant = policy_.open_diary(visitor, call.path.child());
    const auto day = call.path.day();
    const auto years = study_.years(grant);
    const auto* const year = journal::year_at(years, day);
    const auto inside = [&] {
        const auto outcome = journal::choose_period(journal::PeriodUnit::week, day, *year);
        return std::holds_alternative<journal::PeriodChoice>(outcome);
    };
    if (year == nullptr || !inside()) {
        return problem_response(views::PeriodRefusedPage::Reason::outside_year,
                                year == nullptr ? std::nullopt : std::optional{year->days},
                                call.request.request_id());
    }
    const auto week = journal::SchoolWeek::of(day);
    const auto habits =
        homework_habits(filling_, grant, diary_.card(grant, day).class_name, week.span(), clock_);
    return data_answer(call, exchange::week_json(diary_.week(grant, week), habits));
}

}  // namespace mrko::handlers
