// SPDX-License-Identifier: Apache-2.0
#include "tests/http/forked_worker.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <exception>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>

#include "system/descriptor.h"

namespace mrko::http {

namespace {

constexpr int did_not_return = 100;

[[noreturn]] void become_worker(int listening,
                                const WorkerOptions& options,
                                const std::filesystem::path& log,
                                const std::function<Response(const Request&)>& respond) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const system::Descriptor lines{::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)};
    ::dup2(lines.number(), STDERR_FILENO);
    try {
        ::_exit(static_cast<int>(serve(listening, options, respond)));
    } catch (const std::exception&) {
        ::_exit(did_not_return);
    }
}

}  // namespace

SharedCounters::SharedCounters() : counters_(nullptr) {
    void* const memory = ::mmap(nullptr, sizeof(Counters), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        throw std::runtime_error{"mmap"};
    }
    counters_ = std::construct_at(static_cast<Counters*>(memory));
}

SharedCounters::~SharedCounters() {
    std::destroy_at(counters_);
    ::munmap(counters_, sizeof(Counters));
}

ForkedWorker::ForkedWorker(int listening,
                           const WorkerOptions& options,
                           const std::filesystem::path& log,
                           const std::function<Response(const Request&)>& respond)
    : id_(::fork()) {
    if (id_ < 0) {
        throw std::runtime_error{"fork"};
    }
    if (id_ == 0) {
        become_worker(listening, options, log, respond);
    }
}

ForkedWorker::~ForkedWorker() {
    if (!is_gone_) {
        ::kill(id_, SIGKILL);
        ::waitpid(id_, nullptr, 0);
    }
}

void ForkedWorker::signal(int number) const {
    ::kill(id_, number);
}

bool ForkedWorker::is_alive() const {
    return !ends_within(id_, std::chrono::milliseconds{0});
}

std::optional<int> ForkedWorker::served_within(std::chrono::milliseconds limit) {
    if (!ends_within(id_, limit)) {
        return std::nullopt;
    }
    int status = 0;
    is_gone_ = ::waitpid(id_, &status, 0) == id_;
    return WIFEXITED(status) && WEXITSTATUS(status) < did_not_return ? std::optional{WEXITSTATUS(status)}
                                                                     : std::nullopt;
}

int ForkedWorker::open_descriptors() const {
    const std::filesystem::directory_iterator listing{"/proc/" + std::to_string(id_) + "/fd"};
    return static_cast<int>(std::distance(begin(listing), end(listing)));
}

bool ends_within(pid_t id, std::chrono::milliseconds limit) {
    // The declaration in glibc 2.36 lacks its extern "C".
    const system::Descriptor process{static_cast<int>(::syscall(SYS_pidfd_open, id, 0))};
    pollfd watched{process.number(), POLLIN, 0};
    return ::poll(&watched, 1, static_cast<int>(limit.count())) > 0;
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream{file};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace mrko::http
