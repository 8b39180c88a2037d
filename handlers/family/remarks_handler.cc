// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/remarks_handler.h"

#include <algorithm>

#include "handlers/frame.h"
#include "handlers/period_in_address.h"
#include "journal/teacher_notes.h"
#include "views/period_words.h"
#include "views/remarks_page.h"

namespace mrko::handlers {

http::Response RemarksHandler::get(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    const auto grant = policy_.open_diary(visitor, child);
    const auto today = clock_.today();
    const auto years = study_.years(grant);
    const auto* const year = asked_year(call.request, years, today);
    if (year == nullptr) {
        return refuse_period(call, visitor, child, {}, nullptr, templates_);
    }
    const auto asked = read_period(call.request, *year, journal::PeriodUnit::study_period, today);
    if (const auto* const problem = std::get_if<PeriodProblem>(&asked)) {
        return refuse_period(call, visitor, child, *problem, year, templates_);
    }
    const auto& period = std::get<journal::PeriodChoice>(asked);
    const views::RemarksPage page{.account_name = account_name(visitor, child),
                                  .child = child,
                                  .card = diary_.card(grant, std::clamp(today, period.days.first, period.days.last)),
                                  .period = {.address = views::remarks_address(child),
                                             .further = {},
                                             .choice = period,
                                             .system = journal::system_of(year->periods),
                                             .year = year->days,
                                             .today = today},
                                  .notes = journal::teacher_notes(diary_.days(grant, period.days))};
    auto frame = frame_of(call, child, "/remarks?" + views::period_query(period), views::Section::remarks);
    frame.school = views::school_card(page.card);
    return http::Response::html(templates_.render(page, frame));
}

}  // namespace mrko::handlers
