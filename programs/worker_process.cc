// SPDX-License-Identifier: Apache-2.0
#include "programs/worker_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <string_view>
#include <system_error>
#include <utility>

#include "programs/worker_pool.h"

namespace mrko::programs {

namespace {

constexpr const char* ready_variable = "MRKO_READY_FD";
constexpr int ready_descriptor = 3;
constexpr int first_free_descriptor = 10;
constexpr int cannot_run = 127;

[[noreturn]] void throw_system_error(const char* what) {
    throw std::system_error{errno, std::generic_category(), what};
}

struct Pipe {
    system::Descriptor read_end;
    system::Descriptor write_end;
};

Pipe new_pipe() {
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        throw_system_error("pipe2");
    }
    Pipe made{system::Descriptor{ends[0]}, system::Descriptor{ends[1]}};
    // Above the numbers that the worker's own descriptors get, so that none of them is overwritten on the way.
    made.write_end = system::Descriptor{::fcntl(ends[1], F_DUPFD_CLOEXEC, first_free_descriptor)};
    if (!made.write_end) {
        throw_system_error("fcntl");
    }
    return made;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    pointers.reserve(texts.size() + 1);
    for (std::string& text : texts) {
        pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

/// The environment without what an inherited socket of systemd says: the socket is descriptor 0 from here on.
std::vector<std::string> worker_environment() {
    std::vector<std::string> environment{std::string{ready_variable} + '=' + std::to_string(ready_descriptor)};
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text{*entry};
        if (!text.starts_with("LISTEN_") && !text.starts_with(ready_variable)) {
            environment.emplace_back(text);
        }
    }
    return environment;
}

/// Runs in the new process: nothing but system calls from here.
[[noreturn]] void become_worker(const char* program,
                                char* const* arguments,
                                char* const* environment,
                                int listening,
                                int ready,
                                pid_t supervisor) noexcept {
    // A signal of the terminal means the supervisor, which drains; and no worker outlives it.
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != supervisor) {
        ::_exit(cannot_run);
    }
    sigset_t none{};
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    if (::dup2(listening, STDIN_FILENO) < 0 || ::dup2(ready, ready_descriptor) < 0) {
        ::_exit(cannot_run);
    }
    ::execve(program, arguments, environment);
    ::_exit(cannot_run);
}

}  // namespace

WorkerProcess::WorkerProcess(const std::filesystem::path& program,
                             const std::vector<std::string>& arguments,
                             int listening,
                             Clock::time_point now)
    : since_(now) {
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> environment = worker_environment();
    const auto word_pointers = pointers_to(words);
    const auto environment_pointers = pointers_to(environment);
    Pipe pipe = new_pipe();
    const pid_t supervisor = ::getpid();
    id_ = ::fork();
    if (id_ < 0) {
        throw_system_error("fork");
    }
    if (id_ == 0) {
        become_worker(program.c_str(),
                      word_pointers.data(),
                      environment_pointers.data(),
                      listening,
                      pipe.write_end.number(),
                      supervisor);
    }
    readiness_ = std::move(pipe.read_end);
}

bool WorkerProcess::hear(Clock::time_point now) {
    char word{};
    const ssize_t count = ::read(readiness_.number(), &word, 1);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) {
        return false;
    }
    readiness_ = system::Descriptor{};
    if (count != 1 || is_ready_) {
        return false;
    }
    is_ready_ = true;
    since_ = now;
    return true;
}

void WorkerProcess::tell_to_leave(Clock::time_point kill_at) noexcept {
    kill_at_ = kill_at;
    ::kill(id_, SIGTERM);
}

void WorkerProcess::kill_now() noexcept {
    kill_at_ = Clock::time_point::max();
    ::kill(id_, SIGKILL);
}

void announce_ready() noexcept {
    const char* const number = std::getenv(ready_variable);
    if (number == nullptr) {
        return;
    }
    const system::Descriptor ready{std::atoi(number)};
    [[maybe_unused]] const ssize_t written = ::write(ready.number(), "1", 1);
    ::unsetenv(ready_variable);
}

}  // namespace mrko::programs
