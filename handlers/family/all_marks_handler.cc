// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/all_marks_handler.h"

#include <algorithm>

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
    const auto today = clock_.today();
    const auto years = study_.years(grant);
    const auto* const year = asked_year(call.request, years, today);
    if (year == nullptr) {
        return refuse_period(call, visitor, child, {}, nullptr, templates_);
    }
    const auto asked = read_period(call.request, *year, journal::PeriodUnit::study_period, today);
    if (const auto* const problem = std::get_if<PeriodProblem>(&asked)) {
        return refuse_period(call, visitor, child, *problem, year, templates_);
    }
    const auto& choice = std::get<journal::PeriodChoice>(asked);
    const auto view = asked_view(call.request);
    const views::AllMarks page{.account_name = account_name(visitor, child),
                               .child = child,
                               .card = diary_.card(grant, std::clamp(today, choice.days.first, choice.days.last)),
                               .period = {.address = call.request.path(),
                                          .further = {},
                                          .choice = choice,
                                          .system = journal::system_of(year->periods),
                                          .year = year->days,
                                          .today = today},
                               .view = view,
                               .order = asked_order(call.request, view),
                               .subjects = journal::by_subject(diary_.days(grant, choice.days)),
                               .printed_at = clock_.time_of_day()};
    auto frame = frame_of(call, child, "/marks?" + views::period_query(choice), views::Section::marks);
    frame.school = views::school_card(page.card);
    return http::Response::html(templates_.render(page, frame));
}

}  // namespace mrko::handlers
