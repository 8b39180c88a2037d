// SPDX-License-Identifier: Apache-2.0
#include "tests/sql/bundle_arithmetic.h"

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
            sum.weighted += result.score->hundredths * weight;
            sum.weights += weight;
            ++sum.count;
            sum.has_a_two = sum.has_a_two || result.score->hundredths <= 200;
            sum.scale = work.scale;
            sum.class_id = work.class_id;
        }
    }
}

std::int64_t BundleArithmetic::mark_of(const ExpectedSum& sum) const {
    const auto& group = *classes_.at(sum.class_id);
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
    const auto average = sum.average();
    if (average >= best->five.hundredths) {
        return best->five_with_two == exchange::MarkingRulesRecord::FiveWithTwo::barred && sum.has_a_two ? 4 : 5;
    }
    return average >= best->four.hundredths ? 4 : average >= best->three.hundredths ? 3 : 2;
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
