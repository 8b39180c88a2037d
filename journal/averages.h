// SPDX-License-Identifier: Apache-2.0
// Weighted averages by exact integer arithmetic. A double would turn 4.645 into 4.64 and a five into a four.
#pragma once

#include <cstdint>
#include <optional>

#include "journal/mark.h"

namespace mrko::journal {

/// An average rounded half up to two decimals.
struct Average {
    std::int64_t hundredths{0};

    friend auto operator<=>(const Average&, const Average&) = default;
};

/// Sum of value x weight over sum of weights. Marks without points, dots, weight 0 and scales without an average
/// never count. Marks of different scales have no common average.
class MarkSum {
public:
    void add(const Mark& mark);

    /// Empty without a counted mark ("—", never 0.00) and for mixed scales.
    [[nodiscard]] std::optional<Average> average() const noexcept;

    /// How many marks counted.
    [[nodiscard]] int count() const noexcept { return count_; }

private:
    std::int64_t weighted_{
        0};  // hundredths x thousandths: 100 points of weight 100 is 10^9, so nine billion such marks fit
    std::int64_t weights_{0};
    int count_{0};
    std::optional<Scale> scale_;
    bool mixed_{false};
};

}  // namespace mrko::journal
