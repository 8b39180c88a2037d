// SPDX-License-Identifier: Apache-2.0
// The year of the demonstration school: its periods, breaks and public holidays. 2025/26 is as printed in
// ru_calendar.json; other years follow its pattern.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "exchange/bundle.h"
#include "exchange/demo/ingredients.h"
#include "journal/school_calendar.h"

namespace mrko::exchange::demo {

/// A quarter or a half-year.
struct Period {
    std::string sourced_id;
    std::string title;        ///< "I четверть"
    journal::DaySpan days{};  ///< from its first to its last day with lessons
};

class SchoolYear {
public:
    /// The year that holds `today`, from June to August the one that has just ended.
    SchoolYear(const journal::SchoolDay& today, const PrintedYear& printed);

    [[nodiscard]] int ends_in() const noexcept { return ends_in_; }

    [[nodiscard]] const journal::DaySpan& days() const noexcept { return days_; }

    [[nodiscard]] const std::vector<Period>& quarters() const noexcept { return quarters_; }

    [[nodiscard]] const std::vector<Period>& half_years() const noexcept { return half_years_; }

    /// Sundays are days off; what Saturdays are is a matter of the forms.
    [[nodiscard]] CalendarDay::Kind kind_of(const journal::SchoolDay& day) const;
    /// "Осенние каникулы"; empty for a day without a name.
    [[nodiscard]] std::string title_of(const journal::SchoolDay& day) const;

private:
    int ends_in_;
    journal::DaySpan days_{};
    std::vector<Period> quarters_;
    std::vector<Period> half_years_;
    std::set<journal::SchoolDay> holidays_;
};

}  // namespace mrko::exchange::demo
