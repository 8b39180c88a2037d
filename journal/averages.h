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

/// What one mark may be worth at most, far above any school's rules. Within it a product is at most 10^11 (hundredths x
/// thousandths), and the largest number that any formula of this room makes of a sum is 2 x 10^11 a mark, so that
/// forty million marks fit into 64 bits.
inline constexpr Points most_points{.hundredths = 100'000};
inline constexpr Weight most_weight{.thousandths = 1'000'000};

/// Whether a mark belongs into an average: given, with points, with a weight above 0, on a scale that has an average.
[[nodiscard]] bool counts(const Mark& mark) noexcept;

/// The value 1..5 of a counted mark of the five-point scale: what the school equates it with ("5-" is a 5), else its
/// points rounded half up. Empty for every other mark.
[[nodiscard]] std::optional<int> five_of(const Mark& mark) noexcept;

/// The quotient of whole numbers rounded half up; 0 <= dividend, 0 < divisor, and 2 x dividend + divisor fits.
[[nodiscard]] constexpr std::int64_t half_up(std::int64_t dividend, std::int64_t divisor) noexcept {
    // floor((2 a + b) / 2 b); nothing is negative, so integer division is the floor.
    return (2 * dividend + divisor) / (2 * divisor);
}

/// Sum of value x weight over sum of weights, of the marks that count. Marks of different scales have no common
/// average.
class MarkSum {
public:
    void add(const Mark& mark) noexcept;

    /// Empty without a counted mark ("—", never 0.00), for mixed scales, and with a mark whose points are negative or
    /// that is above most_points or most_weight: better no figure than a wrong one.
    [[nodiscard]] std::optional<Average> average() const noexcept;

    /// The one scale of what average() tells; empty where that is empty.
    [[nodiscard]] std::optional<Scale> scale() const noexcept;

    /// How many marks counted.
    [[nodiscard]] int count() const noexcept { return count_; }

    /// The sum itself, in hundredths x thousandths and in thousandths; of no use where average() is empty.
    [[nodiscard]] std::int64_t weighted() const noexcept { return weighted_; }

    [[nodiscard]] std::int64_t weights() const noexcept { return weights_; }

private:
    std::int64_t weighted_{0};
    std::int64_t weights_{0};
    int count_{0};
    std::optional<Scale> scale_;
    bool comparable_{true};
};

}  // namespace mrko::journal
