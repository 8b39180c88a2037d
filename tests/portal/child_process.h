// SPDX-License-Identifier: Apache-2.0
// A program that a test starts for itself and ends by its own number.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

namespace mrko::portal {

class ChildProcess {
public:
    /// Started by the search path. Throws std::runtime_error when it cannot be started.
    explicit ChildProcess(const std::vector<std::string>& command);
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    /// Reads the output until a line begins with `prefix`, and gives the rest of that line.
    /// Throws std::runtime_error with what was said so far when the program ends or the time does.
    [[nodiscard]] std::string wait_for_line(const std::string& prefix, std::chrono::seconds limit);

private:
    pid_t pid_{-1};
    int output_{-1};
    std::string said_;
};

}  // namespace mrko::portal
