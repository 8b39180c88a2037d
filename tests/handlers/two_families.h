// SPDX-License-Identifier: Apache-2.0
// One form of the demo school with a brother and a sister in it and, in another family, a boy of the brother's name;
// every entry of a child bears a word that no entry of another child bears.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "exchange/demo_school.h"

namespace mrko::handlers {

/// The brother and the sister are the first and second child of `mother`, the namesake is the child of `father`, see
/// DemoHouse.
enum class Child { brother, sister, namesake };

inline constexpr std::array all_children{Child::brother, Child::sister, Child::namesake};

struct TwoFamilies {
    exchange::DemoSchool school;
    /// By child: words of comments, remarks, values and of the homework of groups that only the others are in.
    std::array<std::vector<std::string>, all_children.size()> foreign_words;
    /// By child: words of its own entries.
    std::array<std::string, all_children.size()> own_word;
};

[[nodiscard]] TwoFamilies two_families();

/// The same school after everything was altered that is not this child's: marks, comments, absences, remarks. No entry
/// is added or taken away.
[[nodiscard]] exchange::DemoSchool with_all_others_altered(exchange::DemoSchool school, Child child);

}  // namespace mrko::handlers
