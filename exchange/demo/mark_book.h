// SPDX-License-Identifier: Apache-2.0
// Absences, works, marks with their corrections, remarks and final marks of the demonstration school up to its today,
// and the controls that are planned for the two weeks after it.
#pragma once

#include <vector>

#include "exchange/bundle.h"
#include "exchange/demo/lesson_book.h"

namespace mrko::exchange::demo {

struct MarkBook {
    std::vector<Category> categories;
    std::vector<KindWeightRecord> kind_weights;
    std::vector<LineItem> works;
    std::vector<Result> results;
    std::vector<MarkChange> changes;
    std::vector<Attendance> attendance;
    std::vector<Remark> remarks;
};

[[nodiscard]] MarkBook write_mark_book(const Plan& plan, const LessonBook& book);

/// Children of the first form have lessons, no marks and no homework.
[[nodiscard]] bool is_marked(const Group& group, const Plan& plan);

/// The periods that a group is marked by: quarters up to the ninth form but for some subjects of one hour a week,
/// half-years above; none for a subject without marks.
[[nodiscard]] const std::vector<Period>& periods_of(const Group& group, const Plan& plan);

}  // namespace mrko::exchange::demo
