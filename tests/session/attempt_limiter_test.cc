// SPDX-License-Identifier: Apache-2.0
#include "session/attempt_limiter.h"

#include <cppunit/extensions/HelperMacros.h>

#include <chrono>
#include <string>

#include "tests/session/redis_server.h"
#include "tests/session/settable_clock.h"
#include "tests/session/some_keys.h"

namespace mrko::session {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class AttemptLimiterTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AttemptLimiterTest);
    CPPUNIT_TEST(s6_the_sixth_attempt_with_a_login_waits_for_the_end_of_the_window);
    CPPUNIT_TEST(s6_the_window_slides);
    CPPUNIT_TEST(s6_parallel_guesses_are_bounded_too);
    CPPUNIT_TEST(s6_no_user_gets_more_than_twenty_guesses_a_day);
    CPPUNIT_TEST(s6_the_later_of_two_pauses_counts);
    CPPUNIT_TEST(success_gives_the_attempt_back_and_clears_the_window);
    CPPUNIT_TEST(success_does_not_clear_the_day);
    CPPUNIT_TEST(a_look_reserves_nothing);
    CPPUNIT_TEST(s7_ten_thousand_failures_of_others_do_not_touch_the_family);
    CPPUNIT_TEST(s8_the_fifty_first_wrong_password_in_a_minute_brakes_its_school_alone);
    CPPUNIT_TEST(f19_a_clock_that_jumps_back_pauses_nobody_for_ever);
    CPPUNIT_TEST(nothing_is_counted_for_ever);
    CPPUNIT_TEST_SUITE_END();

    RedisServer server_;
    RedisConnection redis_{server_.options()};
    SettableClock clock_;
    const SealKeys keys_ = some_keys();
    AttemptLimiter limiter_{redis_, clock_, keys_};

    void fail(int times, const std::string& login) {
        for (int each = 0; each < times; ++each) {
            CPPUNIT_ASSERT(!limiter_.begin(parent(), login).paused_until);
        }
    }

