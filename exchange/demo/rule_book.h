// SPDX-License-Identifier: Apache-2.0
// The rules by which the demonstration school marks: its own table, a stricter one for the advanced algebra of the
// upper forms, and what each kind of work weighs.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "exchange/bundle.h"
#include "exchange/demo/lesson_book.h"

namespace mrko::exchange::demo {

/// The sum of one pupil's marks of one group in one period: mark x weight, the weights, and whether there was a 2.
struct MarkSums {
    int weighted{0};
    int weights{0};
    bool has_a_two{false};

    /// Hundredths, half goes up; empty without a weight.
    [[nodiscard]] std::optional<int> average() const;
};

/// Those of the school first, then one record for each group that has its own.
[[nodiscard]] std::vector<MarkingRulesRecord> write_rules(const Plan& plan);

/// The rules that hold for a group.
[[nodiscard]] MarkingRulesRecord rules_of(const Group& group, const Plan& plan);

/// The mark that the rules make; empty without a mark that counts.
[[nodiscard]] std::optional<int> mark_by(const MarkingRulesRecord& rules, const MarkSums& sums);

/// What a kind of work weighs, by its title; works of other kinds weigh 1.
[[nodiscard]] std::map<std::string, int> weights_of_kinds(const Ingredients& ingredients);

}  // namespace mrko::exchange::demo
