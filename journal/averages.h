// SPDX-License-Identifier: Apache-2.0
// Weighted averages by exact integer arithmetic. A double would turn 4.645 into 4.64 and a five into a four.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "journal/mark.h"

namespace mrko::journal {

/// An average rounded half up to two decimals.
struct Average {
    std::int64_t hundredths{0};

    friend auto operator<=>(const Average&, const Average&) = default;
};

/// What one mark may be worth at most, far above any school's rules. Within it a product is at most 10^11 (hundredths x
/// thousandths), and the largest number that any formula of this room makes of a sum is 2 x 10^11 a value, so that
/// forty million values fit into 64 bits. A mark brings one value, after resits that all count one for each attempt.
inline constexpr Points most_points{.hundredths = 100'000};
inline constexpr Weight most_weight{.thousandths = 1'000'000};

/// Whether a mark belongs into an average: given, with points, with a weight above 0, on a scale that has an average.
/// Its present value alone decides that: what is a dot or "н/а" now counts with none of its attempts.
[[nodiscard]] bool counts(const Mark& mark) noexcept;

/// A value that enters an average with the weight of its mark.
struct CountedValue {
    std::string_view shown;  ///< of the mark that was visited
    Points points;
    std::optional<int> five;
};

/// The present value of a mark that counts().
[[nodiscard]] CountedValue present_value(const Mark& mark) noexcept;
[[nodiscard]] CountedValue value_of(const Attempt& attempt) noexcept;
/// That of the most points among all attempts of a mark that counts().
[[nodiscard]] CountedValue best_value(const Mark& mark) noexcept;

/// Visits what a mark brings into an average by its resit rule: nothing unless it counts(), one value, or those of all
/// attempts, the oldest first. Every sum and every figure about counted values goes through here.
template <class Visit>
void each_counted(const Mark& mark, Visit visit) {
    if (!counts(mark)) {
        return;
    }
    switch (mark.resit_rule) {
        case ResitRule::newest_counts: visit(present_value(mark)); break;
        case ResitRule::best_counts: visit(best_value(mark)); break;
        case ResitRule::both_count:
            for (const auto& attempt : mark.earlier) {
                visit(value_of(attempt));
            }
            visit(present_value(mark));
            break;
    }
}

/// What a value of the five-point scale is as 1..5: what the school equates it with ("5-" is a 5), else its points
/// rounded half up. Empty on another scale and beyond 1..5.
[[nodiscard]] std::optional<int> five_of(Scale scale, const CountedValue& value) noexcept;

/// The same for a mark: of the best attempt where that counts, else of the present one. Empty unless it counts().
[[nodiscard]] std::optional<int> five_of(const Mark& mark) noexcept;

/// The quotient of whole numbers rounded half up; 0 <= dividend, 0 < divisor, and 2 x dividend + divisor fits.
[[nodiscard]] constexpr std::int64_t half_up(std::int64_t dividend, std::int64_t divisor) noexcept {
    // floor((2 a + b) / 2 b); nothing is negative, so integer division is the floor.
    return (2 * dividend + divisor) / (2 * divisor);
}

/// Sum of value x weight over sum of weights, of the marks that count, each by its resit rule. Marks of different
/// scales have no common average.
class MarkSum {
public:
    void add(const Mark& mark) noexcept;

    /// Empty without a counted mark ("—", never 0.00), for mixed scales, and with a mark whose points are negative or
    /// that is above most_points or most_weight: better no figure than a wrong one.
    [[nodiscard]] std::optional<Average> average() const noexcept;

    /// The one scale of what average() tells; empty where that is empty.
    [[nodiscard]] std::optional<Scale> scale() const noexcept;

    /// How many marks counted; one that was sat several times is one mark.
    [[nodiscard]] int count() const noexcept { return count_; }

    /// The sum itself, in hundredths x thousandths and in thousandths; of no use where average() is empty.
    [[nodiscard]] std::int64_t weighted() const noexcept { return weighted_; }

    [[nodiscard]] std::int64_t weights() const noexcept { return weights_; }

private:
    void add(const Points& points, const Mark& mark) noexcept;

    std::int64_t weighted_{0};
    std::int64_t weights_{0};
    int count_{0};
    std::optional<Scale> scale_;
    bool comparable_{true};
};

}  // namespace mrko::journal