public:
    void s6_the_sixth_attempt_with_a_login_waits_for_the_end_of_the_window() {
        const auto start = clock_.now();
        for (int left = 4; left >= 0; --left) {
            const Standing standing = limiter_.begin(parent(), "login");
            CPPUNIT_ASSERT_EQUAL(left, standing.left);
            CPPUNIT_ASSERT(!standing.paused_until);
        }
        const Standing paused{.left = 0, .paused_until = start + minutes{15}};
        CPPUNIT_ASSERT(paused == limiter_.begin(parent(), "login"));
        clock_.move(minutes{15} - seconds{1});
        CPPUNIT_ASSERT(paused == limiter_.begin(parent(), "login"));
        clock_.move(seconds{1});
        CPPUNIT_ASSERT_EQUAL(4, limiter_.begin(parent(), "login").left);
    }

    void s6_the_window_slides() {
        fail(1, "login");
        clock_.move(minutes{14});
        const auto later = clock_.now();
        fail(4, "login");
        clock_.move(minutes{1});
        fail(1, "login");
        CPPUNIT_ASSERT(later + minutes{15} == limiter_.begin(parent(), "login").paused_until.value());
    }

    void s6_parallel_guesses_are_bounded_too() {
        const int admitted = winners(30, [&] {
            RedisConnection redis{server_.options()};
            AttemptLimiter limiter{redis, clock_, keys_};
            return !limiter.begin(parent(), "login").paused_until;
        });
        CPPUNIT_ASSERT_EQUAL(5, admitted);
    }

    void s6_no_user_gets_more_than_twenty_guesses_a_day() {
        const auto start = clock_.now();
        int guesses = 0;
        for (int each = 0; each < 1000; ++each) {
            clock_.move(seconds{60});
            guesses += limiter_.begin(parent(), "login" + std::to_string(each)).paused_until ? 0 : 1;
        }
        CPPUNIT_ASSERT_EQUAL(20, guesses);
        CPPUNIT_ASSERT(start + seconds{60} + hours{24} == limiter_.begin(parent(), "new").paused_until.value());
        CPPUNIT_ASSERT_EQUAL(4, limiter_.begin(other_parent(), "login1").left);
    }

    void s6_the_later_of_two_pauses_counts() {
        const auto start = clock_.now();
        for (const auto* const login : {"a", "b", "c", "d"}) {
            fail(5, login);
        }
        CPPUNIT_ASSERT(start + hours{24} == limiter_.begin(parent(), "a").paused_until.value());
    }

    void success_gives_the_attempt_back_and_clears_the_window() {
        fail(5, "login");
        limiter_.succeed(parent(), "login");
        CPPUNIT_ASSERT_EQUAL(4, limiter_.begin(parent(), "login").left);
        limiter_.succeed(parent(), "never tried");
        for (int each = 0; each < 100; ++each) {
            CPPUNIT_ASSERT(!limiter_.begin(other_parent(), "login").paused_until);
            limiter_.succeed(other_parent(), "login");
        }
    }

    void success_does_not_clear_the_day() {
        for (const auto* const login : {"a", "b", "c", "d"}) {
            fail(4, login);
        }
        fail(1, "own");
        limiter_.succeed(parent(), "own");
        fail(4, "e");
        CPPUNIT_ASSERT(limiter_.begin(parent(), "f").paused_until);
    }

    void a_look_reserves_nothing() {
        fail(4, "login");
        for (int each = 0; each < 10; ++each) {
            CPPUNIT_ASSERT_EQUAL(1, limiter_.look(parent(), "login").left);
        }
        fail(1, "login");
        CPPUNIT_ASSERT(clock_.now() + minutes{15} == limiter_.look(parent(), "login").paused_until.value());
    }

    void s7_ten_thousand_failures_of_others_do_not_touch_the_family() {
        for (int attacker = 0; attacker < 1000; ++attacker) {
            const access::PortalUserId user{.provider = "portal", .subject = "attacker" + std::to_string(attacker)};
            for (int each = 0; each < 10; ++each) {
                static_cast<void>(limiter_.begin(user, "victim's login"));
            }
        }
        CPPUNIT_ASSERT(Standing{.left = 4} == limiter_.begin(parent(), "victim's login"));
    }

    void s8_the_fifty_first_wrong_password_in_a_minute_brakes_its_school_alone() {
        CPPUNIT_ASSERT(!limiter_.school_braked("school"));
        for (int each = 0; each < 50; ++each) {
            limiter_.count_wrong("school");
        }
        CPPUNIT_ASSERT(!limiter_.school_braked("school"));
        clock_.move(seconds{59});
        limiter_.count_wrong("school");
        CPPUNIT_ASSERT(limiter_.school_braked("school"));
        CPPUNIT_ASSERT(!limiter_.school_braked("other school"));
        clock_.move(seconds{1});
        CPPUNIT_ASSERT(!limiter_.school_braked("school"));
    }

    void f19_a_clock_that_jumps_back_pauses_nobody_for_ever() {
        fail(5, "login");
        clock_.move(hours{-1000});
        CPPUNIT_ASSERT(limiter_.begin(parent(), "login").paused_until);
        // Redis counts by its own clock, and an attempt that was refused does not renew the time.
        for (const auto& key : redis_.run({"KEYS", "f:*"}, Retry::once).elements) {
            redis_.run({"PEXPIREAT", key.text, "1"}, Retry::once);
        }
        CPPUNIT_ASSERT_EQUAL(4, limiter_.begin(parent(), "login").left);
    }

    void nothing_is_counted_for_ever() {
        fail(1, "login");
        limiter_.count_wrong("school");
        const auto keys = redis_.run({"KEYS", "*"}, Retry::once).elements;
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, keys.size());
        for (const auto& key : keys) {
            const auto life = redis_.run({"TTL", key.text}, Retry::once).integer;
            CPPUNIT_ASSERT(life > 0 && life <= 86'400);
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AttemptLimiterTest);

}  // namespace mrko::session
