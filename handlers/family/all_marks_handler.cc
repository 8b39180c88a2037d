// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/all_marks_handler.h"

#include <utility>
#include <variant>

#include "handlers/child_page.h"
#include "handlers/frame.h"
#include "handlers/period_in_address.h"
#include "journal/subject_record.h"
#include "views/all_marks.h"
#include "views/period_words.h"

namespace mrko::handlers {

using View = views::AllMarks::View;

namespace {

/// An unknown word is the usual view: an address with a slip of the pen still shows the marks.
View asked_view(const http::Request& request) {
    return request.query("view") == views::view_word(View::by_date) ? View::by_date : View::by_subject;
}

views::MarksOrder asked_order(const http::Request& request, View view) {
    return views::read_order(request.query("sort").value_or(""), view).value_or(views::usual_order(view));
}

}  // namespace

http::Response AllMarksHandler::get(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    const auto grant = policy_.open_diary(visitor, child);
    foresee_news(call, grant);
    auto opened =
        open_period(call, visitor, study_.years(grant), journal::PeriodUnit::study_period, clock_.today(), templates_);
    if (auto* const refusal = std::get_if<http::Response>(&opened)) {
        return std::move(*refusal);
    }
    const auto& period = std::get<OpenedPeriod>(opened);
    diary_.foresee_card(grant, period.nearest_day());
    diary_.foresee_days(grant, period.choice.days);
    const auto& news = news_of(call, grant, {.kind = journal::PageOfNews::Kind::marks, .days = period.choice.days});
    auto days = diary_.days(grant, period.choice.days);
    journal::flag_news(days, news);
    may_repeat(call, grant);
    const auto view = asked_view(call.request);
    const views::AllMarks page{.account_name = account_name(visitor, child),
                               .child = child,
                               .card = diary_.card(grant, period.nearest_day()),
                               .period = period_switch(call.request.path(), period),
                               .view = view,
                               .order = asked_order(call.request, view),
                               .subjects = journal::by_subject(days),
                               .as_of = clock_.time_of_day()};
    const auto further = kept_query(call.request, {"view", "sort"});
    const auto section = "/marks?" + views::period_query(period.choice) + (further.empty() ? "" : "&" + further);
    return http::Response::html(
        templates_.render(page, frame_of(call, child, section, views::Section::marks, page.card)));
}

}  // namespace mrko::handlers
