// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/calendar_handler.h"

#include <algorithm>
#include <utility>

#include "handlers/frame.h"
#include "handlers/period_in_address.h"
#include "http/form.h"
#include "views/calendar.h"

namespace mrko::handlers {

using journal::DaySpan;
using journal::PeriodUnit;

namespace {

DaySpan within(const DaySpan& days, const DaySpan& year) {
    return {std::max(days.first, year.first), std::min(days.last, year.last)};
}

}  // namespace

http::Response CalendarHandler::get(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    const auto grant = policy_.open_diary(visitor, child);
    const auto& request = call.request;
    if (request.query("from") || request.query("to")) {
        return http::Response::see_other("/diary/" + std::to_string(child.value) +
                                         "/marks?from=" + http::percent_encode(request.query("from").value_or("")) +
                                         "&to=" + http::percent_encode(request.query("to").value_or("")));
    }
    const auto today = clock_.today();
    auto years = study_.years(grant);
    const auto* const year = asked_year(request, years, today);
    if (year == nullptr) {
        return refuse_period(call, visitor, child, {}, nullptr, templates_);
    }
    auto asked = read_period(request, *year, PeriodUnit::month, today);
    if (const auto* const problem = std::get_if<PeriodProblem>(&asked)) {
        return refuse_period(call, visitor, child, *problem, year, templates_);
    }
    const auto day = within(std::get<journal::PeriodChoice>(asked).days, year->days).first;
    auto month = std::get<journal::PeriodChoice>(journal::choose_period(PeriodUnit::month, day, *year));
    const auto shown = within(views::weeks_of(month), year->days);
    const views::Calendar page{.account_name = account_name(visitor, child),
                               .child = child,
                               .card = diary_.card(grant, std::clamp(today, month.days.first, month.days.last)),
                               .year = *year,
                               .years = years,
                               .month = std::move(month),
                               .days = diary_.days(grant, shown),
                               .today = today};
    auto frame = frame_of(call, child, "/calendar?at=" + journal::iso(day), views::Section::calendar);
    frame.school = views::school_card(page.card);
    return http::Response::html(templates_.render(page, frame));
}

}  // namespace mrko::handlers
