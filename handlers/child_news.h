// SPDX-License-Identifier: Apache-2.0
// What is new in a child's diary: read from the journal, held against what the visitor has seen.
#pragma once

#include <optional>

#include "access/grant.h"
#include "access/policy.h"
#include "access/visitor.h"
#include "journal/news.h"
#include "journal/school_calendar.h"
#include "session/seen_news.h"
#include "sql/news_reader.h"

namespace mrko::handlers {

class ChildNews {
public:
    /// The parts outlive this object.
    ChildNews(const access::Policy& policy,
              sql::NewsReader& reader,
              session::SeenNews& seen,
              const journal::SchoolClock& clock) noexcept
        : policy_(policy), reader_(reader), seen_(seen), clock_(clock) {}

    /// That look() will be called: see sql::ReadAhead.
    void foresee(const access::PupilGrant& grant) { reader_.foresee(grant, journal::news_window(clock_.today())); }

    /// One statement and one round trip to Redis. `page` says what the visitor gets to see of it. Empty when Redis does
    /// not tell what was seen. Throws sql::DatabaseDown.
    [[nodiscard]] std::optional<journal::News> look(const access::PortalUserId& user,
                                                    access::ChildNumber child,
                                                    const access::PupilGrant& grant,
                                                    const journal::PageOfNews& page);

    /// How much waits (nothing where look() is empty), for pages that show none of it: a board of all children, the
    /// tabs of other sections.
    [[nodiscard]] journal::NewsCounts waiting(const access::Family& visitor, access::ChildNumber child);

private:
    const access::Policy& policy_;
    sql::NewsReader& reader_;
    session::SeenNews& seen_;
    const journal::SchoolClock& clock_;
};

}  // namespace mrko::handlers
