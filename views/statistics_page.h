// SPDX-License-Identifier: Apache-2.0
// The figures of a period beside those of the period before: how many of which marks, the average week by week and
// subject by subject.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/visitor.h"
#include "journal/averages.h"
#include "journal/statistics.h"
#include "journal/subject_record.h"
#include "views/page_layout.h"
#include "views/period_switch.h"

namespace mrko::views {

/// What is counted of one period.
struct PeriodFigures {
    journal::PeriodChoice period;
    std::vector<journal::SubjectRecord> subjects;  ///< in alphabetical order
    journal::MarkSum sum;                          ///< of all subjects
    journal::Distribution distribution;
    int missed{0};  ///< lessons
};

struct StatisticsPage {
    std::string account_name;
    access::ChildNumber child;
    journal::PupilCard card;
    PeriodSwitch period;
    PeriodFigures figures;
    std::vector<journal::WeekAverage> weeks;
    std::optional<PeriodFigures> before;  ///< of the period of the same unit before, where there is one
};

[[nodiscard]] PageHead head(const StatisticsPage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const StatisticsPage& page, const Catalogue& texts);

}  // namespace mrko::views
