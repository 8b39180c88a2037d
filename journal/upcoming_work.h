// SPDX-License-Identifier: Apache-2.0
// A work that the class has before it, of any subject.
#pragma once

#include <string>

#include "journal/ids.h"
#include "journal/school_calendar.h"

namespace mrko::journal {

struct UpcomingWork {
    SchoolDay day{};
    SubjectId subject;
    std::string subject_title;
    std::string kind;   ///< "Контрольная работа"
    std::string title;  ///< may be empty
};

}  // namespace mrko::journal
