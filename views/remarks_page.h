// SPDX-License-Identifier: Apache-2.0
// What teachers wrote about a child in a period: remarks on behaviour and comments on marks, told apart, newest first.
#pragma once

#include <string>
#include <vector>

#include "access/visitor.h"
#include "journal/school_calendar.h"
#include "journal/teacher_notes.h"
#include "journal/week.h"
#include "views/page_layout.h"
#include "views/period_switch.h"

namespace mrko::views {

struct RemarksPage {
    std::string account_name;
    access::ChildNumber child;
    journal::PupilCard card;
    PeriodSwitch period;
    std::vector<journal::TeacherNote> notes;  ///< the latest day first
};

/// "/diary/1/remarks", without a period.
[[nodiscard]] std::string remarks_address(access::ChildNumber child);

[[nodiscard]] PageHead head(const RemarksPage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const RemarksPage& page, const Catalogue& texts);

}  // namespace mrko::views
