// SPDX-License-Identifier: Apache-2.0
#include "session/redis_connection.h"

#include <cppunit/extensions/HelperMacros.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <system_error>

#include "tests/session/redis_server.h"

namespace mrko::session {

using Cause = RedisDown::Cause;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

/// Accepts one connection and sends a byte of an endless answer every 20 ms.
class DrippingPeer {
public:
    DrippingPeer() {
        std::string pattern = (std::filesystem::temp_directory_path() / "mrko-drip-XXXXXX").string();
        CPPUNIT_ASSERT(mkdtemp(pattern.data()) != nullptr);
        folder_ = pattern;
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        CPPUNIT_ASSERT(socket_path().size() < sizeof address.sun_path);
        socket_path().copy(address.sun_path, sizeof address.sun_path - 1);
        const int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        CPPUNIT_ASSERT_EQUAL(0, bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address));
        CPPUNIT_ASSERT_EQUAL(0, listen(listener, 1));
        pid_ = fork();
        if (pid_ == 0) {
            const int peer = accept(listener, nullptr, nullptr);
            const std::string head = "$1000000\r\n";
            std::size_t sent = 0;
            while (write(peer, sent < head.size() ? &head[sent] : "x", 1) == 1) {
                ++sent;
                poll(nullptr, 0, 20);
            }
            _exit(0);
        }
        close(listener);
    }

    DrippingPeer(const DrippingPeer&) = delete;
    DrippingPeer& operator=(const DrippingPeer&) = delete;

    ~DrippingPeer() {
        kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    [[nodiscard]] std::string socket_path() const { return (folder_ / "socket").string(); }

private:
    std::filesystem::path folder_;
    pid_t pid_{0};
};

}  // namespace

class RedisConnectionTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RedisConnectionTest);
    CPPUNIT_TEST(bytes_of_every_kind_come_back_unchanged);
    CPPUNIT_TEST(s15_one_call_is_one_command_whatever_the_value_holds);
    CPPUNIT_TEST(a_fault_of_ours_is_refused_and_the_connection_goes_on);
    CPPUNIT_TEST(a_script_runs_again_after_redis_has_forgotten_it);
    CPPUNIT_TEST(f6_a_kept_connection_survives_a_restart_even_for_what_must_not_be_retried);
    CPPUNIT_TEST(f9_a_stopped_redis_answers_in_the_budget_and_the_circuit_opens_and_closes);
    CPPUNIT_TEST(f9_an_answer_that_drips_is_given_up_in_time);
    CPPUNIT_TEST(f9_an_absent_redis_opens_the_circuit_and_readiness_says_no);
    CPPUNIT_TEST(f10_a_replica_is_read_only_and_still_read);
    CPPUNIT_TEST(f10_missing_replicas_stop_writes_alone);
    CPPUNIT_TEST(f10_a_full_memory_stops_writes_alone_and_never_opens_the_circuit);
    CPPUNIT_TEST(f10_a_failed_snapshot_stops_writes_alone);
    CPPUNIT_TEST(f10_a_missing_or_wrong_password_is_our_configuration);
    CPPUNIT_TEST(f10_a_forbidden_command_is_our_configuration);
    CPPUNIT_TEST(f10_a_busy_redis_will_answer_later);
    CPPUNIT_TEST(f10_a_loading_redis_will_answer_later);
    CPPUNIT_TEST(f11_a_late_reply_never_reaches_the_next_user);
    CPPUNIT_TEST_SUITE_END();

    static std::optional<Cause> cause_of(const std::function<void()>& work) {
        try {
            work();
        } catch (const RedisDown& down) {
            return down.cause();
        }
        return std::nullopt;
    }

    static milliseconds time_of(const std::function<void()>& work) {
        const auto start = steady_clock::now();
        work();
        return std::chrono::duration_cast<milliseconds>(steady_clock::now() - start);
    }

