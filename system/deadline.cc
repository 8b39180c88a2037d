// SPDX-License-Identifier: Apache-2.0
#include "system/deadline.h"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <system_error>

namespace mrko::system {

namespace {

extern "C" void shut_down_connection(int, siginfo_t* signal, void*) {
    const int saved = errno;
    ::shutdown(signal->si_value.sival_int, SHUT_RDWR);
    errno = saved;
}

int signal_with_its_action() {
    static const int number = [] {
        struct sigaction shut_down {};

        shut_down.sa_sigaction = shut_down_connection;
        shut_down.sa_flags = SA_SIGINFO | SA_RESTART;
        ::sigaction(SIGRTMIN, &shut_down, nullptr);
        return SIGRTMIN;
    }();
    return number;
}

}  // namespace

Deadline::Deadline(int connection) {
    sigevent event{};
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = signal_with_its_action();
    event.sigev_value.sival_int = connection;
    if (::timer_create(CLOCK_MONOTONIC, &event, &timer_) != 0) {
        throw std::system_error{errno, std::generic_category(), "timer_create"};
    }
}

Deadline::~Deadline() {
    ::timer_delete(timer_);
}

void Deadline::start(std::chrono::milliseconds after) noexcept {
    set(std::max(after, std::chrono::milliseconds{1}));
    runs_ = true;
}

void Deadline::stop() noexcept {
    set(std::chrono::nanoseconds{0});
    runs_ = false;
}

bool Deadline::is_over() const noexcept {
    itimerspec left{};
    return runs_ && ::timer_gettime(timer_, &left) == 0 && left.it_value.tv_sec == 0 && left.it_value.tv_nsec == 0;
}

void Deadline::set(std::chrono::nanoseconds after) noexcept {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(after);
    itimerspec setting{};
    setting.it_value.tv_sec = seconds.count();
    setting.it_value.tv_nsec = (after - seconds).count();
    ::timer_settime(timer_, 0, &setting, nullptr);
}

}  // namespace mrko::system
