// SPDX-License-Identifier: Apache-2.0
// One worker process as its supervisor sees it: started by exec, ready when it says so, told to leave, killed if it
// won't.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "system/descriptor.h"

namespace mrko::programs {

class WorkerProcess {
public:
    using Clock = std::chrono::steady_clock;

    /// Starts `program` with the listening socket as descriptor 0. Throws std::system_error when no process can be
    /// made; a program that cannot be run ends with status 127.
    WorkerProcess(const std::filesystem::path& program,
                  const std::vector<std::string>& arguments,
                  int listening,
                  Clock::time_point now);

    [[nodiscard]] pid_t id() const noexcept { return id_; }

    [[nodiscard]] bool is_ready() const noexcept { return is_ready_; }

    /// When it became ready, or was started when it is not ready.
    [[nodiscard]] Clock::time_point since() const noexcept { return since_; }

    /// Readable when the worker has something to say; -1 when it has said everything.
    [[nodiscard]] int readiness() const noexcept { return readiness_.number(); }

    /// Reads what the worker says. Returns true when it has just become ready.
    [[nodiscard]] bool hear(Clock::time_point now);

    /// Asks it to finish its request and go; it is due to be killed at `kill_at`.
    void tell_to_leave(Clock::time_point kill_at) noexcept;
    void kill_now() noexcept;

    /// When the supervisor's patience ends; Clock::time_point::max() means never.
    [[nodiscard]] Clock::time_point kill_at() const noexcept { return kill_at_; }

    void set_kill_at(Clock::time_point kill_at) noexcept { kill_at_ = kill_at; }

private:
    pid_t id_{-1};
    bool is_ready_{false};
    Clock::time_point since_;
    Clock::time_point kill_at_{Clock::time_point::max()};
    system::Descriptor readiness_;
};

}  // namespace mrko::programs
