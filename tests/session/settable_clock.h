// SPDX-License-Identifier: Apache-2.0
// A clock that stands until a test moves it.
#pragma once

#include <chrono>

#include "journal/clock.h"

namespace mrko::session {

class SettableClock final : public journal::Clock {
public:
    explicit SettableClock(std::chrono::sys_seconds begin = std::chrono::sys_days{std::chrono::year{2026} / 9 /
                                                                                  1}) noexcept
        : now_(begin) {}

    [[nodiscard]] std::chrono::sys_seconds now() const override { return now_; }

    void move(std::chrono::seconds by) { now_ += by; }

private:
    std::chrono::sys_seconds now_;
};

}  // namespace mrko::session
