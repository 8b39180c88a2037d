// SPDX-License-Identifier: Apache-2.0
// The line of an average over time, drawn by the server: steps in an inline SVG, and the same numbers as a table.
#pragma once

#include <optional>
#include <vector>

#include "journal/marking_rules.h"
#include "journal/school_calendar.h"
#include "journal/statistics.h"
#include "views/catalogue.h"

namespace ctemplate {
class TemplateDictionary;
}

namespace mrko::views {

struct AverageLine {
    std::vector<journal::AverageOnDay> averages;    ///< by day; one at least
    journal::DaySpan days;                          ///< the whole width of the drawing
    journal::SchoolDay until{};                     ///< how far the last step runs
    std::optional<journal::Thresholds> thresholds;  ///< drawn as guides; only on the five-point scale
};

/// Fills average_line.tpl; `part` is an include dictionary of the page. A page has one such line.
void fill_average_line(ctemplate::TemplateDictionary& part, const AverageLine& line, const Catalogue& texts);

}  // namespace mrko::views
