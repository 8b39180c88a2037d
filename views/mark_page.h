// SPDX-License-Identifier: Apache-2.0
// One mark with everything about it: for what, by whom, what it did to the average, and what it was before.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/visitor.h"
#include "journal/averages.h"
#include "journal/mark_history.h"
#include "journal/school_calendar.h"
#include "journal/week.h"
#include "views/page_layout.h"

namespace mrko::views {

/// A change of the mark, and when it was by the school's clock.
struct MarkChange {
    journal::MarkVersion version;
    journal::SchoolMoment at;
};

struct MarkPage {
    /// The average of the mark's subject in its study period.
    struct Effect {
        std::string period;                       ///< "II четверть"
        std::optional<journal::Average> without;  ///< empty: no other mark counts
        std::optional<journal::Average> with;     ///< empty: the marks have no common average
    };

    enum class SubjectOpen { no, yes };  ///< whether the subject's page exists

    std::string account_name;
    access::ChildNumber child;
    journal::PupilCard card;
    journal::MarkHistory history;
    std::vector<MarkChange> changes;  ///< those of `history.versions`, oldest first
    std::optional<Effect> effect;     ///< empty for a mark that does not count
    SubjectOpen subject_open{SubjectOpen::no};
};

[[nodiscard]] PageHead head(const MarkPage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const MarkPage& page, const Catalogue& texts);

}  // namespace mrko::views
