// SPDX-License-Identifier: Apache-2.0
#include "journal/final_marks.h"

#include <vector>

namespace mrko::journal {

namespace {

using Rule = Recommendation::Rule;

/// Final marks weigh the same, so they are marks of weight 1; one without a number makes a mark that does not count.
Mark as_mark(const FinalMark& final) {
    Mark mark{.shown = final.shown, .scale = final.scale, .points = final.points, .five = final.five};
    if (final.scale == Scale::five && final.five) {
        mark.points = Points{std::int64_t{*final.five} * 100};
    }
    return mark;
}

/// The mean of final marks; empty unless every one of them counts.
std::optional<Recommendation> mean(const std::vector<const FinalMark*>& finals, Rule rule) {
    MarkSum sum;
    for (const auto* const final : finals) {
        sum.add(as_mark(*final));
    }
    const auto average = sum.average();
    if (!average || sum.count() != static_cast<int>(finals.size())) {
        return std::nullopt;
    }
    Recommendation recommended{.rule = rule, .five = {}, .average = *average, .counted = sum.count()};
    if (sum.scale() == Scale::five) {
        // Out of the sum itself: the average is rounded already, and 3.495 would go up twice.
        recommended.five = static_cast<int>(half_up(sum.weighted(), 100 * sum.weights()));
    }
    return recommended;
}

/// The mark of the period that was set last; null when it has none.
const FinalMark* last_set(std::span<const FinalMark> set, const PeriodId& period) noexcept {
    const FinalMark* last = nullptr;
    for (const auto& final : set) {
        const bool of_period = final.kind == FinalKind::period && final.period == period;
        if (of_period && (last == nullptr || last->set_on <= final.set_on)) {
            last = &final;
        }
    }
    return last;
}

}  // namespace

std::optional<Recommendation> recommend_period(std::span<const Mark> marks, const MarkingRules& rules) {
    MarkSum sum;
    for (const auto& mark : marks) {
        sum.add(mark);
    }
    const auto average = sum.average();
    if (!average) {
        return std::nullopt;
    }
    if (sum.scale() != Scale::five) {
        return Recommendation{.rule = Rule::mean_of_marks, .five = {}, .average = *average, .counted = sum.count()};
    }
    const int mark = mark_by(rules, *average, twos_among(marks));
    const bool barred = mark != rules.thresholds.mark_for(*average);
    return Recommendation{.rule = barred ? Rule::five_barred_by_two : Rule::thresholds,
                          .five = mark,
                          .average = *average,
                          .counted = sum.count()};
}

std::optional<Recommendation> recommend_year(std::span<const FinalMark> set, std::span<const PeriodId> periods) {
    std::vector<const FinalMark*> finals;
    for (const auto& period : periods) {
        const auto* const final = last_set(set, period);
        if (final == nullptr) {
            return std::nullopt;
        }
        finals.push_back(final);
    }
    return mean(finals, Rule::mean_of_periods);
}

std::optional<Recommendation> recommend_final(const std::optional<FinalMark>& year,
                                              const std::optional<FinalMark>& exam) {
    if (!year) {
        return std::nullopt;
    }
    if (!exam) {
        return mean({&*year}, Rule::year_mark);
    }
    return mean({&*year, &*exam}, Rule::mean_of_year_and_exam);
}

}  // namespace mrko::journal
