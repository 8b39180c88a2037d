// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/day_handler.h"

#include <utility>

#include "handlers/child_page.h"
#include "handlers/family/school_day_search.h"
#include "handlers/family/year_bounds.h"
#include "handlers/frame.h"
#include "handlers/homework_habits.h"
#include "views/day_page.h"

namespace mrko::handlers {

http::Response DayHandler::get(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    const auto grant = policy_.open_diary(visitor, child);
    const auto day = call.path.day();
    const auto today = clock_.today();
    diary_.foresee_card(grant, day);
    diary_.foresee_days(grant, {.first = day, .last = day});
    foresee_habits(filling_, grant, {.first = day, .last = day}, clock_);
    const auto& news =
        news_of(call, grant, {.kind = journal::PageOfNews::Kind::day, .days = {.first = day, .last = day}});
    auto card = diary_.card(grant, day);
    if (!card.year || !reaches(*card.year, journal::SchoolWeek::of(day))) {
        return refuse_day(call, visitor, card, day, today, views::WeekOutside::Place::diary, templates_);
    }
    auto days = diary_.days(grant, {.first = day, .last = day});
    if (days.empty()) {
        days.emplace_back().date = day;
    }
    journal::flag_news(days, news);
    const auto now = clock_.time_of_day();
    may_repeat(call, grant, journal::next_bell(days, today, now));
    const views::DayPage page{
        .account_name = account_name(visitor, child),
        .child = child,
        .card = card,
        .day = std::move(days.front()),
        .today = today,
        .now = now,
        .earlier = school_day_before(diary_, grant, day, *card.year),
        .later = school_day_after(diary_, grant, day, *card.year),
        .habits = homework_habits(filling_, grant, card.class_name, {.first = day, .last = day}, clock_)};
    const auto section = "/day/" + journal::iso(day);
    return http::Response::html(
        templates_.render(page, frame_of(call, child, section, views::Section::diary, page.card)));
}

}  // namespace mrko::handlers
