// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/freshness_handler.h"

#include "handlers/frame.h"
#include "journal/filling.h"
#include "views/freshness_page.h"

namespace mrko::handlers {

http::Response FreshnessHandler::get(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    const auto grant = policy_.open_diary(visitor, child);
    const auto today = clock_.today();
    const auto card = diary_.card(grant, today);
    const auto custom = journal::homework_custom(card.class_name);
    const auto facts = filling_.facts(grant, journal::filling_days(today));
    const views::FreshnessPage page{.account_name = account_name(visitor, child),
                                    .child = child,
                                    .card = card,
                                    .subjects = journal::freshness(facts, custom, clock_),
                                    .custom = custom,
                                    .now = {.day = today, .time = clock_.time_of_day()}};
    return http::Response::html(
        templates_.render(page, frame_of(call, child, "/freshness", views::Section::freshness, page.card)));
}

}  // namespace mrko::handlers
