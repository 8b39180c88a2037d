// SPDX-License-Identifier: Apache-2.0
// /diary/{child}/events: meetings, tests, events, holidays and news of the child's city, school, year and class.
#pragma once

#include "access/policy.h"
#include "handlers/handler.h"
#include "journal/school_calendar.h"
#include "sql/announcement_reader.h"
#include "sql/diary_reader.h"
#include "sql/study_reader.h"
#include "views/template_set.h"

namespace mrko::handlers {

/// The period is that of the address, the whole academic year without one.
class EventsHandler final : public FamilyHandler {
public:
    EventsHandler(const access::Policy& policy,
                  sql::DiaryReader& diary,
                  sql::StudyReader& study,
                  sql::AnnouncementReader& announcements,
                  const journal::SchoolClock& clock,
                  const views::Templates& templates)
        : policy_(policy),
          diary_(diary),
          study_(study),
          announcements_(announcements),
          clock_(clock),
          templates_(templates) {}

    [[nodiscard]] http::Response get(const Call& call, const access::Family& visitor) override;

private:
    const access::Policy& policy_;
    sql::DiaryReader& diary_;
    sql::StudyReader& study_;
    sql::AnnouncementReader& announcements_;
    const journal::SchoolClock& clock_;
    const views::Templates& templates_;
};

}  // namespace mrko::handlers
