// SPDX-License-Identifier: Apache-2.0
// F7, F8: the primary of Redis is lost, and nothing that was acknowledged is.
#include "session/sentinels.h"

#include <arpa/inet.h>
#include <cppunit/extensions/HelperMacros.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "session/session_store.h"
#include "tests/session/sentinel_house.h"
#include "tests/session/settable_clock.h"
#include "tests/session/some_keys.h"

namespace mrko::session {

using namespace std::chrono_literals;

namespace {

/// Answers every question with one address, as a Sentinel that was cut off from the others does.
class StaleSentinel {
public:
    explicit StaleSentinel(int told) : told_(told), port_(free_port()), listening_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(static_cast<std::uint16_t>(port_));
        CPPUNIT_ASSERT_EQUAL(0, ::bind(listening_, reinterpret_cast<sockaddr*>(&address), sizeof address));
        CPPUNIT_ASSERT_EQUAL(0, ::listen(listening_, 8));
        answering_ = std::thread{[this] {
            for (int client = ::accept(listening_, nullptr, nullptr); client >= 0;
                 client = ::accept(listening_, nullptr, nullptr)) {
                std::array<char, 512> question{};
                while (::read(client, question.data(), question.size()) > 0) {
                    const auto port = std::to_string(told_.load());
                    const auto answer =
                        "*2\r\n$9\r\n127.0.0.1\r\n$" + std::to_string(port.size()) + "\r\n" + port + "\r\n";
                    if (::write(client, answer.data(), answer.size()) <= 0) {
                        break;
                    }
                }
                ::close(client);
            }
        }};
    }

    StaleSentinel(const StaleSentinel&) = delete;
    StaleSentinel& operator=(const StaleSentinel&) = delete;

    ~StaleSentinel() {
        ::shutdown(listening_, SHUT_RDWR);
        answering_.join();
        ::close(listening_);
    }

    void tell(int port) { told_ = port; }

    [[nodiscard]] RedisAddress address() const { return {.host = "127.0.0.1", .port = port_}; }

private:
    std::atomic<int> told_;
    int port_;
    int listening_;
    std::thread answering_;
};

}  // namespace

class SentinelsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SentinelsTest);
    CPPUNIT_TEST(f7_a_killed_primary_loses_no_acknowledged_session);
    CPPUNIT_TEST(f7_a_primary_that_hangs_is_replaced_and_takes_no_writes_when_it_wakes);
    CPPUNIT_TEST(f8_without_any_sentinel_the_primary_serves_on);
    CPPUNIT_TEST(f8_a_sentinel_with_old_news_is_not_believed);
    CPPUNIT_TEST(f10_a_primary_that_was_turned_into_a_replica_is_left_within_the_command);
    CPPUNIT_TEST(f10_whoever_may_not_say_what_it_is_is_not_asked_for_anything_else);
    CPPUNIT_TEST(f7_what_no_replica_has_is_not_acknowledged);
    CPPUNIT_TEST_SUITE_END();

    /// Sentinels look on for eight seconds before they tell an old primary whom to follow.
    static constexpr std::chrono::seconds turning{60};

    SettableClock clock_;
    SealKeys keys_{some_keys()};

    static NewSession visitor(int number) {
        return {.portal_user = {"portal", "parent " + std::to_string(number)}, .name = "Ольга"};
    }

    /// Cookies that were acknowledged.
    std::vector<std::string> sign_in(SessionStore& sessions, int count) {
        std::vector<std::string> cookies;
        for (int number = 0; number < count; ++number) {
            cookies.push_back(sessions.create(visitor(number)));
        }
        return cookies;
    }

    /// Signs in again and again until it works; how long that took.
    std::chrono::milliseconds until_it_works(SessionStore& sessions) {
        const auto begin = std::chrono::steady_clock::now();
        CPPUNIT_ASSERT(eventually([&] {
            try {
                return !sessions.create(visitor(-1)).empty();
            } catch (const RedisDown&) {
                return false;
            }
        }));
        return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    }

    void all_are_there(SessionStore& sessions, const std::vector<std::string>& cookies) {
        for (const auto& cookie : cookies) {
            CPPUNIT_ASSERT(sessions.open(cookie).has_value());
        }
    }

    void f7_a_killed_primary_loses_no_acknowledged_session() {
        SentinelHouse house;
        RedisConnection redis{house.options()};
        SessionStore sessions{redis, clock_, keys_, {}};
        const auto cookies = sign_in(sessions, 100);
        const auto ended = sessions.create(visitor(1000));
        sessions.end(ended);
        house.nodes[0]->kill();
        std::cout << "F7 kill: " << until_it_works(sessions).count() << " ms\n";
        all_are_there(sessions, cookies);
        CPPUNIT_ASSERT(!sessions.open(ended));
    }

    void f7_a_primary_that_hangs_is_replaced_and_takes_no_writes_when_it_wakes() {
        SentinelHouse house;
        RedisConnection redis{house.options()};
        SessionStore sessions{redis, clock_, keys_, {}};
        const auto cookies = sign_in(sessions, 100);
        house.nodes[0]->stop();
        std::cout << "F7 stop: " << until_it_works(sessions).count() << " ms\n";
        all_are_there(sessions, cookies);
        house.nodes[0]->go_on();
        CPPUNIT_ASSERT(eventually([&] { return house.role_of(0) == "slave"; }, turning));
        RedisConnection old{house.node(0)};
        CPPUNIT_ASSERT_THROW(old.run({"SET", "x", "1"}, Retry::never), RedisDown);
        all_are_there(sessions, cookies);
    }

    void f8_without_any_sentinel_the_primary_serves_on() {
        SentinelHouse house;
        RedisConnection redis{house.options()};
        SessionStore sessions{redis, clock_, keys_, {}};
        const auto cookies = sign_in(sessions, 10);
        for (const auto& sentinel : house.sentinels) {
            sentinel->kill();
        }
        RedisConnection{house.node(0)}.run({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"}, Retry::once);
        all_are_there(sessions, cookies);
        static_cast<void>(sign_in(sessions, 10));
        // A new worker that never saw a Sentinel cannot guess.
        RedisConnection fresh{house.options()};
        CPPUNIT_ASSERT_THROW(fresh.run({"PING"}, Retry::once), RedisDown);
        for (const auto& sentinel : house.sentinels) {
            sentinel->start();
        }
        CPPUNIT_ASSERT(eventually([&] { return fresh.answers(); }));
    }

    void f8_a_sentinel_with_old_news_is_not_believed() {
        SentinelHouse house;
        const StaleSentinel names_a_replica{house.ports[1]};
        const StaleSentinel names_nobody{free_port()};
        for (const auto& stale : {names_a_replica.address(), names_nobody.address()}) {
            auto options = house.options();
            options.sentinels.addresses.insert(options.sentinels.addresses.begin(), stale);
            RedisConnection redis{options};
            redis.run({"SET", "x", "1"}, Retry::once);
            CPPUNIT_ASSERT_EQUAL(std::string{"master"}, redis.run({"ROLE"}, Retry::once).elements.at(0).text);
        }
    }

    void f10_a_primary_that_was_turned_into_a_replica_is_left_within_the_command() {
        const int first_port = free_port();
        const int second_port = free_port();
        RedisServer first{{"--port", std::to_string(first_port), "--bind", "127.0.0.1"}};
        RedisServer second{{"--port",
                            std::to_string(second_port),
                            "--bind",
                            "127.0.0.1",
                            "--replicaof",
                            "127.0.0.1",
                            std::to_string(first_port)}};
        StaleSentinel sentinel{first_port};
        RedisOptions options;
        options.sentinels.addresses = {sentinel.address()};
        options.command_timeout = 5s;
        RedisConnection redis{options};
        redis.run({"SET", "x", "1"}, Retry::once);
        // The link stays open: only the answer READONLY tells that it is a replica now.
        RedisConnection{second.options()}.run({"REPLICAOF", "NO", "ONE"}, Retry::never);
        RedisConnection{first.options()}.run({"REPLICAOF", "127.0.0.1", std::to_string(second_port)}, Retry::never);
        sentinel.tell(second_port);
        redis.run({"SET", "x", "2"}, Retry::never);
        CPPUNIT_ASSERT_EQUAL(std::string{"2"}, RedisConnection{second.options()}.run({"GET", "x"}, Retry::once).text);
    }

    void f10_whoever_may_not_say_what_it_is_is_not_asked_for_anything_else() {
        SentinelHouse house;
        for (std::size_t node = 0; node < house.ports.size(); ++node) {
            RedisConnection{house.node(node)}.run(
                {"ACL", "SETUSER", "worker", "on", ">password", "~*", "+@all", "-role"}, Retry::once);
        }
        auto options = house.options();
        options.user = "worker";
        options.password = "password";
        RedisConnection redis{options};
        for (int time = 0; time < 2; ++time) {
            CPPUNIT_ASSERT_THROW(redis.run({"SET", "x", "1"}, Retry::once), RedisDown);
        }
        CPPUNIT_ASSERT(RedisConnection{house.node(0)}.run({"GET", "x"}, Retry::once).kind == Reply::Kind::nil);
    }

    void f7_what_no_replica_has_is_not_acknowledged() {
        SentinelHouse house;
        RedisConnection redis{house.options()};
        SessionStore sessions{redis, clock_, keys_, {}};
        static_cast<void>(sign_in(sessions, 1));
        for (const auto& sentinel : house.sentinels) {
            sentinel->kill();
        }
        house.nodes[1]->stop();
        house.nodes[2]->stop();
        CPPUNIT_ASSERT_THROW(sessions.create(visitor(1)), RedisDown);
        house.nodes[1]->go_on();
        CPPUNIT_ASSERT(until_it_works(sessions) < 10s);
        house.nodes[2]->go_on();
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SentinelsTest);

}  // namespace mrko::session
