// SPDX-License-Identifier: Apache-2.0
#include "exchange/demo/notice_board.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace mrko::exchange::demo {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

std::string filled(std::string text, std::string_view place, const std::string& words) {
    if (const auto at = text.find(place); at != std::string::npos) {
        text.replace(at, place.size(), words);
    }
    return text;
}

SchoolEvent notice_of(const Notice& notice, SchoolEvent::Kind kind, LocalMoment start, std::string id) {
    SchoolEvent event;
    event.sourced_id = std::move(id);
    event.school = "school";
    event.kind = kind;
    event.start = start;
    event.title = notice.title;
    event.description = notice.text;
    return event;
}

void pin_news(const Plan& plan, std::vector<SchoolEvent>& events) {
    constexpr days between_news{12};
    std::size_t number = 0;
    for (sys_days day{plan.year.days().first}; day <= sys_days{plan.today} && plan.year.days().contains(day);
         day += between_news) {
        const auto& news = plan.ingredients.news[number % plan.ingredients.news.size()];
        ++number;
        events.push_back(notice_of(
            news, SchoolEvent::Kind::news, {.day = day, .time = std::nullopt}, "news." + std::to_string(number)));
    }
}

void pin_events(const Plan& plan, std::vector<SchoolEvent>& events) {
    for (const auto& yearly : plan.ingredients.events) {
        const int calendar_year = plan.year.ends_in() - (yearly.day.month() >= std::chrono::September ? 1 : 0);
        const journal::SchoolDay day{std::chrono::year{calendar_year}, yearly.day.month(), yearly.day.day()};
        SchoolEvent event = notice_of(yearly.notice,
                                      SchoolEvent::Kind::event,
                                      {.day = day, .time = std::chrono::hours{12}},
                                      "event." + journal::iso(day));
        event.end = LocalMoment{.day = day, .time = std::chrono::hours{14}};
        events.push_back(std::move(event));
    }
}

/// The first Thursday with lessons from `day` on, within the year.
std::optional<sys_days> next_thursday(const Plan& plan, sys_days day) {
    for (; day <= sys_days{plan.year.days().last}; day += days{1}) {
        if (std::chrono::weekday{day} == std::chrono::Thursday && plan.year.kind_of(day) == CalendarDay::Kind::school) {
            return day;
        }
    }
    return std::nullopt;
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
            event.description = filled(event.description, "{room}", form.room);
            events.push_back(std::move(event));
        }
    }
}

}  // namespace

std::vector<SchoolEvent> pin_notices(const Plan& plan) {
    std::vector<SchoolEvent> events;
    pin_news(plan, events);
    pin_events(plan, events);
    pin_meetings(plan, events);
    return events;
}

}  // namespace mrko::exchange::demo
