// SPDX-License-Identifier: Apache-2.0
// The sheet of final marks of one academic year: what teachers set, and apart from it what the rules recommend.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "access/visitor.h"
#include "journal/final_sheet.h"
#include "journal/marking_rules.h"
#include "journal/study_year.h"
#include "journal/week.h"
#include "views/page_layout.h"

namespace mrko::views {

struct FinalMarks {
    /// One school's sheet: a child that moved within the year has two.
    struct Sheet {
        journal::StudyYear year;
        std::vector<journal::FinalTable> tables;
        std::vector<journal::RulesOfSubjects> rules;  ///< that the forecasts are made by
    };

    std::string account_name;
    access::ChildNumber child;
    journal::PupilCard card;
    int ends_in{0};             ///< the calendar year in which the academic year ends, as the address names it
    std::vector<Sheet> sheets;  ///< empty when the child has no such year
    std::vector<journal::StudyYear> years;  ///< all of the child, oldest first; one at least
    journal::SchoolDay today{};
    std::chrono::minutes as_of{0};  ///< time of day of `today` at which the page was drawn, for the stamp on paper
};

/// The calendar year in which an academic year ends: its name in the address.
[[nodiscard]] int ending(const journal::StudyYear& year) noexcept;

/// "/diary/1/final?year=2019".
[[nodiscard]] std::string final_address(access::ChildNumber child, int ends_in);

/// A cell of the sheet as plain texts; what it does not have is empty.
struct FinalWords {
    std::string set;       ///< "4", "н/а"
    std::string forecast;  ///< "4 (по среднему 4,35)"; only without a mark that was set
    std::string comment;   ///< of the teacher
};

/// `year` is the stage of the whole year.
[[nodiscard]] FinalWords final_words(const journal::FinalCell& cell,
                                     journal::FinalCell::Stage year,
                                     const Catalogue& texts);

[[nodiscard]] PageHead head(const FinalMarks& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const FinalMarks& page, const Catalogue& texts);

}  // namespace mrko::views
