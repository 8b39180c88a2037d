// SPDX-License-Identifier: Apache-2.0
#include "programs/worker_pool.h"

#include <cppunit/extensions/HelperMacros.h>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "system/descriptor.h"
#include "tests/http/fastcgi_bytes.h"
#include "tests/http/forked_worker.h"
#include "tests/http/temporary_folder.h"
#include "tests/http/unix_peer.h"

namespace mrko::programs {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// A pool of toy workers whose supervisor is a process of its own. The toy is started by a link, which a test may
/// point elsewhere as an upgrade does.
struct Scene {
    explicit Scene(PoolOptions options) {
        std::filesystem::create_symlink(TOY_WORKER, folder / "program");
        options.socket = folder / "socket";
        options.program = folder / "program";
        options.pid_file = folder / "pid";
        supervisor = ::fork();
        CPPUNIT_ASSERT(supervisor >= 0);
        if (supervisor == 0) {
            run(options);
        }
    }

    Scene(const Scene&) = delete;
    Scene(Scene&&) = delete;
    Scene& operator=(const Scene&) = delete;
    Scene& operator=(Scene&&) = delete;

    ~Scene() {
        if (supervisor > 0) {
            ::kill(supervisor, SIGKILL);
            ::waitpid(supervisor, nullptr, 0);
        }
    }

    [[noreturn]] void run(const PoolOptions& options) const {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        const system::Descriptor lines{
            ::open((folder / "log").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)};
        ::dup2(lines.number(), STDERR_FILENO);
        try {
            ::_exit(supervise(options));
        } catch (const std::exception&) {
            ::_exit(99);
        }
    }

    /// "pid word" of the worker that answered, or an empty text.
    [[nodiscard]] std::string ask(const char* target = "/") const {
        const http::UnixPeer peer{folder / "socket"};
        peer.send(http::request(http::parameters_of("GET", target)));
        return http::answer_in(peer.read_to_end()).body;
    }

    [[nodiscard]] pid_t answering() const { return std::atoi(ask().c_str()); }

    void signal(int number) const { ::kill(supervisor, number); }

    [[nodiscard]] std::string log() const { return http::text_of(folder / "log"); }

    [[nodiscard]] int times_logged(std::string_view event) const {
        const std::string text = log();
        const std::string wanted = "\"event\":\"" + std::string{event} + '"';
        int times = 0;
        for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) {
            ++times;
        }
        return times;
    }

    [[nodiscard]] std::set<pid_t> workers() const {
        std::set<pid_t> all;
        const std::string id = std::to_string(supervisor);
        const std::string text = http::text_of("/proc/" + id + "/task/" + id + "/children");
        for (std::size_t at = 0; at < text.size(); at = text.find(' ', at) + 1) {
            all.insert(std::atoi(text.c_str() + at));
        }
        return all;
    }

    /// Exit status of the supervisor within `limit`.
    [[nodiscard]] std::optional<int> ended_within(milliseconds limit) {
        if (!http::ends_within(supervisor, limit)) {
            return std::nullopt;
        }
        int status = 0;
        ::waitpid(supervisor, &status, 0);
        supervisor = -1;
        return WIFEXITED(status) ? std::optional{WEXITSTATUS(status)} : std::nullopt;
    }

    http::TemporaryFolder folder;
    pid_t supervisor{-1};
};

/// Waits for what has to come, and no longer than ten seconds.
void await(const std::string& what, const std::function<bool()>& has_come) {
    const auto end = steady_clock::now() + std::chrono::seconds{10};
    while (!has_come()) {
        CPPUNIT_ASSERT_MESSAGE("never came: " + what, steady_clock::now() < end);
        ::usleep(2000);
    }
}

sockaddr_un address_of(const std::filesystem::path& socket) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    socket.string().copy(static_cast<char*>(address.sun_path), sizeof address.sun_path - 1);
    return address;
}

PoolOptions serving(std::size_t workers, const std::string& word = "toy") {
    PoolOptions options;
    options.workers = workers;
    options.arguments = {"serves", word};
    options.settled_after = milliseconds{0};
    return options;
}

}  // namespace

class WorkerPoolTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(WorkerPoolTest);
    CPPUNIT_TEST(a_ready_pool_serves_and_says_so);
    CPPUNIT_TEST(f1_a_killed_worker_is_replaced_at_once);
    CPPUNIT_TEST(f23_a_worker_that_the_library_ends_is_replaced);
    CPPUNIT_TEST(f5_a_crash_loop_backs_off);
    CPPUNIT_TEST(f5_a_program_that_is_absent_backs_off);
    CPPUNIT_TEST(f2_a_roll_loses_no_request);
    CPPUNIT_TEST(f3_a_roll_brings_in_the_new_program);
    CPPUNIT_TEST(f3_a_roll_to_a_broken_program_is_given_up);
    CPPUNIT_TEST(f4_racing_reloads_leave_the_right_number_of_workers);
    CPPUNIT_TEST(a_worker_that_never_gets_ready_is_killed);
    CPPUNIT_TEST(sigterm_drains_all_and_leaves_nothing_behind);
    CPPUNIT_TEST(a_worker_that_does_not_leave_is_killed);
    CPPUNIT_TEST(no_worker_outlives_its_supervisor);
    CPPUNIT_TEST(a_second_pool_on_the_socket_is_refused);
    CPPUNIT_TEST(l2_a_crowd_of_128_waits_and_is_not_refused);
    CPPUNIT_TEST_SUITE_END();