public:
    void bytes_of_every_kind_come_back_unchanged() {
        RedisServer server;
        RedisConnection redis{server.options()};
        std::string all;
        for (int byte = 0; byte < 256; ++byte) {
            all.push_back(static_cast<char>(byte));
        }
        redis.run({"SET", all, all}, Retry::once);
        CPPUNIT_ASSERT_EQUAL(all, redis.run({"GET", all}, Retry::once).text);
        CPPUNIT_ASSERT(Reply::Kind::nil == redis.run({"GET", "absent"}, Retry::once).kind);
        CPPUNIT_ASSERT_EQUAL(1LL, redis.run({"DEL", all}, Retry::once).integer);
        CPPUNIT_ASSERT(redis.answers());
    }

    void s15_one_call_is_one_command_whatever_the_value_holds() {
        RedisServer server;
        RedisConnection redis{server.options()};
        const std::string evil = "x\r\n*1\r\n$8\r\nFLUSHALL\r\n%s%n {{NAME}}";
        redis.run({"SET", "kept", "1"}, Retry::once);
        redis.run({"SET", "name", evil}, Retry::once);
        CPPUNIT_ASSERT_EQUAL(evil, redis.run({"GET", "name"}, Retry::once).text);
        CPPUNIT_ASSERT_EQUAL(2LL, redis.run({"DBSIZE"}, Retry::once).integer);
    }

    void a_fault_of_ours_is_refused_and_the_connection_goes_on() {
        RedisServer server;
        RedisConnection redis{server.options()};
        redis.run({"SET", "text", "1"}, Retry::once);
        const auto id = redis.run({"CLIENT", "ID"}, Retry::once).integer;
        for (int each = 0; each < 2 * RedisConnection::failures_until_open; ++each) {
            CPPUNIT_ASSERT_THROW(redis.run({"HGET", "text", "field"}, Retry::once), RedisRefused);
        }
        CPPUNIT_ASSERT_EQUAL(id, redis.run({"CLIENT", "ID"}, Retry::once).integer);
    }

    void a_script_runs_again_after_redis_has_forgotten_it() {
        RedisServer server;
        RedisConnection redis{server.options()};
        static constexpr Script script{"return {KEYS[1], ARGV[1], 7}"};
        for (int round = 0; round < 3; ++round) {
            const Reply reply = redis.eval(script, {"key"}, {"value"}, Retry::never);
            CPPUNIT_ASSERT_EQUAL(std::size_t{3}, reply.elements.size());
            CPPUNIT_ASSERT_EQUAL(std::string{"value"}, reply.elements[1].text);
            CPPUNIT_ASSERT_EQUAL(7LL, reply.elements[2].integer);
            redis.run({"SCRIPT", "FLUSH"}, Retry::once);
        }
    }

    void f6_a_kept_connection_survives_a_restart_even_for_what_must_not_be_retried() {
        RedisServer server;
        RedisConnection redis{server.options()};
        CPPUNIT_ASSERT(redis.answers());
        server.kill();
        server.start();
        CPPUNIT_ASSERT_EQUAL(1LL, redis.run({"INCR", "count"}, Retry::never).integer);
    }

    void f9_a_stopped_redis_answers_in_the_budget_and_the_circuit_opens_and_closes() {
        RedisServer server;
        steady_clock::time_point now{};
        const RedisOptions defaults{.socket_path = server.options().socket_path};
        RedisConnection redis{defaults, [&] { return now; }};
        CPPUNIT_ASSERT(redis.answers());
        server.stop();
        for (int each = 0; each < RedisConnection::failures_until_open; ++each) {
            const auto time = time_of([&] {
                CPPUNIT_ASSERT(Cause::timed_out == cause_of([&] { redis.run({"GET", "key"}, Retry::once); }));
            });
            CPPUNIT_ASSERT(time < milliseconds{600});
        }
        const auto refused = time_of([&] {
            for (int each = 0; each < 100; ++each) {
                CPPUNIT_ASSERT(Cause::circuit_open == cause_of([&] { redis.run({"GET", "key"}, Retry::once); }));
            }
        });
        CPPUNIT_ASSERT(refused < milliseconds{20});

        now += RedisConnection::probe_interval;
        CPPUNIT_ASSERT(Cause::timed_out == cause_of([&] { redis.run({"GET", "key"}, Retry::once); }));
        CPPUNIT_ASSERT(Cause::circuit_open == cause_of([&] { redis.run({"GET", "key"}, Retry::once); }));

        server.go_on();
        CPPUNIT_ASSERT(!redis.answers());
        now += RedisConnection::probe_interval;
        CPPUNIT_ASSERT(redis.answers());
        CPPUNIT_ASSERT(redis.answers());
    }

    void f9_an_answer_that_drips_is_given_up_in_time() {
        const DrippingPeer peer;
        RedisOptions options;
        options.socket_path = peer.socket_path();
        options.command_timeout = milliseconds{100};
        RedisConnection redis{options};
        const auto time = time_of([&] {
            CPPUNIT_ASSERT(Cause::timed_out == cause_of([&] { redis.run({"GET", "key"}, Retry::once); }));
        });
        CPPUNIT_ASSERT(time >= milliseconds{100});
        CPPUNIT_ASSERT(time < milliseconds{300});
    }

    void f9_an_absent_redis_opens_the_circuit_and_readiness_says_no() {
        RedisServer server;
        steady_clock::time_point now{};
        RedisConnection redis{server.options(), [&] { return now; }};
        server.kill();
        for (int each = 0; each < RedisConnection::failures_until_open; ++each) {
            CPPUNIT_ASSERT(Cause::unreachable == cause_of([&] { redis.run({"GET", "key"}, Retry::once); }));
        }
        CPPUNIT_ASSERT(Cause::circuit_open == cause_of([&] { redis.run({"GET", "key"}, Retry::once); }));
        CPPUNIT_ASSERT(!redis.answers());
        server.start();
        now += RedisConnection::probe_interval;
        CPPUNIT_ASSERT(redis.answers());
    }

    void f10_a_replica_is_read_only_and_still_read() {
        RedisServer server;
        RedisConnection redis{server.options()};
        redis.run({"SET", "key", "value"}, Retry::once);
        redis.run({"REPLICAOF", "127.0.0.1", "1"}, Retry::once);
        CPPUNIT_ASSERT(Cause::read_only == cause_of([&] { redis.run({"SET", "key", "other"}, Retry::once); }));
        CPPUNIT_ASSERT_EQUAL(std::string{"value"}, redis.run({"GET", "key"}, Retry::once).text);
    }

    void f10_missing_replicas_stop_writes_alone() {
        RedisServer server;
        RedisConnection redis{server.options()};
        redis.run({"SET", "key", "value"}, Retry::once);
        redis.run({"CONFIG", "SET", "min-replicas-to-write", "1"}, Retry::once);
        CPPUNIT_ASSERT(Cause::read_only == cause_of([&] { redis.run({"SET", "key", "other"}, Retry::once); }));
        CPPUNIT_ASSERT_EQUAL(std::string{"value"}, redis.run({"GET", "key"}, Retry::once).text);
    }

    void f10_a_full_memory_stops_writes_alone_and_never_opens_the_circuit() {
        RedisServer server;
        RedisConnection redis{server.options()};
        redis.run({"SET", "key", "value"}, Retry::once);
        redis.run({"CONFIG", "SET", "maxmemory", "1"}, Retry::once);
        for (int each = 0; each < 2 * RedisConnection::failures_until_open; ++each) {
            CPPUNIT_ASSERT(Cause::out_of_memory == cause_of([&] { redis.run({"SET", "key", "other"}, Retry::once); }));
        }
        CPPUNIT_ASSERT_EQUAL(std::string{"value"}, redis.run({"GET", "key"}, Retry::once).text);
    }

    void f10_a_failed_snapshot_stops_writes_alone() {
        RedisServer server{{"--enable-protected-configs", "yes"}};
        RedisConnection redis{server.options()};
        redis.run({"SET", "key", "value"}, Retry::once);
        const auto gone = server.folder() / "gone";
        std::filesystem::create_directory(gone);
        redis.run({"CONFIG", "SET", "dir", gone.string()}, Retry::once);
        redis.run({"CONFIG", "SET", "save", "3600 1000"}, Retry::once);
        std::filesystem::remove(gone);
        redis.run({"BGSAVE"}, Retry::once);
        CPPUNIT_ASSERT(eventually([&] {
            return redis.run({"INFO", "persistence"}, Retry::once).text.find("rdb_last_bgsave_status:err") !=
                   std::string::npos;
        }));
        CPPUNIT_ASSERT(Cause::read_only == cause_of([&] { redis.run({"SET", "key", "other"}, Retry::once); }));
        CPPUNIT_ASSERT_EQUAL(std::string{"value"}, redis.run({"GET", "key"}, Retry::once).text);
    }

    void f10_a_missing_or_wrong_password_is_our_configuration() {
        RedisServer server;
        RedisConnection first{server.options()};
        first.run({"CONFIG", "SET", "requirepass", "right"}, Retry::once);

        RedisConnection without{server.options()};
        CPPUNIT_ASSERT(Cause::not_permitted == cause_of([&] { without.run({"GET", "key"}, Retry::once); }));
        RedisOptions options = server.options();
        options.password = "wrong";
        RedisConnection wrong{options};
        CPPUNIT_ASSERT(Cause::not_permitted == cause_of([&] { wrong.run({"GET", "key"}, Retry::once); }));
        options.password = "right";
        CPPUNIT_ASSERT(RedisConnection{options}.answers());
        options.user = "default";
        CPPUNIT_ASSERT(RedisConnection{options}.answers());
    }

    void f10_a_forbidden_command_is_our_configuration() {
        RedisServer server;
        RedisConnection first{server.options()};
        first.run({"ACL", "SETUSER", "worker", "on", ">word", "~s:*", "+@all", "-@dangerous"}, Retry::once);
        RedisOptions options = server.options();
        options.user = "worker";
        options.password = "word";
        RedisConnection worker{options};
        worker.run({"SET", "s:1", "value"}, Retry::once);
        CPPUNIT_ASSERT(Cause::not_permitted == cause_of([&] { worker.run({"FLUSHALL"}, Retry::once); }));
        CPPUNIT_ASSERT(Cause::not_permitted == cause_of([&] { worker.run({"GET", "x:1"}, Retry::once); }));
        CPPUNIT_ASSERT_EQUAL(std::string{"value"}, worker.run({"GET", "s:1"}, Retry::once).text);
    }

    void f10_a_busy_redis_will_answer_later() {
        RedisServer server{{"--busy-reply-threshold", "1"}};
        RedisConnection redis{server.options()};
        CPPUNIT_ASSERT(redis.answers());
        RedisOptions hasty = server.options();
        hasty.command_timeout = milliseconds{30};
        RedisConnection looping{hasty};
        CPPUNIT_ASSERT(Cause::timed_out == cause_of([&] {
                           looping.run({"EVAL", "while true do end", "0"}, Retry::never);
                       }));
        CPPUNIT_ASSERT(Cause::loading == cause_of([&] { redis.run({"GET", "key"}, Retry::once); }));
        redis.run({"SCRIPT", "KILL"}, Retry::once);
        CPPUNIT_ASSERT(eventually([&] { return redis.answers(); }));
    }

    void f10_a_loading_redis_will_answer_later() {
        RedisServer server;
        {
            RedisConnection redis{server.options()};
            redis.run({"EVAL", "for i = 1, 2000 do redis.call('SET', 'key' .. i, string.rep('x', 2000)) end", "0"},
                      Retry::once);
            redis.run({"SAVE"}, Retry::once);
        }
        server.kill();
        server.start_without_waiting(
            {"--key-load-delay", "300", "--loading-process-events-interval-bytes", "1024", "--rdbcompression", "no"});
        RedisConnection redis{server.options()};
        // The socket is there a moment before Redis listens on it.
        std::optional<Cause> cause;
        CPPUNIT_ASSERT(eventually([&] {
            cause = cause_of([&] { redis.run({"GET", "key1"}, Retry::once); });
            return cause != Cause::unreachable;
        }));
        CPPUNIT_ASSERT(Cause::loading == cause);
        CPPUNIT_ASSERT(eventually([&] { return redis.answers(); }));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2000}, redis.run({"GET", "key1"}, Retry::once).text.size());
    }

    void f11_a_late_reply_never_reaches_the_next_user() {
        RedisServer server;
        steady_clock::time_point now{};
        RedisOptions options = server.options();
        options.command_timeout = milliseconds{2};
        RedisConnection redis{options, [&] { return now += RedisConnection::probe_interval; }};
        CPPUNIT_ASSERT(eventually([&] { return redis.answers(); }));
        {
            RedisConnection patient{server.options()};
            patient.run({"MSET", "first", "of the first user", "second", "of the second user"}, Retry::once);
        }
        for (int round = 0; round < 1000; ++round) {
            server.stop();
            CPPUNIT_ASSERT(Cause::timed_out == cause_of([&] { redis.run({"GET", "first"}, Retry::once); }));
            server.go_on();
            CPPUNIT_ASSERT(eventually([&] {
                try {
                    CPPUNIT_ASSERT_EQUAL(std::string{"of the second user"},
                                         redis.run({"GET", "second"}, Retry::once).text);
                    return true;
                } catch (const RedisDown&) {
                    return false;
                }
            }));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RedisConnectionTest);

}  // namespace mrko::session
