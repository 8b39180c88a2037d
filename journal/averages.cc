// SPDX-License-Identifier: Apache-2.0
#include "journal/averages.h"

namespace mrko::journal {

bool counts(const Mark& mark) noexcept {
    return mark.state == Mark::State::given && mark.points && has_average(mark.scale) && mark.weight.thousandths > 0;
}

CountedValue present_value(const Mark& mark) noexcept {
    return {.shown = mark.shown, .points = mark.points.value_or(Points{}), .five = mark.five};
}

CountedValue value_of(const Attempt& attempt) noexcept {
    return {.shown = attempt.shown, .points = attempt.points, .five = attempt.five};
}

CountedValue best_value(const Mark& mark) noexcept {
    auto best = present_value(mark);
    for (const auto& attempt : mark.earlier) {
        if (best.points < attempt.points) {
            best = value_of(attempt);
        }
    }
    return best;
}

std::optional<int> five_of(Scale scale, const CountedValue& value) noexcept {
    if (scale != Scale::five) {
        return std::nullopt;
    }
    if (value.five) {
        return value.five;
    }
    if (value.points.hundredths < 50 || value.points.hundredths >= 550) {
        return std::nullopt;
    }
    return static_cast<int>((value.points.hundredths + 50) / 100);
}

std::optional<int> five_of(const Mark& mark) noexcept {
    std::optional<int> five;
    // The present value is visited last.
    each_counted(mark, [&](const CountedValue& value) { five = five_of(mark.scale, value); });
    return five;
}

void MarkSum::add(const Mark& mark) noexcept {
    count_ += counts(mark) ? 1 : 0;
    each_counted(mark, [&](const CountedValue& value) { add(value.points, mark); });
}

void MarkSum::add(const Points& points, const Mark& mark) noexcept {
    const bool in_range = points >= Points{} && points <= most_points && mark.weight <= most_weight;
    if (!in_range || scale_.value_or(mark.scale) != mark.scale) {
        comparable_ = false;
        return;
    }
    scale_ = mark.scale;
    weighted_ += points.hundredths * mark.weight.thousandths;
    weights_ += mark.weight.thousandths;
}

std::optional<Average> MarkSum::average() const noexcept {
    if (weights_ == 0 || !comparable_) {
        return std::nullopt;
    }
    return Average{half_up(weighted_, weights_)};
}

std::optional<Scale> MarkSum::scale() const noexcept {
    return comparable_ ? scale_ : std::nullopt;
}

}  // namespace mrko::journal
