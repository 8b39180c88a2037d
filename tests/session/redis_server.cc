// SPDX-License-Identifier: Apache-2.0
#include "tests/session/redis_server.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>
#include <utility>

namespace mrko::session {

std::string new_folder(const std::string& prefix) {
    std::string pattern = (std::filesystem::temp_directory_path() / (prefix + "XXXXXX")).string();
    if (mkdtemp(pattern.data()) == nullptr) {
        throw std::runtime_error("no temporary folder");
    }
    return pattern;
}

pid_t start_program(std::vector<std::string> words) {
    std::vector<char*> command;
    for (auto& word : words) {
        command.push_back(word.data());
    }
    command.push_back(nullptr);
    const pid_t starter = getpid();
    const pid_t started = fork();
    if (started == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() == starter) {
            execvp(command[0], command.data());
        }
        _exit(127);
    }
    return started;
}

void end_program(pid_t& program) noexcept {
    if (program > 0) {
        ::kill(program, SIGKILL);
        waitpid(program, nullptr, 0);
        program = 0;
    }
}

RedisServer::RedisServer(std::vector<std::string> arguments) : arguments_(std::move(arguments)) {
    std::signal(SIGPIPE, SIG_IGN);
    folder_ = new_folder("mrko-redis-");
    start();
}

RedisServer::~RedisServer() {
    kill();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void RedisServer::kill() {
    end_program(pid_);
}

void RedisServer::start() {
    start_without_waiting({});
    RedisConnection redis{options()};
    if (!eventually([&] { return redis.answers(); })) {
        throw std::runtime_error("redis-server does not answer");
    }
}

void RedisServer::start_without_waiting(const std::vector<std::string>& arguments) {
    const std::string socket = options().socket_path;
    std::filesystem::remove(socket);
    std::vector<std::string> words{"redis-server",
                                   "--port",
                                   "0",
                                   "--unixsocket",
                                   socket,
                                   "--dir",
                                   folder_,
                                   "--save",
                                   "",
                                   "--logfile",
                                   folder_ / "log",
                                   "--daemonize",
                                   "no",
                                   "--appendfsync",
                                   "everysec"};
    words.insert(words.end(), arguments_.begin(), arguments_.end());
    words.insert(words.end(), arguments.begin(), arguments.end());
    pid_ = start_program(std::move(words));
    if (!eventually([&] { return std::filesystem::exists(socket); })) {
        throw std::runtime_error("redis-server does not start");
    }
}

void RedisServer::stop() {
    ::kill(pid_, SIGSTOP);
    waitpid(pid_, nullptr, WUNTRACED);
}

void RedisServer::go_on() {
    ::kill(pid_, SIGCONT);
}

RedisOptions RedisServer::options() const {
    return {.socket_path = (folder_ / "socket").string(),
            .connect_timeout = std::chrono::seconds{5},
            .command_timeout = std::chrono::seconds{5}};
}

std::string RedisServer::all_files() const {
    std::string bytes;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder_}) {
        if (entry.is_regular_file()) {
            std::ifstream file{entry.path(), std::ios::binary};
            bytes.append(std::istreambuf_iterator<char>{file}, {});
        }
    }
    return bytes;
}

bool eventually(const std::function<bool()>& done, std::chrono::seconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    while (!done()) {
        if (std::chrono::steady_clock::now() > deadline) {
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    return true;
}

int winners(int count, const std::function<bool()>& work) {
    // The children wait for the end of this pipe, so that they start together.
    std::array<int, 2> gate{};
    if (pipe2(gate.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe");
    }
    std::vector<pid_t> children;
    for (int each = 0; each < count; ++each) {
        const pid_t child = fork();
        if (child == 0) {
            close(gate[1]);
            char byte = 0;
            const auto ended = read(gate[0], &byte, 1);
            int code = 2;
            try {
                code = ended == 0 && work() ? 0 : 1;
            } catch (...) {
                code = 2;
            }
            _exit(code);
        }
        children.push_back(child);
    }
    close(gate[0]);
    close(gate[1]);
    int won = 0;
    bool broken = false;
    for (const pid_t child : children) {
        int status = 0;
        waitpid(child, &status, 0);
        won += WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 1 : 0;
        broken = broken || !WIFEXITED(status) || WEXITSTATUS(status) == 2;
    }
    if (broken) {
        throw std::runtime_error("a child process failed");
    }
    return won;
}

}  // namespace mrko::session
