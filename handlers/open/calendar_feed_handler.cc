// SPDX-License-Identifier: Apache-2.0
#include "handlers/open/calendar_feed_handler.h"

#include <chrono>
#include <vector>

#include "exchange/calendar_feed.h"
#include "handlers/api/data_answer.h"
#include "handlers/calendar_entries.h"
#include "http/error.h"
#include "session/token.h"
#include "views/calendar_entry_words.h"

namespace mrko::handlers {

namespace {

/// What a phone shows of the past, and as far as teachers plan.
constexpr std::chrono::weeks behind{2};
constexpr std::chrono::weeks ahead{8};

journal::DaySpan window(const journal::SchoolDay& today) {
    const std::chrono::sys_days at{today};
    return {.first = journal::SchoolDay{at - behind}, .last = journal::SchoolDay{at + ahead}};
}

std::string host_of(const std::string& origin) {
    return origin.substr(origin.find("://") + 3);
}

}  // namespace

http::Response CalendarFeedHandler::get(const Call& call) {
    const auto token = call.path.feed_token();
    const auto feed = parts_.feeds.open(session::fingerprint(token));
    if (!feed) {
        throw http::NotFound{"no calendar feed"};
    }
    const auto today = parts_.clock.today();
    std::vector<ChildSchedule> children;
    for (const auto& child : feed->children) {
        try {
            const auto grant = parts_.policy.read_schedule(*feed, child.number);
            children.push_back({.name = feed->child ? std::string{} : child.account_name,
                                .tag = parts_.secrets.name_of(child.pupil),
                                .schedule = parts_.schedules.schedule(grant, window(today))});
        } catch (const access::Denied&) {
            // The family's calendar goes on without the child whose password the school has renewed.
            continue;
        }
    }
    if (children.empty()) {
        throw http::NotFound{"a calendar feed without a child"};
    }
    const auto& texts = parts_.templates.texts(views::language_of(feed->language).value_or(views::Language::ru));
    const exchange::CalendarFeed calendar{
        .name = views::calendar_name(feed->child ? feed->children.front().account_name : std::string{}, texts),
        .source = parts_.public_origin + "/ical/" + token + ".ics",
        .written = parts_.clock.utc_of({.day = today, .time = {}}),
        .entries = calendar_entries(children, parts_.clock, host_of(parts_.public_origin), texts)};
    auto answer =
        unless_held(call, http::Response::file("text/calendar; charset=utf-8", exchange::write_calendar(calendar)));
    answer.set_header("Cache-Control", "private, max-age=3600");
    return answer;
}

}  // namespace mrko::handlers
