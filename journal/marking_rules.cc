// SPDX-License-Identifier: Apache-2.0
#include "journal/marking_rules.h"

#include <algorithm>
#include <stdexcept>

namespace mrko::journal {

int Thresholds::mark_for(const Average& average) const noexcept {
    if (average >= five) {
        return 5;
    }
    if (average >= four) {
        return 4;
    }
    return average >= three ? 3 : 2;
}

const Average& Thresholds::least_for(int mark) const {
    switch (mark) {
        case 5: return five;
        case 4: return four;
        case 3: return three;
        default: throw std::invalid_argument{"only 3, 4 and 5 have a threshold"};
    }
}

MarkingRules rules_on(const std::vector<MarkingRules>& rules, const SchoolDay& day) {
    const MarkingRules* holding = nullptr;
    for (const auto& version : rules) {
        if (version.valid.contains(day) && (holding == nullptr || holding->valid.first < version.valid.first)) {
            holding = &version;
        }
    }
    return holding == nullptr ? MarkingRules{} : *holding;
}

Twos twos_among(std::span<const Mark> marks) noexcept {
    auto twos = Twos::none;
    for (const auto& mark : marks) {
        each_counted(mark, [&](const CountedValue& value) {
            if (five_of(mark.scale, value).value_or(5) <= 2) {
                twos = Twos::some;
            }
        });
    }
    return twos;
}

int mark_by(const MarkingRules& rules, const Average& average, Twos twos) noexcept {
    const int mark = rules.thresholds.mark_for(average);
    const bool barred = rules.five_with_two == MarkingRules::FiveWithTwo::barred && twos == Twos::some;
    return barred ? std::min(mark, 4) : mark;
}

int marks_needed(const MarkingRules& rules, int lessons_a_week) noexcept {
    return lessons_a_week > rules.often_above ? rules.minimum_marks_often : rules.minimum_marks;
}

}  // namespace mrko::journal
