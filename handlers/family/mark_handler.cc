// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/mark_handler.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "handlers/child_page.h"
#include "handlers/frame.h"
#include "http/error.h"
#include "journal/statistics.h"
#include "journal/study_year.h"
#include "journal/subject_record.h"
#include "views/mark_page.h"

namespace mrko::handlers {

namespace {

std::optional<views::MarkPage::Effect> effect_of(const journal::MarkInLesson& mark,
                                                 const journal::SubjectRecord& record,
                                                 const journal::StudyPeriod& period) {
    const auto effect = journal::effect_of(mark.mark.id, record);
    if (!effect) {
        return std::nullopt;
    }
    return views::MarkPage::Effect{.period = period.title, .without = effect->without, .with = effect->with};
}

}  // namespace

http::Response MarkHandler::get(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    const auto grant = policy_.open_diary(visitor, child);
    auto history = study_.mark(grant, call.path.mark());
    if (!history) {
        throw http::NotFound{"no such mark of the child"};
    }
    may_repeat(call, grant);
    news_of(call, grant, {.kind = journal::PageOfNews::Kind::mark, .mark = history->mark.mark.id});
    views::MarkPage page{.account_name = account_name(visitor, child),
                         .child = child,
                         .card = diary_.card(grant, history->mark.day),
                         .history = *std::move(history),
                         .changes = {},
                         .effect = {}};
    std::ranges::transform(
        page.history.versions, std::back_inserter(page.changes), [this](const journal::MarkVersion& version) {
            return views::MarkChange{.version = version, .at = clock_.moment_of(version.changed_at)};
        });
    const auto& mark = page.history.mark;
    const auto years = study_.years(grant);
    const auto* const year = journal::year_at(years, mark.day);
    const auto courses = year == nullptr ? std::vector<journal::Course>{} : study_.courses(grant, *year);
    const auto course = std::ranges::find(courses, page.history.subject, &journal::Course::subject);
    if (course != courses.end()) {
        page.subject_open = views::MarkPage::SubjectOpen::yes;
        const auto* const period = journal::period_at(course->periods, mark.day);
        if (period != nullptr && !page.history.withdrawn) {
            page.effect =
                effect_of(mark, journal::record_of(diary_.days(grant, period->days), page.history.subject), *period);
        }
    }
    const auto frame = frame_of(call, child, "/marks?at=" + journal::iso(mark.day), views::Section::subject, page.card);
    return http::Response::html(templates_.render(page, frame));
}

}  // namespace mrko::handlers
