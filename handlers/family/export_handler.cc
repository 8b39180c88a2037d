// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/export_handler.h"

#include <utility>
#include <variant>

#include "handlers/frame.h"
#include "handlers/period_in_address.h"
#include "views/export_page.h"
#include "views/period_words.h"

namespace mrko::handlers {

http::Response ExportHandler::get(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    const auto grant = policy_.open_diary(visitor, child);
    auto opened =
        open_period(call, visitor, study_.years(grant), journal::PeriodUnit::study_period, clock_.today(), templates_);
    if (auto* const refusal = std::get_if<http::Response>(&opened)) {
        return std::move(*refusal);
    }
    const auto& period = std::get<OpenedPeriod>(opened);
    const views::ExportPage page{.account_name = account_name(visitor, child),
                                 .child = child,
                                 .card = diary_.card(grant, period.nearest_day()),
                                 .period = period_switch(views::export_address(child), period)};
    const auto section = "/export?" + views::period_query(period.choice);
    return http::Response::html(
        templates_.render(page, frame_of(call, child, section, views::Section::exports, page.card)));
}

}  // namespace mrko::handlers
