// SPDX-License-Identifier: Apache-2.0
#include "programs/worker_pool.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "http/access_log.h"
#include "programs/listening_socket.h"
#include "programs/worker_process.h"
#include "system/descriptor.h"

namespace mrko::programs {

namespace {

using http::Level;
using http::log_event;
using std::chrono::milliseconds;
using Clock = WorkerProcess::Clock;

constexpr int first_free_descriptor = 10;

/// The signals of a supervisor, delivered by a descriptor instead of at any moment.
class Signals {
public:
    Signals() {
        // A parent that ignores SIGCHLD would leave us without the news of a death.
        ::signal(SIGCHLD, SIG_DFL);
        sigset_t wanted{};
        sigemptyset(&wanted);
        for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGCHLD}) {
            sigaddset(&wanted, signal);
        }
        ::sigprocmask(SIG_BLOCK, &wanted, &before_);
        arrivals_ = system::Descriptor{::signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK)};
        if (!arrivals_) {
            throw std::system_error{errno, std::generic_category(), "signalfd"};
        }
    }

    Signals(const Signals&) = delete;
    Signals(Signals&&) = delete;
    Signals& operator=(const Signals&) = delete;
    Signals& operator=(Signals&&) = delete;

    ~Signals() {
        while (next()) {
        }
        ::sigprocmask(SIG_SETMASK, &before_, nullptr);
    }

    [[nodiscard]] int descriptor() const noexcept { return arrivals_.number(); }

    [[nodiscard]] std::optional<int> next() const noexcept {
        signalfd_siginfo arrived{};
        const bool any = ::read(arrivals_.number(), &arrived, sizeof arrived) == ssize_t{sizeof arrived};
        return any ? std::optional{static_cast<int>(arrived.ssi_signo)} : std::nullopt;
    }

private:
    sigset_t before_{};
    system::Descriptor arrivals_;
};

/// The socket, opened or inherited, and its file while that is ours.
class Listener {
public:
    explicit Listener(const PoolOptions& options) {
        if (options.listening >= 0) {
            keep(options.listening);
            return;
        }
        const auto opened =
            open_listening_socket(options.socket, options.socket_mode, options.socket_group, options.backlog);
        path_ = options.socket;
        inode_ = inode_at(path_);
        keep(opened.number());
    }

    Listener(const Listener&) = delete;
    Listener(Listener&&) = delete;
    Listener& operator=(const Listener&) = delete;
    Listener& operator=(Listener&&) = delete;

    ~Listener() {
        if (!path_.empty() && inode_at(path_) == inode_) {
            ::unlink(path_.c_str());
        }
    }

    [[nodiscard]] int number() const noexcept { return listening_.number(); }

private:
    /// Above the numbers of a worker's own descriptors, so that none of them is overwritten on the way.
    void keep(int number) {
        listening_ = system::Descriptor{::fcntl(number, F_DUPFD_CLOEXEC, first_free_descriptor)};
        if (!listening_) {
            throw std::system_error{errno, std::generic_category(), "fcntl"};
        }
    }

    /// 0 when there is no file.
    [[nodiscard]] static ino_t inode_at(const std::filesystem::path& path) noexcept {
        struct stat found {};

        return ::lstat(path.c_str(), &found) == 0 ? found.st_ino : 0;
    }

    std::filesystem::path path_;
    ino_t inode_{0};
    system::Descriptor listening_;
};

/// One place of the pool: the worker that fills it, the one that is to follow, and when to start after a death.
struct Place {
    std::optional<WorkerProcess> current;
    std::optional<WorkerProcess> next;
    unsigned generation{0};  ///< of `current`: how many rolls had begun when it was started
    unsigned next_generation{0};
    Clock::time_point start_at{};  ///< not before, when `current` is empty
    milliseconds back_off{0};
};

class Pool {
public:
    Pool(const PoolOptions& options, std::filesystem::path program)
        : options_(options), program_(std::move(program)), listener_(options), places_(options.workers) {}

    Pool(const Pool&) = delete;
    Pool(Pool&&) = delete;
    Pool& operator=(const Pool&) = delete;
    Pool& operator=(Pool&&) = delete;

    ~Pool() {
        if (!options_.pid_file.empty() && was_ready_) {
            ::unlink(options_.pid_file.c_str());
        }
    }

