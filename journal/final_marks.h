// SPDX-License-Identifier: Apache-2.0
// Marks of periods and years: those that the teacher set, and what the school's rules would recommend. The two are
// different types, so one can never be shown for the other.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "journal/averages.h"
#include "journal/ids.h"
#include "journal/mark.h"
#include "journal/marking_rules.h"

namespace mrko::journal {

enum class FinalKind { period, year, exam, final };

/// A mark as the teacher set it.
struct FinalMark {
    MarkId id;
    SubjectId subject;
    FinalKind kind{FinalKind::period};
    PeriodId period;    ///< the study period, or the year for the other kinds
    std::string shown;  ///< "4", "н/а", "зач", "осв"
    Scale scale{Scale::five};
    std::optional<Points> points;
    std::optional<int> five;
    std::string comment;
    SchoolDay set_on{};
    std::string subject_title;
    std::string period_title;  ///< only of the kind period, as `period_days`
    DaySpan period_days;
    bool fresh{false};  ///< new to who reads, see news.h
};

/// What comes out of the rules, and which one made it.
struct Recommendation {
    enum class Rule {
        thresholds,             ///< the average against the school's thresholds
        five_barred_by_two,     ///< a 5 by average, but the period has a 2 and the school allows no 5 then
        mean_of_periods,        ///< the year: mean of the period marks, half up to a whole mark on the five-point scale
        mean_of_year_and_exam,  ///< the final mark where there was an exam (class 9), half up likewise
        year_mark,              ///< the final mark without an exam
        mean_of_two_years,      ///< the final mark of form 11: see recommend_final_of_two_years()
        mean_of_marks           ///< a period on the scales of 20 and 100: the average itself, no thresholds
    };

    Rule rule{Rule::thresholds};
    std::optional<int> five;  ///< empty on scales other than five-point
    Average average;          ///< what the rule looked at
    int counted{0};           ///< how many marks that was
};

/// Out of the marks of one period. Empty without a counted mark, on scales without an average, and where marks of
/// several scales met.
[[nodiscard]] std::optional<Recommendation> recommend_period(std::span<const Mark> marks, const MarkingRules& rules);

/// Out of the period marks of one subject, all of them set; empty when one of `periods` has no numeric mark yet or at
/// all
/// ("н/а", "осв"), when their scales differ, and without any period. Of two marks of one period the one set last
/// counts.
[[nodiscard]] std::optional<Recommendation> recommend_year(std::span<const FinalMark> set,
                                                           std::span<const PeriodId> periods);

/// Out of the year's mark and the exam's, as set. Empty without a numeric year mark, and when there is an exam mark
/// without a number or on another scale: then only the teacher can tell.
[[nodiscard]] std::optional<Recommendation> recommend_final(const std::optional<FinalMark>& year,
                                                            const std::optional<FinalMark>& exam);

/// What one subject has in one year.
struct FinalsOfYear {
    std::span<const FinalMark> set;     ///< the subject's and the year's alone, of all kinds
    std::span<const PeriodId> periods;  ///< the study periods of the subject in that year
};

/// The final mark of form 11: the mean of all period and year marks of forms 10 and 11, half up to a whole mark; an
/// exam's mark does not enter it (order 115). Of two marks of one period or year the one set last counts. Empty while
/// one of the years has no study periods, lacks its year mark or the mark of a period, or has one of them without a
/// number ("н/а", "осв"), and when the scales differ. Without `tenth` the subject was not taught in form 10, and the
/// marks of form 11 alone make the mean.
[[nodiscard]] std::optional<Recommendation> recommend_final_of_two_years(const FinalsOfYear& eleventh,
                                                                         const std::optional<FinalsOfYear>& tenth);

}  // namespace mrko::journal
