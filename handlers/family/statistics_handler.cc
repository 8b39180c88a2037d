// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/statistics_handler.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "handlers/child_page.h"
#include "handlers/frame.h"
#include "handlers/period_in_address.h"
#include "views/period_words.h"
#include "views/statistics_page.h"

namespace mrko::handlers {

namespace {

views::PeriodFigures figures_of(const journal::PeriodChoice& period, const std::vector<journal::Day>& days) {
    auto subjects = journal::by_subject(days);
    const auto totals = journal::totals_of(subjects);
    return {.period = period,
            .subjects = std::move(subjects),
            .sum = totals.sum,
            .distribution = totals.distribution,
            .missed = totals.missed};
}

}  // namespace

http::Response StatisticsHandler::get(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    const auto grant = policy_.open_diary(visitor, child);
    news_of(call, grant, {});
    auto opened =
        open_period(call, visitor, study_.years(grant), journal::PeriodUnit::study_period, clock_.today(), templates_);
    if (auto* const refusal = std::get_if<http::Response>(&opened)) {
        return std::move(*refusal);
    }
    may_repeat(call, grant);
    const auto& shown = std::get<OpenedPeriod>(opened);
    const auto& period = shown.choice;
    views::StatisticsPage page{.account_name = account_name(visitor, child),
                               .child = child,
                               .card = diary_.card(grant, shown.nearest_day()),
                               .period = period_switch("/diary/" + std::to_string(child.value) + "/statistics", shown),
                               .figures = figures_of(period, diary_.days(grant, period.days)),
                               .weeks = {},
                               .before = {}};
    page.weeks = journal::by_week(journal::marks_by_day(page.figures.subjects), period.days);
    if (period.earlier) {
        const auto before = journal::choose_period(period.unit, *period.earlier, shown.year);
        if (const auto* const choice = std::get_if<journal::PeriodChoice>(&before)) {
            page.before = figures_of(*choice, diary_.days(grant, choice->days));
        }
    }
    const auto section = "/statistics?" + views::period_query(period);
    return http::Response::html(
        templates_.render(page, frame_of(call, child, section, views::Section::statistics, page.card)));
}

}  // namespace mrko::handlers
