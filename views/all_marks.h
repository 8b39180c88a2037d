// SPDX-License-Identifier: Apache-2.0
// All marks of one child in a period: as a table of subjects and days, or as a list by date.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/visitor.h"
#include "journal/school_calendar.h"
#include "journal/subject_record.h"
#include "journal/week.h"
#include "views/page_layout.h"
#include "views/period_switch.h"

namespace mrko::views {

/// What the rows are sorted by: the table by subject, average, number of marks or missed lessons, the list by date.
struct MarksOrder {
    enum class Column { subject, average, count, missed, date };
    enum class Direction { ascending, descending };

    Column column{Column::subject};
    Direction direction{Direction::ascending};

    friend bool operator==(const MarksOrder&, const MarksOrder&) = default;
};

struct AllMarks {
    enum class View { by_subject, by_date };

    std::string account_name;
    access::ChildNumber child;
    journal::PupilCard card;
    PeriodSwitch period;  ///< what else its links keep is filled in here
    View view{View::by_subject};
    MarksOrder order;
    std::vector<journal::SubjectRecord> subjects;
    std::chrono::minutes as_of{
        0};  ///< time of day of `period.today` at which the page was drawn, for the stamp on paper
};

/// How the address names a view: "subjects", "dates".
[[nodiscard]] std::string_view view_word(AllMarks::View view) noexcept;

/// How the address names an order: "average", "-average".
[[nodiscard]] std::string order_word(const MarksOrder& order);

/// The order of a view that was not asked for another: the alphabet, the newest marks first.
[[nodiscard]] MarksOrder usual_order(AllMarks::View view) noexcept;

/// The order that the word names; empty when none or when the view has no such column.
[[nodiscard]] std::optional<MarksOrder> read_order(std::string_view word, AllMarks::View view);

[[nodiscard]] PageHead head(const AllMarks& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const AllMarks& page, const Catalogue& texts);

}  // namespace mrko::views
