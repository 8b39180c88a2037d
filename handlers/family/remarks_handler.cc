// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/remarks_handler.h"

#include <utility>
#include <variant>

#include "handlers/child_page.h"
#include "handlers/frame.h"
#include "handlers/period_in_address.h"
#include "journal/teacher_notes.h"
#include "views/period_words.h"
#include "views/remarks_page.h"

namespace mrko::handlers {

http::Response RemarksHandler::get(const Call& call, const access::Family& visitor) {
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
    const auto& news = news_of(call, grant, {.kind = journal::PageOfNews::Kind::remarks, .days = period.choice.days});
    auto days = diary_.days(grant, period.choice.days);
    journal::flag_news(days, news);
    may_repeat(call, grant);
    const views::RemarksPage page{.account_name = account_name(visitor, child),
                                  .child = child,
                                  .card = diary_.card(grant, period.nearest_day()),
                                  .period = period_switch(views::remarks_address(child), period),
                                  .notes = journal::teacher_notes(days)};
    const auto section = "/remarks?" + views::period_query(period.choice);
    return http::Response::html(
        templates_.render(page, frame_of(call, child, section, views::Section::remarks, page.card)));
}

}  // namespace mrko::handlers