    int run() {
        log_event(Level::info, "pool_started", {{"workers", std::to_string(options_.workers)}});
        while (!(is_draining_ && has_no_workers())) {
            const auto now = Clock::now();
            if (!is_draining_) {
                start_missing(now);
                continue_roll(now);
            }
            kill_overdue(now);
            wait();
        }
        log_event(Level::info, "pool_stopped");
        return 0;
    }

private:
    [[nodiscard]] std::optional<WorkerProcess> start(Clock::time_point now) const {
        try {
            WorkerProcess worker{program_, options_.arguments, listener_.number(), now};
            worker.set_kill_at(now + options_.ready_deadline);
            log_event(Level::info, "worker_started", {{"worker", std::to_string(worker.id())}});
            return worker;
        } catch (const std::system_error& error) {
            log_event(Level::error, "worker_not_started", {{"error", error.what()}});
            return std::nullopt;
        }
    }

    void start_missing(Clock::time_point now) {
        for (Place& place : places_) {
            if (!place.current && now >= place.start_at) {
                place.current = start(now);
                place.generation = generation_;
                if (!place.current) {
                    delay_start(place, now);
                }
            }
        }
    }

    void delay_start(Place& place, Clock::time_point now) const {
        place.back_off = place.back_off == milliseconds{0} ? options_.first_back_off
                                                           : std::min(place.back_off * 2, options_.longest_back_off);
        place.start_at = now + place.back_off;
    }

    void note_all_ready() {
        if (was_ready_ || !std::all_of(places_.begin(), places_.end(), [](const Place& place) {
                return place.current && place.current->is_ready();
            })) {
            return;
        }
        was_ready_ = true;
        log_event(Level::info, "pool_ready");
        if (!options_.pid_file.empty()) {
            std::ofstream{options_.pid_file} << ::getpid() << '\n';
        }
    }

    /// One place at a time: the first whose worker is of an older generation gets its successor started.
    void continue_roll(Clock::time_point now) {
        const bool in_hand =
            std::any_of(places_.begin(), places_.end(), [](const Place& place) { return place.next.has_value(); });
        const auto old = std::find_if(places_.begin(), places_.end(), [this](const Place& place) {
            return place.current && place.generation != generation_;
        });
        if (in_hand || old == places_.end()) {
            return;
        }
        old->next = start(now);
        old->next_generation = generation_;
        if (!old->next) {
            give_up_roll();
        }
    }

    /// The successor takes the place; the old worker finishes its request and goes.
    void promote(Place& place, Clock::time_point now) {
        if (place.current) {
            place.current->tell_to_leave(now + options_.drain_deadline);
            leaving_.push_back(std::move(*place.current));
        }
        place.current = std::move(place.next);
        place.next.reset();
        place.generation = place.next_generation;
        place.back_off = milliseconds{0};
    }

    /// The workers that serve are better than none.
    void give_up_roll() {
        log_event(Level::error, "roll_given_up");
        for (Place& place : places_) {
            place.generation = generation_;
        }
    }

    void begin_roll() {
        ++generation_;
        log_event(Level::info, "roll_begun");
    }

    void drain() {
        if (is_draining_) {
            return;
        }
        is_draining_ = true;
        log_event(Level::info, "pool_draining");
        const auto kill_at = Clock::now() + options_.drain_deadline;
        for (Place& place : places_) {
            for (auto* const worker : {&place.current, &place.next}) {
                if (*worker) {
                    (*worker)->tell_to_leave(kill_at);
                    leaving_.push_back(std::move(**worker));
                    worker->reset();
                }
            }
        }
    }

    [[nodiscard]] bool has_no_workers() const noexcept { return leaving_.empty(); }

    void kill_overdue(Clock::time_point now) {
        for_each_worker([now](WorkerProcess& worker) {
            if (worker.kill_at() <= now) {
                log_event(Level::error, "worker_killed", {{"worker", std::to_string(worker.id())}});
                worker.kill_now();
            }
        });
    }

    /// How a worker ended, when it did.
    [[nodiscard]] static std::optional<int> end_of(const WorkerProcess& worker) noexcept {
        int status = 0;
        return ::waitpid(worker.id(), &status, WNOHANG) == worker.id() ? std::optional{status} : std::nullopt;
    }

    static void log_end(const WorkerProcess& worker, int status) {
        const bool killed = WIFSIGNALED(status);
        const bool as_told = killed ? WTERMSIG(status) == SIGTERM : WEXITSTATUS(status) == 0;
        log_event(as_told ? Level::info : Level::error,
                  "worker_ended",
                  {{"worker", std::to_string(worker.id())},
                   {killed ? "signal" : "status", std::to_string(killed ? WTERMSIG(status) : WEXITSTATUS(status))}});
    }

