// SPDX-License-Identifier: Apache-2.0
// /ical/{feed}: the calendar of a secret address, for programs that know nothing else. Whoever has lost the right to it
// gets what a wrong address gets.
#pragma once

#include <string>
#include <utility>

#include "access/policy.h"
#include "handlers/handler.h"
#include "journal/school_calendar.h"
#include "session/feed_secrets.h"
#include "sql/feed_register.h"
#include "sql/schedule_reader.h"
#include "views/template_set.h"

namespace mrko::handlers {

class CalendarFeedHandler final : public OpenHandler {
public:
    /// All parts outlive this object.
    struct Parts {
        const access::Policy& policy;
        sql::FeedRegister& feeds;
        sql::ScheduleReader& schedules;
        const session::FeedSecrets& secrets;
        const journal::SchoolClock& clock;
        const views::Templates& templates;
        std::string public_origin;
    };

    explicit CalendarFeedHandler(Parts parts) : parts_(std::move(parts)) {}

    [[nodiscard]] http::Response get(const Call& call) override;

private:
    Parts parts_;
};

}  // namespace mrko::handlers
