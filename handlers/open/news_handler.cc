// SPDX-License-Identifier: Apache-2.0
#include "handlers/open/news_handler.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "handlers/frame.h"
#include "http/error.h"

namespace mrko::handlers {

using journal::DaySpan;
using journal::SchoolDay;

namespace {

constexpr int notices_a_part = 30;
constexpr int most_ahead = 100;
constexpr int first_year = 1990;
constexpr int last_year = 2200;
constexpr int last_part = 1000;

/// The whole number of that name in the address; empty without one. Throws BadRequest for anything else.
std::optional<std::int64_t> number_in(const http::Request& request,
                                      std::string_view name,
                                      std::int64_t least,
                                      std::int64_t most) {
    const auto text = request.query(name);
    if (!text || text->empty()) {
        return std::nullopt;
    }
    std::int64_t number = 0;
    const auto* const end = text->data() + text->size();
    const auto [stop, error] = std::from_chars(text->data(), end, number);
    if (error != std::errc{} || stop != end || number < least || number > most) {
        throw http::BadRequest{"no number in its bounds: " + std::string{name}};
    }
    return number;
}

/// The year in which the school year of that day begins.
int school_year_of(const SchoolDay& day) {
    return static_cast<int>(day.year()) - (day.month() < std::chrono::September ? 1 : 0);
}

DaySpan days_of_school_year(int year) {
    return {std::chrono::year{year} / std::chrono::September / 1, std::chrono::year{year + 1} / std::chrono::August / 31};
}

std::vector<int> years_of(const std::optional<DaySpan>& days, int shown) {
    std::vector<int> years{shown};
    if (days) {
        for (int year = school_year_of(days->last); year >= school_year_of(days->first); --year) {
            years.push_back(year);
        }
    }
    std::ranges::sort(years, std::ranges::greater{});
    years.erase(std::unique(years.begin(), years.end()), years.end());
    return years;
}

}  // namespace

http::Response NewsHandler::get(const Call& call) {
    const auto today = clock_.today();
    views::NewsPage page{.today = today};
    if (const auto school = number_in(call.request, "school", 1, INT64_MAX)) {
        page.school = board_.school({*school});
        if (!page.school) {
            throw http::NotFound{"no school has this number"};
        }
    }
    const auto this_year = school_year_of(today);
    page.year = static_cast<int>(number_in(call.request, "year", first_year, last_year).value_or(this_year));
    page.part = static_cast<int>(number_in(call.request, "part", 1, last_part).value_or(1));
    page.years = years_of(board_.days_of_notices(), page.year);

    const auto days = days_of_school_year(page.year);
    sql::PublicNoticesWanted wanted{.school = page.school ? std::optional{page.school->id} : std::nullopt, .days = days};
    if (days.contains(today) && page.part == 1) {
        wanted.days.first = today;
        wanted.limit = most_ahead;
        page.coming = board_.notices(wanted);
        std::ranges::reverse(page.coming);
    }
    wanted.days = {days.first, std::clamp(today, days.first, days.last)};
    wanted.limit = notices_a_part + 1;
    wanted.offset = (page.part - 1) * notices_a_part;
    page.begun = board_.notices(wanted);
    page.has_more = page.begun.size() > static_cast<std::size_t>(notices_a_part);
    page.begun.resize(std::min(page.begun.size(), static_cast<std::size_t>(notices_a_part)));
    return http::Response::html(templates_.render(page, frame_of(call)));
}

}  // namespace mrko::handlers
