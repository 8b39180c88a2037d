// SPDX-License-Identifier: Apache-2.0
#include "journal/averages.h"

namespace mrko::journal {

void MarkSum::add(const Mark& mark) {
    if (mark.state != Mark::State::given || !mark.points || !has_average(mark.scale) || mark.weight.thousandths <= 0) {
        return;
    }
    mixed_ = mixed_ || (scale_ && *scale_ != mark.scale);
    scale_ = mark.scale;
    weighted_ += mark.points->hundredths * mark.weight.thousandths;
    weights_ += mark.weight.thousandths;
    ++count_;
}

std::optional<Average> MarkSum::average() const noexcept {
    if (weights_ == 0 || mixed_) {
        return std::nullopt;
    }
    // Half up: floor((2 S + W) / 2 W); values are never negative, so integer division is the floor.
    return Average{(2 * weighted_ + weights_) / (2 * weights_)};
}

}  // namespace mrko::journal
