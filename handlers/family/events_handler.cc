// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/events_handler.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "handlers/frame.h"
#include "handlers/period_in_address.h"
#include "views/events_page.h"
#include "views/period_words.h"

namespace mrko::handlers {

http::Response EventsHandler::get(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    const auto grant = policy_.open_diary(visitor, child);
    auto opened =
        open_period(call, visitor, study_.years(grant), journal::PeriodUnit::year, clock_.today(), templates_);
    if (auto* const refusal = std::get_if<http::Response>(&opened)) {
        return std::move(*refusal);
    }
    const auto& period = std::get<OpenedPeriod>(opened);
    const auto& days = period.choice.days;
    views::EventsPage page{.account_name = account_name(visitor, child),
                           .child = child,
                           .card = diary_.card(grant, period.nearest_day()),
                           .period = period_switch(views::events_address(child), period),
                           .announcements = announcements_.announcements(grant, days),
                           .works = {},
                           .holidays = announcements_.holidays(grant, days)};
    if (period.today <= days.last) {
        // What is over has its marks; a work that nobody was marked for is no event any more.
        page.works = announcements_.works(grant, {std::max(period.today, days.first), days.last});
    }
    const auto section = "/events?" + views::period_query(period.choice);
    return http::Response::html(
        templates_.render(page, frame_of(call, child, section, views::Section::events, page.card)));
}

}  // namespace mrko::handlers
