// SPDX-License-Identifier: Apache-2.0
#include "tests/portal/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace mrko::portal {

ChildProcess::ChildProcess(const std::vector<std::string>& command) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe");
    }
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    auto words = command;
    std::vector<char*> arguments;
    for (auto& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    const int outcome = ::posix_spawnp(&pid_, arguments.front(), &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    output_ = ends[0];
    if (outcome != 0) {
        ::close(output_);
        throw std::runtime_error("cannot start " + command.front());
    }
}

ChildProcess::~ChildProcess() {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    ::close(output_);
}

std::string ChildProcess::wait_for_line(const std::string& prefix, std::chrono::seconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    while (true) {
        const auto whole = "\n" + said_;
        const auto at = whole.find("\n" + prefix);
        const auto end = at == std::string::npos ? at : whole.find('\n', at + 1);
        if (end != std::string::npos) {
            return whole.substr(at + 1 + prefix.size(), end - at - 1 - prefix.size());
        }
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd readable{.fd = output_, .events = POLLIN, .revents = 0};
        std::array<char, 4096> piece{};
        const bool ready = left.count() > 0 && ::poll(&readable, 1, static_cast<int>(left.count())) == 1;
        const auto count = ready ? ::read(output_, piece.data(), piece.size()) : -1;
        if (count <= 0) {
            throw std::runtime_error("no line \"" + prefix + "\"; the program said: " + said_);
        }
        said_.append(piece.data(), static_cast<std::size_t>(count));
    }
}

}  // namespace mrko::portal
