// SPDX-License-Identifier: Apache-2.0
#include "exchange/demo/notice_board.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace mrko::exchange::demo {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::string_view school = "school";
constexpr std::string_view city = "district";

std::string filled(std::string text, std::string_view place, const std::string& words) {
    if (const auto at = text.find(place); at != std::string::npos) {
        text.replace(at, place.size(), words);
    }
    return text;
}

SchoolEvent notice_of(const Notice& notice, SchoolEvent::Kind kind, LocalMoment start, std::string id) {
    SchoolEvent event;
    event.sourced_id = std::move(id);
    event.school = school;
    event.kind = kind;
    event.start = start;
    event.title = notice.title;
    event.description = notice.text;
    event.place = notice.place;
    return event;
}

SchoolEvent public_notice(SchoolEvent event, std::string_view org) {
    event.school = org;
    event.is_public = true;
    return event;
}

/// One of the notices after the other, every so many days until today.
void pin_news(const Plan& plan,
              const std::vector<Notice>& notices,
              std::string_view org,
              const std::string& prefix,
              days first,
              days between,
              std::vector<SchoolEvent>& events) {
    std::size_t number = 0;
    for (sys_days day = sys_days{plan.year.days().first} + first;
         day <= sys_days{plan.today} && plan.year.days().contains(day);
         day += between) {
        const auto& news = notices[number % notices.size()];
        ++number;
        events.push_back(public_notice(notice_of(news,
                                                 SchoolEvent::Kind::news,
                                                 {.day = day, .time = std::nullopt},
                                                 prefix + std::to_string(number)),
                                       org));
    }
}

void pin_yearly(const Plan& plan,
                const std::vector<YearlyEvent>& yearly_events,
                std::string_view org,
                const std::string& prefix,
                std::vector<SchoolEvent>& events) {
    for (const auto& yearly : yearly_events) {
        const int calendar_year = plan.year.ends_in() - (yearly.day.month() >= std::chrono::September ? 1 : 0);
        const journal::SchoolDay day{std::chrono::year{calendar_year}, yearly.day.month(), yearly.day.day()};
        SchoolEvent event = notice_of(yearly.notice,
                                      SchoolEvent::Kind::event,
                                      {.day = day, .time = std::chrono::hours{12}},
                                      prefix + journal::iso(day));
        event.end = LocalMoment{.day = day, .time = std::chrono::hours{14}};
        events.push_back(public_notice(std::move(event), org));
    }
}

/// The first such day of the week with lessons from `day` on, within the year.
std::optional<sys_days> next_weekday(const Plan& plan, sys_days day, std::chrono::weekday wanted) {
    for (; day <= sys_days{plan.year.days().last}; day += days{1}) {
        if (std::chrono::weekday{day} == wanted && plan.year.kind_of(day) == CalendarDay::Kind::school) {
            return day;
        }
    }
    return std::nullopt;
}

std::optional<sys_days> next_thursday(const Plan& plan, sys_days day) {
    return next_weekday(plan, day, std::chrono::Thursday);
}

void pin_meetings(const Plan& plan, std::vector<SchoolEvent>& events) {
    std::vector<sys_days> meetings;
    for (const auto& quarter : plan.year.quarters()) {
        if (const auto day = next_thursday(plan, sys_days{quarter.days.first} + days{14})) {
            meetings.push_back(*day);
        }
    }
    // One more lies ahead of any day of the year, so that a demonstration always has one to show.
    if (const auto day = next_thursday(plan, sys_days{plan.today} + days{2});
        day && sys_days{plan.today} >= sys_days{plan.year.days().first}) {
        if (std::find(meetings.begin(), meetings.end(), *day) == meetings.end()) {
            meetings.push_back(*day);
        }
    }
    for (const auto& form : plan.people.forms) {
        for (const sys_days day : meetings) {
            SchoolEvent event = notice_of(plan.ingredients.meeting,
                                          SchoolEvent::Kind::parent_meeting,
                                          {.day = day, .time = std::chrono::hours{18} + std::chrono::minutes{30}},
                                          "meeting." + form.sourced_id + '.' + journal::iso(day));
            event.class_id = form.sourced_id;
            event.title = filled(event.title, "{form}", form.plan.name);
            event.place = filled(event.place, "{room}", form.room);
            events.push_back(std::move(event));
        }
    }
}

/// One of each form and of each year, near enough to be seen ahead of any day of the year.
void pin_outings(const Plan& plan, std::vector<SchoolEvent>& events) {
    const auto soon = std::max(sys_days{plan.today}, sys_days{plan.year.days().first});
    std::set<int> grades;
    for (const auto& form : plan.people.forms) {
        grades.insert(form.plan.grade);
        if (const auto day = next_weekday(plan, soon + days{4}, std::chrono::Tuesday)) {
            SchoolEvent event = notice_of(plan.ingredients.class_event,
                                          SchoolEvent::Kind::event,
                                          {.day = *day, .time = std::chrono::hours{13}},
                                          "photo." + form.sourced_id + '.' + journal::iso(*day));
            event.class_id = form.sourced_id;
            event.title = filled(event.title, "{form}", form.plan.name);
            events.push_back(std::move(event));
        }
    }
    for (const int grade : grades) {
        if (const auto day = next_weekday(plan, soon + days{9}, std::chrono::Friday)) {
            SchoolEvent event = notice_of(plan.ingredients.year_event,
                                          SchoolEvent::Kind::event,
                                          {.day = *day, .time = std::chrono::hours{14}},
                                          "outing." + std::to_string(grade) + '.' + journal::iso(*day));
            event.grade = grade;
            event.title = filled(event.title, "{grade}", std::to_string(grade));
            events.push_back(std::move(event));
        }
    }
}

}  // namespace

std::vector<SchoolEvent> pin_notices(const Plan& plan) {
    std::vector<SchoolEvent> events;
    const auto& texts = plan.ingredients;
    pin_news(plan, texts.news, school, "news.", days{0}, days{12}, events);
    pin_news(plan, texts.city_news, city, "city-news.", days{7}, days{30}, events);
    pin_yearly(plan, texts.events, school, "event.", events);
    pin_yearly(plan, texts.city_events, city, "city-event.", events);
    pin_meetings(plan, events);
    pin_outings(plan, events);
    return events;
}

}  // namespace mrko::exchange::demo
