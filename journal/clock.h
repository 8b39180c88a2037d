// SPDX-License-Identifier: Apache-2.0
// Time as a parameter: nothing in the house reads a clock of its own.
#pragma once

#include <chrono>

namespace mrko::journal {

/// Tells the present moment in UTC.
class Clock {
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;

    [[nodiscard]] virtual std::chrono::sys_seconds now() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock {
public:
    [[nodiscard]] std::chrono::sys_seconds now() const override {
        return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    }
};

}  // namespace mrko::journal
