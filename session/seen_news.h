// SPDX-License-Identifier: Apache-2.0
// Which news of a child a visitor has seen already, shared by all workers.
#pragma once

#include <vector>

#include "access/visitor.h"
#include "journal/news.h"
#include "journal/school_calendar.h"
#include "session/redis_connection.h"
#include "session/seal.h"

namespace mrko::session {

/// One record a user and child. It holds no words and no numbers of the journal but fingerprints of ten octets under
/// the server's key, which differ from user to user and from child to child; so there is nothing to unseal, and one
/// script does all in one round trip: requests at the same moment lose nothing of each other.
///
/// Redis:  n:{t}:uid:child  fingerprint, last day in the window and day of the glance of each thing; at most
///                          `most_remembered` of them; expires 180 days after the last visit
class SeenNews {
public:
    /// The references must outlive the object.
    SeenNews(RedisConnection& redis, const SealKeys& keys);

    /// Those of `items` that are new to the user, and what `page` does to them. The first call for a child takes all
    /// for seen. At most journal::most_news items. May throw RedisDown.
    [[nodiscard]] std::vector<journal::NewsItem> new_of(const access::PortalUserId& user,
                                                        access::ChildNumber child,
                                                        std::vector<journal::NewsItem> items,
                                                        const journal::PageOfNews& page,
                                                        const journal::SchoolDay& today);

    static constexpr int most_remembered = 800;

private:
    RedisConnection& redis_;
    const SealKeys& keys_;
};

}  // namespace mrko::session
