// SPDX-License-Identifier: Apache-2.0
// A Redis of one's own for a test: on a unix socket in a temporary folder, ended by its pid.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "session/redis_connection.h"

namespace mrko::session {

/// A new folder of that beginning among the temporary ones.
[[nodiscard]] std::string new_folder(const std::string& prefix);

/// Ends together with the process that started it.
[[nodiscard]] pid_t start_program(std::vector<std::string> words);
/// kill -9, when it was started; 0 afterwards.
void end_program(pid_t& program) noexcept;

class RedisServer {
public:
    /// Starts and waits until it answers. `arguments` are added to the command line.
    explicit RedisServer(std::vector<std::string> arguments = {});
    RedisServer(const RedisServer&) = delete;
    RedisServer& operator=(const RedisServer&) = delete;
    ~RedisServer();

    /// kill -9; start() may follow.
    void kill();
    void start();
    /// Starts and waits only until the socket is there.
    void start_without_waiting(const std::vector<std::string>& arguments);
    /// SIGSTOP, and SIGCONT.
    void stop();
    void go_on();

    /// With time limits that a busy test machine keeps; a test of the limits sets its own.
    [[nodiscard]] RedisOptions options() const;

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

    /// Every byte of every file that this Redis wrote.
    [[nodiscard]] std::string all_files() const;

private:
    std::filesystem::path folder_;
    std::vector<std::string> arguments_;
    pid_t pid_{0};
};

/// Waits until `done` is true; false when it was not within `limit`.
[[nodiscard]] bool eventually(const std::function<bool()>& done, std::chrono::seconds limit = std::chrono::seconds{10});

/// Runs `work` in `count` processes at the same moment and returns how many said true.
[[nodiscard]] int winners(int count, const std::function<bool()>& work);

}  // namespace mrko::session
