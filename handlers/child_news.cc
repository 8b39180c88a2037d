// SPDX-License-Identifier: Apache-2.0
#include "handlers/child_news.h"

#include <utility>
#include <vector>

#include "session/redis_connection.h"

namespace mrko::handlers {

std::optional<journal::News> ChildNews::look(const access::PortalUserId& user,
                                             access::ChildNumber child,
                                             const access::PupilGrant& grant,
                                             const journal::PageOfNews& page) {
    const auto today = clock_.today();
    auto items = reader_.items(grant, journal::news_window(today));
    try {
        return journal::news_on(seen_.new_of(user, child, std::move(items), page, today), page);
    } catch (const session::RedisDown&) {
        return std::nullopt;
    } catch (const session::RedisRefused&) {
        return std::nullopt;
    }
}

journal::NewsCounts ChildNews::waiting(const access::Family& visitor, access::ChildNumber child) {
    return look(visitor.id, child, policy_.open_diary(visitor, child), {}).value_or(journal::News{}).waiting;
}

}  // namespace mrko::handlers
