// SPDX-License-Identifier: Apache-2.0
// The selected subject: its marks and homework in a period, its average with the rule that made it, and what may
// still become of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/visitor.h"
#include "journal/filling.h"
#include "journal/marking_rules.h"
#include "journal/statistics.h"
#include "journal/subject_record.h"
#include "journal/week.h"
#include "views/page_layout.h"
#include "views/period_outlook.h"
#include "views/period_switch.h"
#include "views/what_if_form.h"

namespace mrko::views {

/// One subject that the picker offers.
struct SubjectLink {
    journal::SubjectId subject;
    std::string title;
};

/// What was to be done for one lesson.
struct SubjectHomework {
    journal::SchoolDay day{};
    journal::Homework homework;
};

struct SubjectPage {
    enum class Order { newest_first, oldest_first };

    std::string account_name;
    access::ChildNumber child;
    journal::PupilCard card;
    std::vector<SubjectLink> subjects;  ///< of the year, in alphabetical order
    journal::SubjectId subject;
    std::string title;
    std::string teacher;  ///< may be empty
    PeriodSwitch period;  ///< its address is the subject's; a subject without study periods does not offer that unit
    journal::SubjectRecord record;
    journal::MarkingRules rules;
    std::vector<journal::AverageOnDay> running;
    std::vector<SubjectHomework> homework;  ///< newest first
    Order order{Order::newest_first};
    std::optional<PeriodOutlook> outlook;  ///< only of a study period
    std::optional<WhatIfForm> what_if;     ///< only of a study period on the five-point scale
    journal::HomeworkHabits habits{};
};

/// "/diary/1/subject/12".
[[nodiscard]] std::string subject_address(access::ChildNumber child, journal::SubjectId subject);

[[nodiscard]] PageHead head(const SubjectPage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const SubjectPage& page, const Catalogue& texts);

/// A child without any subject yet.
struct NoSubjects {
    std::string account_name;
    access::ChildNumber child;
};

[[nodiscard]] PageHead head(const NoSubjects& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const NoSubjects& page, const Catalogue& texts);

}  // namespace mrko::views
