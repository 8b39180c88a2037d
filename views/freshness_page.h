// SPDX-License-Identifier: Apache-2.0
// How fresh the child's journal is: by subject what teachers wrote last, how long it usually takes, what still waits.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "access/visitor.h"
#include "journal/filling.h"
#include "journal/week.h"
#include "views/page_layout.h"

namespace mrko::views {

struct FreshnessPage {
    std::string account_name;
    access::ChildNumber child;
    journal::PupilCard card;
    std::vector<journal::SubjectFreshness> subjects;  ///< in the order of the page
    journal::HomeworkCustom custom{journal::HomeworkCustom::set};
    journal::SchoolMoment now;
};

[[nodiscard]] PageHead head(const FreshnessPage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const FreshnessPage& page, const Catalogue& texts);

}  // namespace mrko::views
