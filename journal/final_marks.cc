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

/// The mean of final marks; empty unless every one of them is there and counts.
std::optional<Recommendation> mean(const std::vector<const FinalMark*>& finals, Rule rule) {
    MarkSum sum;
    for (const auto* const final : finals) {
        if (final == nullptr) {
            return std::nullopt;
        }
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

/// The mark that was set last of those that are meant; null when there is none.
template <class Meant>
const FinalMark* last_set(std::span<const FinalMark> set, const Meant& meant) noexcept {
    const FinalMark* last = nullptr;
    for (const auto& final : set) {
        if (meant(final) && (last == nullptr || last->set_on <= final.set_on)) {
            last = &final;
        }
    }
    return last;
}

/// One mark for each of the periods, null for a period that has none.
std::vector<const FinalMark*> of_periods(std::span<const FinalMark> set, std::span<const PeriodId> periods) {
    std::vector<const FinalMark*> finals;
    for (const auto& period : periods) {
        finals.push_back(last_set(
            set, [&](const FinalMark& final) { return final.kind == FinalKind::period && final.period == period; }));
    }
    return finals;
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
    return mean(of_periods(set, periods), Rule::mean_of_periods);
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

std::optional<Recommendation> recommend_final_of_two_years(const FinalsOfYear& eleventh,
                                                           const std::optional<FinalsOfYear>& tenth) {
    std::vector<FinalsOfYear> years{eleventh};
    if (tenth) {
        years.push_back(*tenth);
    }
    std::vector<const FinalMark*> finals;
    for (const auto& year : years) {
        if (year.periods.empty()) {
            return std::nullopt;
        }
        const auto of_year = of_periods(year.set, year.periods);
        finals.insert(finals.end(), of_year.begin(), of_year.end());
        finals.push_back(last_set(year.set, [](const FinalMark& final) { return final.kind == FinalKind::year; }));
    }
    return mean(finals, Rule::mean_of_two_years);
}

}  // namespace mrko::journal
