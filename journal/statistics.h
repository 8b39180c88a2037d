// SPDX-License-Identifier: Apache-2.0
// Figures of a run of marks: how many of which, the average of each week, and how it grows.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "journal/averages.h"
#include "journal/ids.h"
#include "journal/school_calendar.h"
#include "journal/subject_record.h"

namespace mrko::journal {

struct Distribution {
    std::array<int, 6>
        of_five{};  ///< of_five[v]: counted marks of the five-point scale with the value v, see five_of()
    int other{0};   ///< the other counted marks: of other scales, or with points that are no 1..5
};

[[nodiscard]] Distribution distribution(std::span<const MarkInLesson> marks);

/// The marks of all subjects in the order of days; those of one day in the order of the subjects.
[[nodiscard]] std::vector<MarkInLesson> marks_by_day(std::span<const SubjectRecord> subjects);

/// What all subjects have together.
struct Totals {
    MarkSum sum;
    Distribution distribution;
    int missed{0};  ///< lessons
};

[[nodiscard]] Totals totals_of(std::span<const SubjectRecord> subjects);

/// The average of a record without one of its marks, and with it.
struct MarkEffect {
    std::optional<Average> without;  ///< empty: no other mark counts
    std::optional<Average> with;     ///< empty: the marks have no common average
};

/// Empty for a mark that does not count or that the record does not have.
[[nodiscard]] std::optional<MarkEffect> effect_of(MarkId mark, const SubjectRecord& record);

struct WeekAverage {
    SchoolWeek week;
    std::optional<Average> average;  ///< of that week's marks alone
    std::optional<Scale> scale;      ///< of the average
    int counted{0};
};

/// One entry for each week that `days` touches, with its marks on these days.
[[nodiscard]] std::vector<WeekAverage> by_week(std::span<const MarkInLesson> marks, const DaySpan& days);

enum class Trend { unknown, falling, steady, rising };

/// The last two weeks that have an average; steady below a fiftieth of the scale: a tenth of a mark on the five-point
/// one. unknown with fewer such weeks, and when the two are of different scales.
[[nodiscard]] Trend trend(std::span<const WeekAverage> weeks) noexcept;

/// The average after each day that brought a counted mark: the line of the subject's page. `marks` in the order of
/// days. The line ends where a second scale comes in.
struct AverageOnDay {
    SchoolDay day{};
    Average average;
    int counted{0};
};

[[nodiscard]] std::vector<AverageOnDay> running_average(std::span<const MarkInLesson> marks);

}  // namespace mrko::journal
