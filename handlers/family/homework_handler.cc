// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/homework_handler.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "handlers/child_page.h"
#include "handlers/frame.h"
#include "handlers/homework_habits.h"
#include "handlers/period_in_address.h"
#include "journal/homework_list.h"
#include "journal/school_days.h"
#include "views/homework_page.h"
#include "views/period_words.h"

namespace mrko::handlers {

using journal::DaySpan;
using journal::SchoolDay;
using std::chrono::sys_days;
using Choice = views::HomeworkPage::Choice;

namespace {

constexpr std::chrono::days lately{7};
constexpr std::chrono::days edge_of_year{13};

bool names_days(const http::Request& request) {
    constexpr std::array names{"from", "to", "period", "at"};
    return std::ranges::any_of(names, [&](const char* name) { return request.query(name).has_value(); });
}

/// From today to the end of next week; out of the year the days at its edge.
DaySpan days_ahead(const SchoolDay& today, const DaySpan& year) {
    if (today < year.first) {
        return {.first = year.first, .last = SchoolDay{sys_days{year.first} + edge_of_year}};
    }
    if (year.last < today) {
        return {.first = SchoolDay{sys_days{year.last} - edge_of_year}, .last = year.last};
    }
    return {.first = today, .last = std::min(journal::SchoolWeek::of(today).later().sunday(), year.last)};
}

std::optional<DaySpan> days_lately(const SchoolDay& today, const DaySpan& year) {
    const SchoolDay yesterday{sys_days{today} - std::chrono::days{1}};
    if (!year.contains(yesterday) || !year.contains(today)) {
        return std::nullopt;
    }
    return DaySpan{.first = std::max(SchoolDay{sys_days{today} - lately}, year.first), .last = yesterday};
}

std::vector<journal::Day> within(const std::vector<journal::Day>& days, const DaySpan& span) {
    std::vector<journal::Day> result;
    std::ranges::copy_if(
        days, std::back_inserter(result), [&](const journal::Day& day) { return span.contains(day.date); });
    return result;
}

}  // namespace

http::Response HomeworkHandler::get(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    const auto grant = policy_.open_diary(visitor, child);
    const auto today = clock_.today();
    foresee_news(call, grant);
    auto opened = open_period(call, visitor, study_.years(grant), journal::PeriodUnit::week, today, templates_);
    if (auto* const refusal = std::get_if<http::Response>(&opened)) {
        return std::move(*refusal);
    }
    const auto& period = std::get<OpenedPeriod>(opened).choice;
    const auto& year = std::get<OpenedPeriod>(opened).year.days;
    views::HomeworkPage page{.account_name = account_name(visitor, child),
                             .child = child,
                             .card = {},
                             .choice = Choice::ahead,
                             .days = days_ahead(today, year),
                             .list = {},
                             .lately = days_lately(today, year),
                             .today = today,
                             .year = year};
    std::string query;
    if (names_days(call.request)) {
        page.choice = Choice::chosen;
        page.days = period.days;
        page.lately.reset();
        query = "?" + views::period_query(period);
    } else if (!year.contains(today)) {
        page.choice = Choice::chosen;
    }
    const DaySpan whole{.first = page.lately ? page.lately->first : page.days.first, .last = page.days.last};
    foresee_habits(filling_, grant, page.days, clock_);
    diary_.foresee_days(grant, whole);
    page.card = diary_.card(grant, page.days.first);
    page.habits = homework_habits(filling_, grant, page.card.class_name, page.days, clock_);
    const auto& news = news_of(call, grant, {.kind = journal::PageOfNews::Kind::homework, .days = whole});
    auto read = diary_.days(grant, whole);
    journal::flag_news(read, news);
    may_repeat(call, grant);
    const auto shown = within(read, page.days);
    page.list = journal::homework_by_day(shown, today);
    if (page.lately) {
        page.lately_due = journal::homework_by_day(within(read, *page.lately), today);
    }
    std::ranges::copy_if(shown, std::back_inserter(page.empty_days), [](const journal::Day& day) {
        return !journal::is_school_day(day);
    });
    return http::Response::html(
        templates_.render(page, frame_of(call, child, "/homework" + query, views::Section::homework, page.card)));
}

}  // namespace mrko::handlers
