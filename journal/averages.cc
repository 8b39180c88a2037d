// SPDX-License-Identifier: Apache-2.0
#include "journal/averages.h"

namespace mrko::journal {

bool counts(const Mark& mark) noexcept {
    return mark.state == Mark::State::given && mark.points && has_average(mark.scale) && mark.weight.thousandths > 0;
}

std::optional<int> five_of(const Mark& mark) noexcept {
    if (!counts(mark) || mark.scale != Scale::five) {
        return std::nullopt;
    }
    if (mark.five) {
        return mark.five;
    }
    if (mark.points->hundredths < 50 || mark.points->hundredths >= 550) {
        return std::nullopt;
    }
    return static_cast<int>((mark.points->hundredths + 50) / 100);
}

void MarkSum::add(const Mark& mark) noexcept {
    if (!counts(mark)) {
        return;
    }
    ++count_;
    const bool in_range = *mark.points >= Points{} && *mark.points <= most_points && mark.weight <= most_weight;
    if (!in_range || scale_.value_or(mark.scale) != mark.scale) {
        comparable_ = false;
        return;
    }
    scale_ = mark.scale;
    weighted_ += mark.points->hundredths * mark.weight.thousandths;
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