public:
    void tearDown() override { scene_.reset(); }

    void a_ready_pool_serves_and_says_so() {
        start(serving(3));
        CPPUNIT_ASSERT_EQUAL(std::to_string(scene_->supervisor) + "\n", http::text_of(scene_->folder / "pid"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, scene_->workers().size());
        CPPUNIT_ASSERT(scene_->ask().ends_with(" toy"));
        CPPUNIT_ASSERT(scene_->workers().count(scene_->answering()) == 1);
    }

    void f1_a_killed_worker_is_replaced_at_once() {
        start(serving(1));
        for (int round = 0; round < 5; ++round) {
            const pid_t before = scene_->answering();
            const auto began = steady_clock::now();
            ::kill(before, SIGKILL);
            const pid_t after = scene_->answering();
            CPPUNIT_ASSERT(after > 0 && after != before);
            CPPUNIT_ASSERT(steady_clock::now() - began < milliseconds{1500});
        }
        CPPUNIT_ASSERT(scene_->ask("/crash").empty());
        CPPUNIT_ASSERT(scene_->ask().ends_with(" toy"));
        CPPUNIT_ASSERT(scene_->log().find(R"("status":"5")") != std::string::npos);
    }

    /// Debian's libfcgi writes past 64 octets when FCGI_GET_VALUES asks for one name often, and aborts.
    void f23_a_worker_that_the_library_ends_is_replaced() {
        start(serving(1));
        const http::Pairs often(12, {"FCGI_MPXS_CONNS", ""});
        const http::UnixPeer peer{scene_->folder / "socket"};
        peer.send(http::record({.type = http::RecordType::get_values, .request_id = 0}, http::encoded(often)));
        peer.finish_sending();
        (void)peer.read_to_end();
        CPPUNIT_ASSERT(scene_->ask().ends_with(" toy"));
    }

    void f5_a_crash_loop_backs_off() { expect_back_off("dies"); }

    void f5_a_program_that_is_absent_backs_off() {
        start(serving(1));
        std::filesystem::remove(scene_->folder / "program");
        ::kill(scene_->answering(), SIGKILL);
        await("three failures", [this] { return scene_->times_logged("worker_ended") >= 4; });
        CPPUNIT_ASSERT(scene_->log().find(R"("status":"127")") != std::string::npos);
        std::filesystem::create_symlink(TOY_WORKER, scene_->folder / "program");
        CPPUNIT_ASSERT(scene_->ask().ends_with(" toy"));
    }

    void f2_a_roll_loses_no_request() {
        start(serving(2));
        for (int round = 1; round <= 3; ++round) {
            const auto before = scene_->workers();
            scene_->signal(SIGHUP);
            await("a new pool", [this, &before] {
                CPPUNIT_ASSERT(scene_->ask().ends_with(" toy"));
                const auto now = scene_->workers();
                return now.size() == 2 && std::none_of(now.begin(), now.end(), [&before](pid_t worker) {
                           return before.count(worker) == 1;
                       });
            });
        }
        CPPUNIT_ASSERT_EQUAL(8, scene_->times_logged("worker_ready"));
        CPPUNIT_ASSERT(scene_->log().find("\"signal\"") == std::string::npos);
    }

    void f3_a_roll_brings_in_the_new_program() {
        start(serving(1));
        replace_program("#!/bin/sh\nexec " TOY_WORKER " serves new\n");
        scene_->signal(SIGHUP);
        await("the new program", [this] { return scene_->ask().ends_with(" new"); });
    }

    void f3_a_roll_to_a_broken_program_is_given_up() {
        start(serving(2));
        const auto before = scene_->workers();
        replace_program("#!/bin/sh\nexit 3\n");
        scene_->signal(SIGHUP);
        await("the end of the roll", [this] { return scene_->times_logged("roll_given_up") == 1; });
        CPPUNIT_ASSERT(scene_->ask().ends_with(" toy"));
        CPPUNIT_ASSERT(before == scene_->workers());
    }

    void f4_racing_reloads_leave_the_right_number_of_workers() {
        start(serving(2));
        const auto first = scene_->workers();
        for (int gap = 0; gap < 25; ++gap) {
            scene_->signal(SIGHUP);
            CPPUNIT_ASSERT(scene_->ask().ends_with(" toy"));
            ::usleep(static_cast<useconds_t>(gap * 1000));
        }
        await("quiet", [this] {
            const int started = scene_->times_logged("worker_started");
            ::usleep(300000);
            return scene_->times_logged("worker_started") == started && scene_->workers().size() == 2;
        });
        CPPUNIT_ASSERT(first != scene_->workers());
        CPPUNIT_ASSERT(scene_->ask().ends_with(" toy"));
    }

    void a_worker_that_never_gets_ready_is_killed() {
        PoolOptions options = serving(1);
        options.arguments = {"sleeps"};
        options.ready_deadline = milliseconds{150};
        scene_.emplace(options);
        await("two kills", [this] { return scene_->times_logged("worker_killed") >= 2; });
        CPPUNIT_ASSERT_EQUAL(0, scene_->times_logged("pool_ready"));
    }

    void sigterm_drains_all_and_leaves_nothing_behind() {
        for (const int signal : {SIGTERM, SIGINT}) {
            start(serving(2));
            scene_->signal(signal);
            CPPUNIT_ASSERT_EQUAL(0, scene_->ended_within(milliseconds{2000}).value());
            CPPUNIT_ASSERT(!std::filesystem::exists(scene_->folder / "socket"));
            CPPUNIT_ASSERT(!std::filesystem::exists(scene_->folder / "pid"));
            CPPUNIT_ASSERT_EQUAL(2, scene_->times_logged("worker_ended"));
        }
    }

    void a_worker_that_does_not_leave_is_killed() {
        PoolOptions options = serving(1);
        options.arguments = {"sleeps"};
        options.drain_deadline = milliseconds{200};
        scene_.emplace(options);
        await("a start", [this] { return is_asleep(); });
        scene_->signal(SIGTERM);
        CPPUNIT_ASSERT_EQUAL(0, scene_->ended_within(milliseconds{2000}).value());
        CPPUNIT_ASSERT_EQUAL(1, scene_->times_logged("worker_killed"));
    }

    void no_worker_outlives_its_supervisor() {
        start(serving(2));
        const auto workers = scene_->workers();
        scene_->signal(SIGKILL);
        CPPUNIT_ASSERT(!scene_->ended_within(milliseconds{2000}).has_value());
        await("the end of the workers", [&workers] {
            return std::all_of(workers.begin(), workers.end(), [](pid_t worker) { return ::kill(worker, 0) != 0; });
        });
    }

    void a_second_pool_on_the_socket_is_refused() {
        start(serving(1));
        PoolOptions second = serving(1);
        second.socket = scene_->folder / "socket";
        CPPUNIT_ASSERT_THROW((void)supervise(second), std::runtime_error);
        CPPUNIT_ASSERT(scene_->ask().ends_with(" toy"));
    }

private:
    void start(const PoolOptions& options) {
        scene_.reset();
        scene_.emplace(options);
        await("a ready pool", [this] {
            return std::filesystem::exists(scene_->folder / "pid") && !http::text_of(scene_->folder / "pid").empty();
        });
    }

    /// With 40 ms at first and 160 at most, a second holds few starts; without back-off it would hold hundreds.
    void expect_back_off(const char* way) {
        PoolOptions options = serving(1);
        options.arguments = {way};
        options.first_back_off = milliseconds{40};
        options.longest_back_off = milliseconds{160};
        const auto began = steady_clock::now();
        scene_.emplace(options);
        await("six deaths", [this] { return scene_->times_logged("worker_ended") >= 6; });
        // 40 + 80 + 160 + 160 + 160
        CPPUNIT_ASSERT(steady_clock::now() - began >= milliseconds{600});
        CPPUNIT_ASSERT(scene_->times_logged("worker_started") <= 7);
    }

    void replace_program(const std::string& script) const {
        const auto path = (scene_->folder / "new").string();
        {
            const system::Descriptor file{::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0700)};
            CPPUNIT_ASSERT_EQUAL(static_cast<ssize_t>(script.size()),
                                 ::write(file.number(), script.data(), script.size()));
        }
        std::filesystem::rename(path, scene_->folder / "program");
    }

    /// The one worker has come as far as to ignore SIGTERM.
    [[nodiscard]] bool is_asleep() const {
        const auto workers = scene_->workers();
        if (workers.empty()) {
            return false;
        }
        const std::string status = http::text_of("/proc/" + std::to_string(*workers.begin()) + "/status");
        const auto at = status.find("SigIgn:\t");
        constexpr std::size_t digits = 16;
        return at != std::string::npos &&
               (std::strtoull(status.substr(at + 8, digits).c_str(), nullptr, digits) >> (SIGTERM - 1U) & 1U) != 0;
    }

    std::optional<Scene> scene_;

    /// nginx does not wait for a place in the queue: where there is none its client gets 503 at once.
    void l2_a_crowd_of_128_waits_and_is_not_refused() {
        start(serving(1));
        const auto worker = scene_->answering();
        ::kill(worker, SIGSTOP);
        std::vector<system::Descriptor> crowd;
        for (int client = 0; client < 128; ++client) {
            crowd.emplace_back(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
            const auto address = address_of(scene_->folder / "socket");
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                std::to_string(client),
                0,
                ::connect(crowd.back().number(), reinterpret_cast<const sockaddr*>(&address), sizeof address));
        }
        crowd.clear();
        ::kill(worker, SIGCONT);
        CPPUNIT_ASSERT_EQUAL(worker, scene_->answering());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(WorkerPoolTest);

}  // namespace mrko::programs
