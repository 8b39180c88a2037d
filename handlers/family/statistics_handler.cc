// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/statistics_handler.h"

#include <algorithm>
#include <string>
#include <vector>

#include "handlers/frame.h"
#include "handlers/period_in_address.h"
#include "views/period_words.h"
#include "views/statistics_page.h"

namespace mrko::handlers {

namespace {

std::vector<journal::MarkInLesson> all_marks(const std::vector<journal::SubjectRecord>& subjects) {
    std::vector<journal::MarkInLesson> marks;
    for (const auto& record : subjects) {
        marks.insert(marks.end(), record.marks.begin(), record.marks.end());
    }
    std::ranges::stable_sort(marks, {}, &journal::MarkInLesson::day);
    return marks;
}

views::PeriodFigures figures_of(const journal::PeriodChoice& period, const std::vector<journal::Day>& days) {
    views::PeriodFigures figures{
        .period = period, .subjects = journal::by_subject(days), .sum = {}, .distribution = {}};
    const auto marks = all_marks(figures.subjects);
    for (const auto& entry : marks) {
        figures.sum.add(entry.mark);
    }
    for (const auto& record : figures.subjects) {
        figures.missed += record.missed();
    }
    figures.distribution = journal::distribution(marks);
    return figures;
}

}  // namespace

http::Response StatisticsHandler::get(const Call& call, const access::Family& visitor) {
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
    const auto& period = std::get<journal::PeriodChoice>(asked);
    views::StatisticsPage page{.account_name = account_name(visitor, child),
                               .child = child,
                               .card = diary_.card(grant, std::clamp(today, period.days.first, period.days.last)),
                               .period = {.address = "/diary/" + std::to_string(child.value) + "/statistics",
                                          .further = {},
                                          .choice = period,
                                          .system = journal::system_of(year->periods),
                                          .year = year->days,
                                          .today = today},
                               .figures = figures_of(period, diary_.days(grant, period.days)),
                               .weeks = {},
                               .before = {}};
    page.weeks = journal::by_week(all_marks(page.figures.subjects), period.days);
    if (period.earlier) {
        const auto before = journal::choose_period(period.unit, *period.earlier, *year);
        if (const auto* const choice = std::get_if<journal::PeriodChoice>(&before)) {
            page.before = figures_of(*choice, diary_.days(grant, choice->days));
        }
    }
    auto frame = frame_of(call, child, "/statistics?" + views::period_query(period), views::Section::statistics);
    frame.school = views::school_card(page.card);
    return http::Response::html(templates_.render(page, frame));
}

}  // namespace mrko::handlers
