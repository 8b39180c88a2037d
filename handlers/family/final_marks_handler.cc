// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/final_marks_handler.h"

#include <charconv>
#include <string_view>
#include <utility>

#include "handlers/child_page.h"
#include "handlers/final_sheet_of_year.h"
#include "handlers/frame.h"
#include "handlers/period_in_address.h"
#include "http/error.h"

namespace mrko::handlers {

namespace {

/// Throws NotFound unless the text is a year of four digits.
int year_number(std::string_view text) {
    int number = 0;
    const auto* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (text.size() != 4 || error != std::errc{} || stop != end || number < 1000) {
        throw http::NotFound{"no number of a year"};
    }
    return number;
}

}  // namespace

http::Response FinalMarksHandler::get(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    const auto grant = policy_.open_diary(visitor, child);
    const auto today = clock_.today();
    const auto asked = call.request.query("year");
    diary_.foresee_card(grant, today);
    foresee_news(call, grant);
    auto years = study_.years(grant);
    const auto* const nearest = journal::year_at(years, today);
    if (nearest == nullptr) {
        return refuse_period(call, visitor, {}, templates_);
    }
    const auto& news = news_of(call, grant, {.kind = journal::PageOfNews::Kind::finals});
    may_repeat(call, grant);
    views::FinalMarks page{.account_name = account_name(visitor, child),
                           .child = child,
                           .card = diary_.card(grant, today),
                           .ends_in = asked ? year_number(*asked) : views::ending(*nearest),
                           .sheets = {},
                           .years = {},
                           .today = today,
                           .as_of = clock_.time_of_day()};
    for (const auto& year : years) {
        if (views::ending(year) == page.ends_in) {
            auto sheet = final_sheet_of_year(grant, years, year, today, diary_, study_);
            journal::flag_news(sheet.tables, news);
            page.sheets.push_back({.year = year, .tables = std::move(sheet.tables), .rules = std::move(sheet.rules)});
        }
    }
    page.years = std::move(years);
    const auto frame =
        frame_of(call, child, "/final?year=" + std::to_string(page.ends_in), views::Section::final_marks, page.card);
    return http::Response::html(templates_.render(page, frame), page.sheets.empty() ? 404 : 200);
}

}  // namespace mrko::handlers
