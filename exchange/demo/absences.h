// SPDX-License-Identifier: Apache-2.0
// Who was not there: illnesses of some days, single missed lessons, lateness, exemption from physical culture.
#pragma once

#include <cstddef>
#include <vector>

#include "exchange/bundle.h"
#include "exchange/demo/lesson_book.h"

namespace mrko::exchange::demo {

struct Absences {
    std::vector<Attendance> rows;
    std::vector<std::vector<std::size_t>> missing;  ///< for each lesson the pupils who were away, ascending

    [[nodiscard]] bool is_missing(std::size_t lesson, std::size_t pupil) const;
};

[[nodiscard]] Absences write_absences(const Plan& plan, const LessonBook& book);

}  // namespace mrko::exchange::demo
