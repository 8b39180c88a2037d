// SPDX-License-Identifier: Apache-2.0
#include "session/pupil_attempts.h"

#include <cppunit/extensions/HelperMacros.h>

#include <chrono>
#include <string>
#include <tuple>

#include "session/token.h"
#include "tests/session/redis_server.h"
#include "tests/session/settable_clock.h"
#include "tests/session/some_keys.h"

namespace mrko::session {

class PupilAttemptsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PupilAttemptsTest);
    CPPUNIT_TEST(s6_a_browser_has_five_attempts_with_a_login);
    CPPUNIT_TEST(s6_new_browsers_of_a_network_share_its_bounds);
    CPPUNIT_TEST(s6_a_paused_network_leaves_no_trace_of_new_browsers);
    CPPUNIT_TEST(s7_a_browser_that_proved_the_login_is_not_locked_out_by_its_network);
    CPPUNIT_TEST(s7_another_network_is_not_touched);
    CPPUNIT_TEST(success_gives_the_attempt_back);
    CPPUNIT_TEST(a_proof_is_of_one_browser_and_one_login);
    CPPUNIT_TEST(only_our_own_cookies_have_a_token);
    CPPUNIT_TEST_SUITE_END();

    RedisServer server_;
    RedisConnection redis_{server_.options()};
    SettableClock clock_;
    const SealKeys keys_ = some_keys();
    PupilAttempts attempts_{redis_, clock_, keys_};

    static Attempter new_browser(const std::string& network = "192.0.2.1") {
        return {.cookie = random_token(), .network = network};
    }

    void exhaust_network(const std::string& login) {
        for (int each = 0; each < 20; ++each) {
            CPPUNIT_ASSERT(!attempts_.begin(new_browser(), login).paused_until);
        }
    }

    void s6_a_browser_has_five_attempts_with_a_login() {
        const auto from = new_browser();
        for (int left = 4; left >= 0; --left) {
            CPPUNIT_ASSERT_EQUAL(left, attempts_.begin(from, "ivan").left);
        }
        CPPUNIT_ASSERT(attempts_.begin(from, "ivan").paused_until == clock_.now() + std::chrono::minutes{15});
        CPPUNIT_ASSERT(!attempts_.begin(from, "maria").paused_until);
    }

    void s6_new_browsers_of_a_network_share_its_bounds() {
        exhaust_network("ivan");
        CPPUNIT_ASSERT(attempts_.begin(new_browser(), "ivan").paused_until);
        // Over all logins a network has two hundred an hour.
        for (int login = 1; login < 10; ++login) {
            exhaust_network("login" + std::to_string(login));
        }
        CPPUNIT_ASSERT(attempts_.begin(new_browser(), "maria").paused_until);
        clock_.move(std::chrono::hours{1});
        CPPUNIT_ASSERT(!attempts_.begin(new_browser(), "maria").paused_until);
    }

    void s6_a_paused_network_leaves_no_trace_of_new_browsers() {
        exhaust_network("ivan");
        const auto before = redis_.run({"DBSIZE"}, Retry::once).integer;
        CPPUNIT_ASSERT(attempts_.begin(new_browser(), "ivan").paused_until);
        CPPUNIT_ASSERT_EQUAL(before, redis_.run({"DBSIZE"}, Retry::once).integer);
    }

    void s7_a_browser_that_proved_the_login_is_not_locked_out_by_its_network() {
        auto own = new_browser();
        std::ignore = attempts_.begin(own, "ivan");
        own.cookie = attempts_.succeed(own, "ivan");
        exhaust_network("ivan");
        CPPUNIT_ASSERT(attempts_.begin(new_browser(), "ivan").paused_until);
        CPPUNIT_ASSERT(!attempts_.begin(own, "ivan").paused_until);
    }

    void s7_another_network_is_not_touched() {
        exhaust_network("ivan");
        CPPUNIT_ASSERT_EQUAL(4, attempts_.begin(new_browser("198.51.100.1"), "ivan").left);
    }

    void success_gives_the_attempt_back() {
        for (int each = 0; each < 50; ++each) {
            const auto from = new_browser();
            CPPUNIT_ASSERT(!attempts_.begin(from, "ivan").paused_until);
            std::ignore = attempts_.succeed(from, "ivan");
        }
    }

    void a_proof_is_of_one_browser_and_one_login() {
        const auto own = new_browser();
        const auto proved = attempts_.succeed(own, "ivan");
        CPPUNIT_ASSERT(tells_of_a_pupil(proved));
        CPPUNIT_ASSERT_EQUAL(own.cookie, browser_token(proved).value());
        exhaust_network("maria");
        CPPUNIT_ASSERT(attempts_.begin({.cookie = proved, .network = "192.0.2.1"}, "maria").paused_until);
        exhaust_network("ivan");
        const auto stolen = random_token() + proved.substr(43);
        CPPUNIT_ASSERT(attempts_.begin({.cookie = stolen, .network = "192.0.2.1"}, "ivan").paused_until);
    }

    void only_our_own_cookies_have_a_token() {
        const auto token = random_token();
        CPPUNIT_ASSERT_EQUAL(token, browser_token(token).value());
        for (const auto& wrong : {std::string{}, token.substr(1), token + "A", token + ".short", std::string(43, '!')}) {
            CPPUNIT_ASSERT_MESSAGE(wrong, !browser_token(wrong));
        }
        CPPUNIT_ASSERT(!tells_of_a_pupil(token));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PupilAttemptsTest);

}  // namespace mrko::session
