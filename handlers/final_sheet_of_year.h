// SPDX-License-Identifier: Apache-2.0
// What the sheet of a year's final marks is made of, read once for the page and for the API.
#pragma once

#include <vector>

#include "access/grant.h"
#include "journal/final_sheet.h"
#include "journal/school_calendar.h"
#include "journal/study_year.h"
#include "sql/diary_reader.h"
#include "sql/study_reader.h"

namespace mrko::handlers {

struct FinalSheetOfYear {
    std::vector<journal::FinalTable> tables;
    std::vector<journal::RulesOfSubjects> rules;  ///< that hold today, in a former year on its last day
};

/// The sheet of `year`, which is one of `years`, as it is on `today`. Throws sql::DatabaseDown.
[[nodiscard]] FinalSheetOfYear final_sheet_of_year(const access::PupilGrant& grant,
                                                   const std::vector<journal::StudyYear>& years,
                                                   const journal::StudyYear& year,
                                                   const journal::SchoolDay& today,
                                                   sql::DiaryReader& diary,
                                                   sql::StudyReader& study);

}  // namespace mrko::handlers
