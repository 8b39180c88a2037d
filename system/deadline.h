// SPDX-License-Identifier: Apache-2.0
// A time limit for calls that wait on a connection and know none of their own: those of libfcgi and of libpq.
// SO_RCVTIMEO begins anew with every octet of a dripping peer, and poll() does not heed it. The signal of a timer needs
// no thread and no lock, and a shutdown lasts: it does not matter whether the signal comes before the call or during
// it.
#pragma once

#include <chrono>
#include <ctime>

namespace mrko::system {

/// Takes SIGRTMIN for itself: programs leave it alone, whereas curl, for one, takes SIGALRM.
class Deadline {
public:
    /// For this connection, which stays open longer than this object. Throws std::system_error.
    explicit Deadline(int connection);
    Deadline(const Deadline&) = delete;
    Deadline(Deadline&&) = delete;
    Deadline& operator=(const Deadline&) = delete;
    Deadline& operator=(Deadline&&) = delete;
    ~Deadline();

    /// The connection is shut down, for both directions and for ever, when this time is over; at least one millisecond.
    /// A time that runs is replaced.
    void start(std::chrono::milliseconds after) noexcept;
    void stop() noexcept;

    /// The time that was started last is over, and the connection shut down.
    [[nodiscard]] bool is_over() const noexcept;

private:
    void set(std::chrono::nanoseconds after) noexcept;

    timer_t timer_{};
    bool runs_{false};
};

}  // namespace mrko::system
