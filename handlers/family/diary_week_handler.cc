// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/diary_week_handler.h"

#include <utility>

#include "handlers/child_page.h"
#include "handlers/family/year_bounds.h"
#include "handlers/frame.h"
#include "handlers/homework_habits.h"
#include "views/diary_week.h"

namespace mrko::handlers {

using journal::SchoolWeek;

http::Response DiaryWeekHandler::get(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    const auto grant = policy_.open_diary(visitor, child);
    const auto day = call.path.day();
    const auto week = SchoolWeek::of(day);
    const auto today = clock_.today();
    if (day != week.monday()) {
        return http::Response::see_other(views::week_address(child, week) +
                                         (SchoolWeek::of(today) == week ? "#today" : ""));
    }
    foresee(grant, week);
    const auto& news = news_of(call, grant, {.kind = journal::PageOfNews::Kind::week, .days = week.span()});
    auto card = diary_.card(grant, day);
    const auto frame = frame_of(call, child, "/week/" + journal::iso(day), views::Section::diary, card);
    if (!card.year || !reaches(*card.year, week)) {
        return refuse_day(call, visitor, card, day, today, views::WeekOutside::Place::diary, templates_);
    }
    const auto within_year = [&](const SchoolWeek& other) {
        return reaches(*card.year, other) ? std::optional{other} : std::nullopt;
    };
    auto shown = diary_.week(grant, week);
    journal::flag_news(shown.days, news);
    const auto now = clock_.time_of_day();
    may_repeat(call, grant, journal::next_bell(shown.days, today, now));
    const bool has_signature = frame.viewer == views::Viewer::parent && week.monday() <= today;
    const views::DiaryWeek page{
        .account_name = account_name(visitor, child),
        .child = child,
        .card = card,
        .week = std::move(shown),
        .today = today,
        .now = now,
        .earlier = within_year(week.earlier()),
        .later = within_year(week.later()),
        .banner = message_for(call, child) == session::Flash::child_connected
                      ? views::DiaryWeek::Banner::child_connected
                      : views::DiaryWeek::Banner::none,
        .as_of = now,
        .habits = homework_habits(filling_, grant, card.class_name, week.span(), clock_),
        .signature = has_signature ? std::optional{signature_of(grant, visitor, week)} : std::nullopt};
    return http::Response::html(templates_.render(page, frame));
}

void DiaryWeekHandler::foresee(const access::PupilGrant& grant, const SchoolWeek& week) {
    diary_.foresee_card(grant, week.monday());
    diary_.foresee_days(grant, week.span());
    foresee_habits(filling_, grant, week.span(), clock_);
    if (grant.reader() == access::Reader::parent && week.monday() <= clock_.today()) {
        signatures_.foresee(grant, week);
    }
}

views::WeekSignature DiaryWeekHandler::signature_of(const access::PupilGrant& grant,
                                                    const access::Family& visitor,
                                                    const SchoolWeek& week) {
    using Stage = views::WeekSignature::Stage;
    const auto moment_of = [this](const std::optional<std::chrono::sys_seconds>& at) {
        return at ? std::optional{clock_.moment_of(*at)} : std::nullopt;
    };
    const auto found = signatures_.signatures(grant, visitor.id, week);
    return {.stage = journal::may_be_signed(week, clock_.today()) ? Stage::open : Stage::too_early,
            .own = moment_of(found.own),
            .other = moment_of(found.other),
            .changes =
                found.own ? signatures_.changes_after(grant, week, *found.own) : std::vector<journal::LaterChange>{}};
}

session::Flash DiaryWeekHandler::message_for(const Call& call, access::ChildNumber child) {
    const auto& signed_in = *call.signed_in;
    if (signed_in.session.last_child != child.value) {
        sessions_.remember_child(signed_in.cookie, child.value);
    }
    return signed_in.session.flash == session::Flash::none ? session::Flash::none
                                                           : sessions_.take_flash(signed_in.cookie);
}

http::Response CurrentWeekHandler::get(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    const auto grant = policy_.open_diary(visitor, child);
    const auto today = clock_.today();
    const auto week = nearest_week(diary_.card(grant, today).year, today);
    return http::Response::see_other(views::week_address(child, week) +
                                     (week == SchoolWeek::of(today) ? "#today" : ""));
}

}  // namespace mrko::handlers
