// SPDX-License-Identifier: Apache-2.0
// Gives the shown children of the demonstration a year before this one, in the form that they were in then.
#pragma once

#include <string>
#include <vector>

#include "exchange/demo_school.h"

namespace mrko::exchange::demo {

/// A shown child and the pupil of the former school whose year becomes the child's.
struct Remembered {
    std::string child;
    std::string former;
};

/// The name of the form below: "4А" for "5А"; empty below the first form.
[[nodiscard]] std::string form_below(const std::string& form);

/// The pupil of the form below whose year a child takes over: of the same subgroup. "pupil.4a.0001" for
/// "pupil.5a.0003".
[[nodiscard]] std::string pupil_below(const std::string& child);

/// Adds of `past`, which is a school of its own, the classes with their lessons and homework, and of its pupils nobody
/// but the remembered ones, under the names of the children that they became.
void add_former_year(DemoSchool& school, const DemoSchool& past, const std::vector<Remembered>& remembered);

}  // namespace mrko::exchange::demo
