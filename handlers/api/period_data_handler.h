// SPDX-License-Identifier: Apache-2.0
// /api/v1/children/{child}/marks, /timetable, /homework, /events: the same period by the same words as on the pages.
#pragma once

#include <utility>

#include "access/policy.h"
#include "handlers/api/period_data.h"
#include "handlers/handler.h"
#include "journal/period_choice.h"
#include "journal/school_calendar.h"
#include "sql/study_reader.h"

namespace mrko::handlers {

class PeriodDataHandler final : public FamilyHandler {
public:
    /// `usual` is the unit of an address without a period.
    PeriodDataHandler(const access::Policy& policy,
                      sql::StudyReader& study,
                      const journal::SchoolClock& clock,
                      journal::PeriodUnit usual,
                      PeriodData data)
        : policy_(policy), study_(study), clock_(clock), usual_(usual), data_(std::move(data)) {}

    [[nodiscard]] http::Response get(const Call& call, const access::Family& visitor) override;

private:
    const access::Policy& policy_;
    sql::StudyReader& study_;
    const journal::SchoolClock& clock_;
    journal::PeriodUnit usual_;
    PeriodData data_;
};

}  // namespace mrko::handlers
