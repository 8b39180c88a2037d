// SPDX-License-Identifier: Apache-2.0
// What a study period may end with: the teacher's mark, what the rule makes of the marks, what is within reach and what
// is at risk. Part of the subject's page; the mark that was set and what is only calculated have different words.
#pragma once

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "access/visitor.h"
#include "journal/final_marks.h"
#include "journal/marking_rules.h"
#include "journal/outlook.h"
#include "journal/study_year.h"
#include "views/catalogue.h"

namespace ctemplate {
class TemplateDictionary;
}

namespace mrko::views {

/// What it takes to a better mark.
struct BetterMark {
    int target{5};
    journal::HypotheticalMark each;
    std::variant<journal::MarksNeeded, journal::OutOfReach> needed;
};

struct PeriodOutlook {
    enum class Stage { running, over };

    Stage stage{Stage::running};
    journal::StudyPeriod period;
    journal::MarkingRules rules;
    std::optional<journal::FinalMark> set;  ///< by the teacher
    std::optional<journal::Recommendation> recommended;
    std::vector<BetterMark> better;             ///< a mark of plain weight first, heavier ones after it
    std::optional<journal::Forecast> forecast;  ///< only while the period runs
    int lessons_left{0};
    std::vector<journal::PlannedWork> planned;
    std::vector<journal::Risk> risks;
};

/// "«5» от 4,60, «4» от 3,60, «3» от 2,60".
[[nodiscard]] std::string thresholds_in_words(const journal::Thresholds& thresholds, const Catalogue& texts);

/// Where the thresholds come from: the school's act, or that the school told of none.
[[nodiscard]] std::string origin_in_words(const journal::MarkingRules& rules, const Catalogue& texts);

/// Fills period_outlook.tpl; `part` is an include dictionary of the page.
void fill_period_outlook(ctemplate::TemplateDictionary& part,
                         const PeriodOutlook& outlook,
                         access::ChildNumber child,
                         std::string_view subject,
                         const Catalogue& texts);

}  // namespace mrko::views
