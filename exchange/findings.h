// SPDX-License-Identifier: Apache-2.0
// Collects what is wrong with an input, so that a person gets the whole list at once and not one mistake a try.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "exchange/refusal.h"

namespace mrko::exchange {

class Findings {
public:
    /// Throws Refused with everything so far when `refusal` is the last that fits.
    void add(Refusal refusal) {
        found_.push_back(std::move(refusal));
        if (found_.size() >= Refused::most) {
            throw Refused{std::move(found_)};
        }
    }

    [[nodiscard]] std::size_t count() const noexcept { return found_.size(); }

    /// Throws Refused when anything was found.
    void refuse_if_any() {
        if (!found_.empty()) {
            throw Refused{std::move(found_)};
        }
    }

private:
    std::vector<Refusal> found_;
};

}  // namespace mrko::exchange