    void bury() {
        const auto now = Clock::now();
        for (Place& place : places_) {
            if (place.next) {
                if (const auto status = end_of(*place.next)) {
                    log_end(*place.next, *status);
                    place.next.reset();
                    give_up_roll();
                }
            }
            if (place.current) {
                if (const auto status = end_of(*place.current)) {
                    log_end(*place.current, *status);
                    succeed(place, *status, now);
                }
            }
        }
        leaving_.erase(std::remove_if(leaving_.begin(),
                                      leaving_.end(),
                                      [](const WorkerProcess& worker) {
                                          const auto status = end_of(worker);
                                          if (status) {
                                              log_end(worker, *status);
                                          }
                                          return status.has_value();
                                      }),
                       leaving_.end());
    }

    /// Fills the place of a worker that died. One that served is replaced at once; one that dies young again and again
    /// has to wait longer each time. A ready worker that SIGKILL ended did not die of itself.
    void succeed(Place& place, int status, Clock::time_point now) {
        const WorkerProcess dead = std::move(*place.current);
        place.current.reset();
        if (place.next) {
            promote(place, now);
            return;
        }
        const bool from_outside = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
        if (dead.is_ready() && (from_outside || now - dead.since() >= options_.settled_after)) {
            place.back_off = milliseconds{0};
            place.start_at = now;
        } else {
            delay_start(place, now);
        }
    }

    template <typename Visit>
    void for_each_worker(const Visit& visit) {
        for (Place& place : places_) {
            for (auto* const worker : {&place.current, &place.next}) {
                if (*worker) {
                    visit(**worker);
                }
            }
        }
        std::for_each(leaving_.begin(), leaving_.end(), visit);
    }

    /// Milliseconds until something is due without anybody's doing; -1: nothing is.
    [[nodiscard]] int time_to_wait() {
        auto due = Clock::time_point::max();
        for_each_worker([&due](const WorkerProcess& worker) { due = std::min(due, worker.kill_at()); });
        for (const Place& place : places_) {
            if (!place.current && !is_draining_) {
                due = std::min(due, place.start_at);
            }
        }
        if (due == Clock::time_point::max()) {
            return -1;
        }
        const auto rest = std::chrono::ceil<milliseconds>(due - Clock::now());
        return static_cast<int>(std::clamp<milliseconds::rep>(rest.count(), 0, 60000));
    }

    void wait() {
        std::vector<pollfd> watched{{signals_.descriptor(), POLLIN, 0}};
        for_each_worker([&watched](const WorkerProcess& worker) {
            if (worker.readiness() >= 0) {
                watched.push_back({worker.readiness(), POLLIN, 0});
            }
        });
        if (::poll(watched.data(), watched.size(), time_to_wait()) < 0) {
            return;
        }
        hear_workers();
        while (const auto signal = signals_.next()) {
            obey(*signal);
        }
    }

    void hear_workers() {
        const auto now = Clock::now();
        for (Place& place : places_) {
            if (place.current) {
                note_ready(*place.current, now);
            }
            if (place.next && note_ready(*place.next, now)) {
                promote(place, now);
            }
        }
        for (WorkerProcess& worker : leaving_) {
            if (worker.readiness() >= 0) {
                (void)worker.hear(now);
            }
        }
        note_all_ready();
    }

    /// Returns true when the worker has just become ready.
    static bool note_ready(WorkerProcess& worker, Clock::time_point now) {
        if (worker.readiness() < 0 || !worker.hear(now)) {
            return false;
        }
        worker.set_kill_at(Clock::time_point::max());
        log_event(Level::info, "worker_ready", {{"worker", std::to_string(worker.id())}});
        return true;
    }

    void obey(int signal) {
        if (signal == SIGCHLD) {
            bury();
        } else if (signal == SIGHUP) {
            begin_roll();
        } else {
            drain();
        }
    }

    const PoolOptions& options_;
    std::filesystem::path program_;
    Signals signals_;
    Listener listener_;
    std::vector<Place> places_;
    std::vector<WorkerProcess> leaving_;
    unsigned generation_{0};
    bool is_draining_{false};
    bool was_ready_{false};
};

/// By its path and not as /proc/self/exe: that link follows the old file after a new one has taken its name.
std::filesystem::path own_program() {
    return std::filesystem::read_symlink("/proc/self/exe");
}

}  // namespace

int supervise(const PoolOptions& options) {
    Pool pool{options, options.program.empty() ? own_program() : options.program};
    return pool.run();
}

}  // namespace mrko::programs
