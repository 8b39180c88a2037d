// SPDX-License-Identifier: Apache-2.0
// /diary/{child}/timetable/{day}: the timetable of the week that begins on that Monday, or of one day (view=day).
#pragma once

#include "access/policy.h"
#include "handlers/handler.h"
#include "journal/school_calendar.h"
#include "sql/diary_reader.h"
#include "views/template_set.h"

namespace mrko::handlers {

class TimetableHandler final : public FamilyHandler {
public:
    TimetableHandler(const access::Policy& policy,
                     sql::DiaryReader& diary,
                     const journal::SchoolClock& clock,
                     const views::Templates& templates)
        : policy_(policy), diary_(diary), clock_(clock), templates_(templates) {}

    [[nodiscard]] http::Response get(const Call& call, const access::Family& visitor) override;

private:
    const access::Policy& policy_;
    sql::DiaryReader& diary_;
    const journal::SchoolClock& clock_;
    const views::Templates& templates_;
};

/// /diary/{child}/timetable: leads to the week that is needed next: the current one until its last lesson is over.
class CurrentTimetableHandler final : public FamilyHandler {
public:
    CurrentTimetableHandler(const access::Policy& policy, sql::DiaryReader& diary, const journal::SchoolClock& clock)
        : policy_(policy), diary_(diary), clock_(clock) {}

    [[nodiscard]] http::Response get(const Call& call, const access::Family& visitor) override;

private:
    const access::Policy& policy_;
    sql::DiaryReader& diary_;
    const journal::SchoolClock& clock_;
};

}  // namespace mrko::handlers
