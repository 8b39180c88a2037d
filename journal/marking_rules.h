// SPDX-License-Identifier: Apache-2.0
// How a school makes a period's mark out of an average: thresholds and minimum numbers of marks, its own and dated
// (FEATURES.md 4a). The mark is the teacher's; these rules only recommend.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "journal/averages.h"
#include "journal/mark.h"
#include "journal/school_calendar.h"

namespace mrko::journal {

/// The least average for a mark of the five-point scale; below `three` it is a 2. five > four > three.
struct Thresholds {
    Average five{.hundredths = 460};
    Average four{.hundredths = 360};
    Average three{.hundredths = 260};

    /// 5, 4, 3 or 2.
    [[nodiscard]] int mark_for(const Average& average) const noexcept;
    /// The threshold of 3, 4 or 5; throws std::invalid_argument for any other mark.
    [[nodiscard]] const Average& least_for(int mark) const;

    friend bool operator==(const Thresholds&, const Thresholds&) = default;
};

namespace presets {
inline constexpr Thresholds usual{};  // 4.60, 3.60, 2.60
inline constexpr Thresholds strict{
    .five = {.hundredths = 465}, .four = {.hundredths = 365}, .three = {.hundredths = 265}};
}  // namespace presets

/// The weight of marks for one kind of work.
struct KindWeight {
    std::string kind;  ///< "Контрольная работа"
    Weight weight;
};

struct MarkingRules {
    enum class Origin { school, preset };  ///< preset: the school told us of no rules of its own
    enum class FiveWithTwo { allowed, barred };

    Origin origin{Origin::preset};
    DaySpan valid{};
    std::string title;  ///< the school's act: "Положение о текущем контроле, приказ № 12"; may be empty
    Thresholds thresholds;
    FiveWithTwo five_with_two{FiveWithTwo::allowed};  ///< barred: no 5 in a period that has a 2
    int minimum_marks{3};                             ///< fewer counted marks in a period are a risk of "not attested"
    int minimum_marks_often{5};  ///< the same for a subject of more than `often_above` lessons a week
    int often_above{2};
    ResitRule resit{ResitRule::newest_counts};  ///< readers have written it into the marks: sums need no rule
    std::vector<KindWeight> weights;            ///< of kinds whose works bring no weight of their own
};

/// The rules that hold on that day: of the school where it has any for the day (of several those that began last), else
/// the usual preset.
[[nodiscard]] MarkingRules rules_on(const std::vector<MarkingRules>& rules, const SchoolDay& day);

/// Whether a run of marks has a 2 or a 1 of the five-point scale that counts: one that a resit mended is none where
/// only the newest or the best attempt counts.
enum class Twos { none, some };

[[nodiscard]] Twos twos_among(std::span<const Mark> marks) noexcept;

/// The mark that the rules make of an average of the five-point scale, in a period with or without a 2.
[[nodiscard]] int mark_by(const MarkingRules& rules, const Average& average, Twos twos) noexcept;

/// How many marks a period needs for a subject with so many lessons a week.
[[nodiscard]] int marks_needed(const MarkingRules& rules, int lessons_a_week) noexcept;

}  // namespace mrko::journal
