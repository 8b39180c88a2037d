// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/year_bounds.h"

#include <algorithm>
#include <string>

#include "handlers/frame.h"

namespace mrko::handlers {

using journal::SchoolWeek;

namespace {

std::string section_path(views::WeekOutside::Place place, const journal::SchoolDay& day) {
    switch (place) {
        case views::WeekOutside::Place::diary: break;
        case views::WeekOutside::Place::timetable: return "/timetable/" + journal::iso(day);
    }
    return "/week/" + journal::iso(day);
}

views::Section section_of(views::WeekOutside::Place place) {
    switch (place) {
        case views::WeekOutside::Place::diary: break;
        case views::WeekOutside::Place::timetable: return views::Section::timetable;
    }
    return views::Section::diary;
}

}  // namespace

bool reaches(const journal::DaySpan& year, const SchoolWeek& week) {
    return SchoolWeek::of(year.first) <= week && week <= SchoolWeek::of(year.last);
}

SchoolWeek nearest_week(const std::optional<journal::DaySpan>& year, const journal::SchoolDay& day) {
    return SchoolWeek::of(year ? std::clamp(day, year->first, year->last) : day);
}

http::Response refuse_day(const Call& call,
                          const access::Family& visitor,
                          const journal::PupilCard& card,
                          const journal::SchoolDay& asked,
                          const journal::SchoolDay& today,
                          views::WeekOutside::Place place,
                          const views::Templates& templates) {
    const auto child = call.path.child();
    const views::WeekOutside page{
        .account_name = account_name(visitor, child),
        .child = child,
        .asked = asked,
        .year = card.year,
        .nearest = card.year ? std::optional{nearest_week(card.year, asked)} : std::nullopt,
        .this_week = card.year && card.year->contains(today) ? std::optional{SchoolWeek::of(today)} : std::nullopt,
        .place = place};
    return http::Response::html(
        templates.render(page, frame_of(call, child, section_path(place, asked), section_of(place), card)), 404);
}

}  // namespace mrko::handlers
