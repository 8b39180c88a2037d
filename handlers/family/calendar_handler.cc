// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/calendar_handler.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "handlers/child_page.h"
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
    news_of(call, grant, {});
    const auto& request = call.request;
    if (request.query("from") || request.query("to")) {
        return http::Response::see_other("/diary/" + std::to_string(child.value) +
                                         "/marks?from=" + http::percent_encode(request.query("from").value_or("")) +
                                         "&to=" + http::percent_encode(request.query("to").value_or("")));
    }
    auto years = study_.years(grant);
    auto opened = open_period(call, visitor, years, PeriodUnit::month, clock_.today(), templates_);
    if (auto* const refusal = std::get_if<http::Response>(&opened)) {
        return std::move(*refusal);
    }
    may_repeat(call, grant);
    auto& period = std::get<OpenedPeriod>(opened);
    const auto& year = period.year;
    const auto day = within(period.choice.days, year.days).first;
    // Of a longer period the calendar shows the first month.
    period.choice = std::get<journal::PeriodChoice>(journal::choose_period(PeriodUnit::month, day, year));
    const views::Calendar page{.account_name = account_name(visitor, child),
                               .child = child,
                               .card = diary_.card(grant, period.nearest_day()),
                               .year = year,
                               .years = std::move(years),
                               .month = period.choice,
                               .days = diary_.days(grant, within(views::weeks_of(period.choice), year.days)),
                               .today = period.today};
    const auto section = "/calendar?at=" + journal::iso(day);
    return http::Response::html(
        templates_.render(page, frame_of(call, child, section, views::Section::calendar, page.card)));
}

}  // namespace mrko::handlers
