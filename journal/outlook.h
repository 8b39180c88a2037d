// SPDX-License-Identifier: Apache-2.0
// What may still become of a period's mark: hypothetical marks, how many of them a better mark needs, what is within
// reach, and what is at risk. Everything here works on copies; nothing of it is stored. It is about the five-point
// scale: the others have no thresholds and no 5 to hope for.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "journal/averages.h"
#include "journal/mark.h"
#include "journal/marking_rules.h"
#include "journal/subject_record.h"

namespace mrko::journal {

/// A mark of the five-point scale that nobody gave.
struct HypotheticalMark {
    int value{5};  ///< 1..5
    Weight weight;
};

/// The average and the mark it makes, before and after.
struct WhatIf {
    std::optional<Average> before;
    std::optional<int> mark_before;
    std::optional<Average> after;
    std::optional<int> mark_after;
};

/// Without `further`, after is before. On the scales of 20 and 100 the two marks are empty, and any further mark leaves
/// no average. Throws std::invalid_argument for a value outside 1..5.
[[nodiscard]] WhatIf what_if(std::span<const Mark> marks,
                             std::span<const HypotheticalMark> further,
                             const MarkingRules& rules);

/// The smallest number of further marks that reaches the threshold; 0 when it is reached already.
struct MarksNeeded {
    int count{0};
};

/// Not to be reached, and why.
struct OutOfReach {
    enum class Reason {
        too_few_lessons,      ///< `count` marks would do it, but only `lessons_left` lessons are left
        average_never_there,  ///< marks of that value and weight never lift the average so high
        five_barred_by_two,   ///< the school allows no 5 in a period with a 2
        other_scale           ///< the period's marks are of another scale than the five-point one, or of several
    };

    Reason reason{Reason::average_never_there};
    int count{0};         ///< only with too_few_lessons; two thousand million also stands for all that is more
    int lessons_left{0};  ///< only with too_few_lessons
};

/// How many marks of `each` lift the period's average to the threshold of `target`. One mark a lesson. Throws
/// std::invalid_argument for a target outside 3..5 and a value outside 1..5.
[[nodiscard]] std::variant<MarksNeeded, OutOfReach> marks_to_reach(
    std::span<const Mark> marks, const HypotheticalMark& each, int target, const MarkingRules& rules, int lessons_left);

/// A work that the teacher has planned and not marked yet.
struct PlannedWork {
    SchoolDay day{};
    std::string kind;
    std::string title;
    Weight weight;
    Scale scale{Scale::five};  ///< a work on a scale without an average changes nothing
};

/// The averages between which the period will end, and the marks that the rules make of them.
struct Forecast {
    Average lowest;
    Average highest;
    int mark_lowest{2};
    int mark_highest{5};
};

/// What is taken to be able to happen: every planned work is marked with its own weight, or left out; every open dot
/// becomes a mark of its own weight, or stays open; each lesson left brings at most one further mark, of weight 1;
/// every new mark is from 2 to 5. Whatever of that happens, the average and the mark that come out lie within the
/// forecast, and some future reaches each of its ends. What nobody can know today may leave it: a work of another
/// weight that is not planned yet, two marks in one lesson or one given later for a lesson of the past, a 1, a
/// correction, a resit. A lesson that holds a planned work counts among `lessons_left` as well: it may bring a mark
/// beside the work's. Empty when no mark is there and none can come, and when the marks are of another scale than the
/// five-point one or of several; whether a subject without any mark is marked at all, the caller must know.
[[nodiscard]] std::optional<Forecast> forecast(std::span<const Mark> marks,
                                               std::span<const PlannedWork> planned,
                                               int lessons_left,
                                               const MarkingRules& rules);

/// Something that may cost the child its mark, with the marks that show it.
struct Risk {
    enum class Kind { average_below_three, too_few_marks, open_dot };

    Kind kind{Kind::average_below_three};
    std::vector<MarkInLesson> evidence;  ///< the counted marks below 3, the few counted marks there are, the dots
    std::optional<Average> average;      ///< only with average_below_three
    int counted{0};                      ///< only with too_few_marks: how many there are
    int needed{0};                       ///< only with too_few_marks
};

/// The risks of one subject in one period, of the marks that stand on its days, in the order of Risk::Kind. Subjects
/// with marks of another scale have the risk of dots alone. too_few_marks only when at most a third of the period's
/// days comes after today, or none; a subject without any mark has it too, so forms that get no marks are the caller's
/// to skip.
[[nodiscard]] std::vector<Risk> risks(const SubjectRecord& record,
                                      const MarkingRules& rules,
                                      int lessons_a_week,
                                      const DaySpan& period,
                                      const SchoolDay& today);

}  // namespace mrko::journal
