// SPDX-License-Identifier: Apache-2.0
#include "tests/sql/bundle_arithmetic.h"

#include <algorithm>

namespace mrko::tests {

using exchange::LineItem;
using exchange::MarkKind;
using exchange::Result;

namespace {

template <class Record>
std::map<std::string, const Record*> by_id(const exchange::Table<Record>& table) {
    std::map<std::string, const Record*> all;
    for (const auto& row : table.rows) {
        all.emplace(row.sourced_id, &row);
    }
    return all;
}

std::string subject_of(const exchange::Class& group) {
    return group.course.empty() ? group.sourced_id : group.course;
}

bool counts(const Result& result, const LineItem& work) {
    const bool has_points = work.scale == journal::Scale::five || work.scale == journal::Scale::twenty ||
                            work.scale == journal::Scale::hundred;
    return has_points && result.score && result.score_status != Result::ScoreStatus::not_submitted &&
           result.score_status != Result::ScoreStatus::exempt;
}

}  // namespace

BundleArithmetic::BundleArithmetic(const exchange::Bundle& bundle)
    : bundle_(bundle),
      classes_(by_id(bundle.classes)),
      works_(by_id(bundle.line_items)),
      sessions_(by_id(bundle.academic_sessions)) {
    for (const auto& lesson : bundle.lessons.rows) {
        lessons_.emplace(lesson.sourced_id, lesson.date);
    }
    sum_up();
}

void BundleArithmetic::sum_up() {
    for (const auto& result : bundle_.results.rows) {
        const auto& work = *works_.at(result.line_item);
        const auto& group = *classes_.at(work.class_id);
        if (!counts(result, work)) {
            continue;
        }
        if (work.mark_kind != MarkKind::current) {
            finals_[work.mark_kind][{result.student, subject_of(group), work.session}] = result.score->hundredths / 100;
            continue;
        }
        const auto day = work.lesson.empty() ? work.due_date : lessons_.at(work.lesson);
        std::int64_t weight = 1000;
        for (const auto& of_kind : bundle_.kind_weights.rows) {
            const bool holds =
                (!of_kind.first_day || *of_kind.first_day <= day) && (!of_kind.last_day || day <= *of_kind.last_day);
            if (holds && of_kind.category == work.category && of_kind.school == group.school) {
                weight = of_kind.weight.thousandths;
            }
        }
        weight = work.weight ? work.weight->thousandths : weight;
        for (const auto& term : group.terms) {
            const auto& session = *sessions_.at(term);
            const bool is_year = session.type == exchange::AcademicSession::Type::school_year;
            if (is_year || day < session.first_day || session.last_day < day || weight == 0) {
                continue;
            }
            auto& sum = periods_[{result.student, subject_of(group), term}];
            for (const auto value : values_of(result, group)) {
                sum.weighted += value * weight;
                sum.weights += weight;
                sum.has_a_two = sum.has_a_two || value <= 200;
            }
            ++sum.count;
            sum.scale = work.scale;
            sum.class_id = work.class_id;
        }
    }
}

std::vector<std::int64_t> BundleArithmetic::values_of(const Result& result, const exchange::Class& group) const {
    std::vector<std::int64_t> values{result.score->hundredths};
    for (const auto& change : bundle_.mark_changes.rows) {
        if (change.result == result.sourced_id && change.change == exchange::MarkChange::Change::resat &&
            change.score && change.score_status == Result::ScoreStatus::fully_graded) {
            values.push_back(change.score->hundredths);
        }
    }
    switch (rules_of(group).resit) {
        case journal::ResitRule::newest_counts: return {values.front()};
        case journal::ResitRule::best_counts: return {*std::ranges::max_element(values)};
        case journal::ResitRule::both_count: break;
    }
    return values;
}

exchange::MarkingRulesRecord BundleArithmetic::rules_of(const exchange::Class& group) const {
    const exchange::MarkingRulesRecord usual;
    const auto* best = &usual;
    int best_rank = -1;
    for (const auto& rules : bundle_.marking_rules.rows) {
        const int rank = rules.class_id.empty()               ? 0
                         : rules.class_id == group.sourced_id ? 2
                         : rules.class_id == group.homeroom   ? 1
                                                              : -1;
        if (rules.school == group.school && rank > best_rank) {
            best = &rules;
            best_rank = rank;
        }
    }
    return *best;
}

std::int64_t BundleArithmetic::mark_of(const ExpectedSum& sum) const {
    const auto rules = rules_of(*classes_.at(sum.class_id));
    const auto average = sum.average();
    if (average >= rules.five.hundredths) {
        return rules.five_with_two == exchange::MarkingRulesRecord::FiveWithTwo::barred && sum.has_a_two ? 4 : 5;
    }
    return average >= rules.four.hundredths ? 4 : average >= rules.three.hundredths ? 3 : 2;
}

std::vector<std::int64_t> BundleArithmetic::of_all_years(const std::string& pupil, const std::string& subject) const {
    std::vector<std::int64_t> marks;
    for (const auto kind : {MarkKind::period, MarkKind::year}) {
        const auto of_kind = finals_.find(kind);
        if (of_kind == finals_.end()) {
            continue;
        }
        for (const auto& [cell, mark] : of_kind->second) {
            if (std::get<0>(cell) == pupil && std::get<1>(cell) == subject) {
                marks.push_back(mark);
            }
        }
    }
    return marks;
}

std::optional<std::int64_t> BundleArithmetic::mean(const std::vector<std::int64_t>& marks) {
    if (marks.empty()) {
        return std::nullopt;
    }
    std::int64_t sum = 0;
    for (const auto mark : marks) {
        sum += mark;
    }
    const auto count = static_cast<std::int64_t>(marks.size());
    return (2 * sum + count) / (2 * count);
}

}  // namespace mrko::tests
