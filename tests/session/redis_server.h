// SPDX-License-Identifier: Apache-2.0
// A Redis of one's own for a test: on a unix socket in a temporary folder, ended by its pid.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "session/redis_connection.h"

namespace mrko::session {

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

/// Waits, up to ten seconds, until `done` is true; false when it never was.
[[nodiscard]] bool eventually(const std::function<bool()>& done);

/// Runs `work` in `count` processes at the same moment and returns how many said true.
[[nodiscard]] int winners(int count, const std::function<bool()>& work);

}  // namespace mrko::session
