// SPDX-License-Identifier: Apache-2.0
// A worker in a process of its own, and memory in which it leaves what it has done.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>

#include "http/fcgi_worker.h"

namespace mrko::http {

/// Counters that a test and its forked workers share.
struct Counters {
    std::atomic<int> runs{0};    ///< requests that reached the handler
    std::atomic<int> forged{0};  ///< of them those that only an attacker's body asked for
};

class SharedCounters {
public:
    SharedCounters();
    SharedCounters(const SharedCounters&) = delete;
    SharedCounters(SharedCounters&&) = delete;
    SharedCounters& operator=(const SharedCounters&) = delete;
    SharedCounters& operator=(SharedCounters&&) = delete;
    ~SharedCounters();

    [[nodiscard]] Counters& operator*() const noexcept { return *counters_; }

    [[nodiscard]] Counters* operator->() const noexcept { return counters_; }

private:
    Counters* counters_;
};

class ForkedWorker {
public:
    /// Serves on `listening`; its log lines go to `log`.
    ForkedWorker(int listening,
                 const WorkerOptions& options,
                 const std::filesystem::path& log,
                 const std::function<Response(const Request&)>& respond);
    ForkedWorker(const ForkedWorker&) = delete;
    ForkedWorker(ForkedWorker&&) = delete;
    ForkedWorker& operator=(const ForkedWorker&) = delete;
    ForkedWorker& operator=(ForkedWorker&&) = delete;
    ~ForkedWorker();

    [[nodiscard]] pid_t id() const noexcept { return id_; }

    void signal(int number) const;
    [[nodiscard]] bool is_alive() const;
    /// What serve() returned (below 100); empty when the worker is still there after `limit` or did not return.
    [[nodiscard]] std::optional<int> served_within(std::chrono::milliseconds limit);
    [[nodiscard]] int open_descriptors() const;

private:
    pid_t id_;
    bool is_gone_{false};
};

/// The end of the process `id` within `limit`.
[[nodiscard]] bool ends_within(pid_t id, std::chrono::milliseconds limit);

/// The whole text of a file.
[[nodiscard]] std::string text_of(const std::filesystem::path& file);

}  // namespace mrko::http
