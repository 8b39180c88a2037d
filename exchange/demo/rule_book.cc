// SPDX-License-Identifier: Apache-2.0
#include "exchange/demo/rule_book.h"

#include <algorithm>

namespace mrko::exchange::demo {
namespace {

constexpr int weight_of_a_control = 3;
constexpr int weight_of_a_second_mark = 2;
constexpr int lowest_advanced_grade = 10;

bool is_advanced(const Group& group, const Plan& plan) {
    return group.subject->key == "alg" && plan.people.forms[group.form].plan.grade >= lowest_advanced_grade;
}

MarkingRulesRecord rules_of_the_school() {
    MarkingRulesRecord rules;
    rules.sourced_id = "rules.school";
    rules.school = "school";
    rules.title = "Положение о текущем контроле успеваемости, приказ № 87";
    rules.five = {460};
    rules.four = {360};
    rules.three = {260};
    return rules;
}

MarkingRulesRecord rules_of_an_advanced(const Group& group) {
    auto rules = rules_of_the_school();
    rules.sourced_id = "rules." + group.sourced_id;
    rules.class_id = group.sourced_id;
    rules.title = "Положение о профильных предметах, приказ № 112";
    rules.five = {465};
    rules.four = {365};
    rules.three = {265};
    rules.five_with_two = MarkingRulesRecord::FiveWithTwo::barred;
    rules.resit = journal::ResitRule::both_count;
    return rules;
}

}  // namespace

std::optional<int> MarkSums::average() const {
    return weights == 0 ? std::nullopt : std::optional{(200 * weighted + weights) / (2 * weights)};
}

std::vector<MarkingRulesRecord> write_rules(const Plan& plan) {
    std::vector<MarkingRulesRecord> all{rules_of_the_school()};
    for (const auto& group : plan.people.groups) {
        if (is_advanced(group, plan)) {
            all.push_back(rules_of_an_advanced(group));
        }
    }
    return all;
}

MarkingRulesRecord rules_of(const Group& group, const Plan& plan) {
    return is_advanced(group, plan) ? rules_of_an_advanced(group) : rules_of_the_school();
}

std::optional<int> mark_by(const MarkingRulesRecord& rules, const MarkSums& sums) {
    const auto average = sums.average();
    if (!average) {
        return std::nullopt;
    }
    if (*average >= rules.five.hundredths) {
        const bool barred = sums.has_a_two && rules.five_with_two == MarkingRulesRecord::FiveWithTwo::barred;
        return barred ? 4 : 5;
    }
    if (*average >= rules.four.hundredths) {
        return 4;
    }
    return *average >= rules.three.hundredths ? 3 : 2;
}

std::map<std::string, int> weights_of_kinds(const Ingredients& ingredients) {
    std::map<std::string, int> weights;
    for (const auto& kind : ingredients.kinds) {
        weights.emplace(kind.title, kind.weight);
    }
    for (const auto& [key, subject] : ingredients.subjects) {
        if (!subject.control.empty()) {
            weights.emplace(subject.control, weight_of_a_control);
        }
        if (!subject.second_mark.empty()) {
            weights.emplace(subject.second_mark, weight_of_a_second_mark);
        }
    }
    return weights;
}

}  // namespace mrko::exchange::demo
