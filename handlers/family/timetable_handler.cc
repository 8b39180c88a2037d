// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/timetable_handler.h"

#include "handlers/child_page.h"
#include "handlers/family/school_day_search.h"
#include "handlers/family/year_bounds.h"
#include "handlers/frame.h"
#include "journal/school_days.h"
#include "views/timetable_page.h"

namespace mrko::handlers {

using journal::SchoolDay;
using journal::SchoolWeek;
using Extent = views::TimetablePage::Extent;

namespace {

std::string section_path(const SchoolDay& day, Extent extent) {
    return "/timetable/" + journal::iso(day) + (extent == Extent::day ? "?view=day" : "");
}

/// What the page shows, and where its links lead.
void turn_to_week(views::TimetablePage& page,
                  sql::DiaryReader& diary,
                  const access::PupilGrant& grant,
                  const SchoolWeek& week) {
    const auto& year = *page.card.year;
    page.days = diary.week(grant, week).days;
    if (reaches(year, week.earlier())) {
        page.earlier = week.earlier().monday();
    }
    if (reaches(year, week.later())) {
        page.later = week.later().monday();
    }
    if (year.contains(page.today) && SchoolWeek::of(page.today) != week) {
        page.current = page.today;
    }
}

void turn_to_day(views::TimetablePage& page,
                 sql::DiaryReader& diary,
                 const access::PupilGrant& grant,
                 const SchoolDay& day) {
    const auto& year = *page.card.year;
    page.days = diary.days(grant, {.first = day, .last = day});
    if (page.days.empty()) {
        page.days.emplace_back().date = day;
    }
    page.earlier = school_day_before(diary, grant, day, year);
    page.later = school_day_after(diary, grant, day, year);
    if (year.contains(page.today) && page.today != day) {
        page.current = page.today;
    }
}

}  // namespace

http::Response TimetableHandler::get(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    const auto grant = policy_.open_diary(visitor, child);
    const auto day = call.path.day();
    const auto week = SchoolWeek::of(day);
    const auto extent = call.request.query("view") == "day" ? Extent::day : Extent::week;
    if (extent == Extent::week && day != week.monday()) {
        return http::Response::see_other(views::timetable_address(child, day, extent));
    }
    foresee_news(call, grant);
    auto card = diary_.card(grant, day);
    const auto today = clock_.today();
    if (!card.year || !reaches(*card.year, week)) {
        return refuse_day(call, visitor, card, day, today, views::WeekOutside::Place::timetable, templates_);
    }
    const auto& news =
        news_of(call,
                grant,
                {.kind = journal::PageOfNews::Kind::timetable,
                 .days = extent == Extent::week ? week.span() : journal::DaySpan{.first = day, .last = day}});
    const auto now = clock_.time_of_day();
    views::TimetablePage page{.account_name = account_name(visitor, child),
                              .child = child,
                              .card = card,
                              .extent = extent,
                              .days = {},
                              .today = today,
                              .now = now,
                              .ahead = days_ahead(diary_, grant, today, *card.year)};
    switch (extent) {
        case Extent::week: turn_to_week(page, diary_, grant, week); break;
        case Extent::day: turn_to_day(page, diary_, grant, day); break;
    }
    journal::flag_news(page.days, news);
    may_repeat(
        call, grant, std::min(journal::next_bell(page.days, today, now), journal::next_bell(page.ahead, today, now)));
    return http::Response::html(templates_.render(
        page, frame_of(call, child, section_path(day, extent), views::Section::timetable, page.card)));
}

http::Response CurrentTimetableHandler::get(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    const auto grant = policy_.open_diary(visitor, child);
    const auto today = clock_.today();
    const auto days = diary_.week(grant, SchoolWeek::of(today)).days;
    const auto wanted = journal::timetable_week(days, today, clock_.time_of_day());
    const auto week = nearest_week(diary_.card(grant, today).year, wanted.monday());
    return http::Response::see_other(views::timetable_address(child, week.monday(), Extent::week));
}

}  // namespace mrko::handlers
