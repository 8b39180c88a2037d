// SPDX-License-Identifier: Apache-2.0
// The supervisor: opens the socket, keeps the workers on it alive, replaces them one by one, drains them.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace mrko::programs {

struct PoolOptions {
    std::filesystem::path socket;  ///< where nginx connects
    mode_t socket_mode{0660};      ///< whoever may connect may claim to be anybody: nginx's group alone
    std::string socket_group{};    ///< group that the socket is given to; empty: the one of this process
    int backlog{256};              ///< connections that wait; more are refused at once, which nginx answers
    int listening{-1};             ///< a listening socket from outside (systemd), used instead of `socket`

    std::size_t workers{2};
    /// What a worker runs; read anew at each start, so that a roll brings in a new binary. Empty: the program that
    /// this process was started from, by its path.
    std::filesystem::path program{};
    std::vector<std::string> arguments{};  ///< of `program`, without its name; descriptor 0 is the listening socket
    /// Written (number of this process and a line end) once every worker has been ready, removed at the end.
    std::filesystem::path pid_file{};

    std::chrono::milliseconds first_back_off{100};     ///< before the second start of a worker that died young
    std::chrono::milliseconds longest_back_off{5000};  ///< doubled up to here
    std::chrono::milliseconds settled_after{1000};     ///< a worker that was ready for so long did not die young
    std::chrono::milliseconds ready_deadline{20000};   ///< a worker that is not ready by then is killed
    std::chrono::milliseconds drain_deadline{30000};   ///< a worker that has not left by then is killed
};

/// Runs until SIGTERM or SIGINT, which drain all workers. SIGHUP replaces them one by one: the old one is told to leave
/// when the new one is ready; when the new one dies instead, the old ones stay. Returns the exit status.
/// A worker is told to leave by SIGTERM; it gets SIGTERM as well when this process dies.
/// Call it from the main thread before any other thread is made.
/// Throws std::runtime_error with one sentence for the operator when the socket cannot be opened.
[[nodiscard]] int supervise(const PoolOptions& options);

/// To be called by a worker when it is about to serve. Without a supervisor it does nothing.
void announce_ready() noexcept;

}  // namespace mrko::programs
