// SPDX-License-Identifier: Apache-2.0
#include "session/told_sign_outs.h"

#include <cppunit/extensions/HelperMacros.h>

#include "tests/session/redis_server.h"
#include "tests/session/settable_clock.h"
#include "tests/session/some_keys.h"

namespace mrko::session {

class ToldSignOutsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ToldSignOutsTest);
    CPPUNIT_TEST(s3_a_message_that_did_its_work_is_known_to_every_worker);
    CPPUNIT_TEST(what_redis_keeps_is_no_id_and_goes_with_the_message);
    CPPUNIT_TEST_SUITE_END();

    RedisServer server_;
    RedisConnection redis_{server_.options()};
    SettableClock clock_;
    const SealKeys keys_ = some_keys();
    ToldSignOuts told_{redis_, clock_, keys_};

    void s3_a_message_that_did_its_work_is_known_to_every_worker() {
        RedisConnection other_redis{server_.options()};
        ToldSignOuts other{other_redis, clock_, keys_};
        CPPUNIT_ASSERT(!told_.has("one"));
        told_.add("one", clock_.now() + std::chrono::seconds{120});
        CPPUNIT_ASSERT(told_.has("one"));
        CPPUNIT_ASSERT(other.has("one"));
        CPPUNIT_ASSERT(!other.has("another"));
    }

    void what_redis_keeps_is_no_id_and_goes_with_the_message() {
        told_.add("canary", clock_.now() + std::chrono::seconds{120});
        // Nobody believes it any more by now.
        told_.add("late", clock_.now() - std::chrono::seconds{5});
        const auto names = redis_.run({"KEYS", "lt:*"}, Retry::once).elements;
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, names.size());
        for (const auto& name : names) {
            CPPUNIT_ASSERT(name.text.find("canary") == std::string::npos);
            const auto left = redis_.run({"TTL", name.text}, Retry::once).integer;
            CPPUNIT_ASSERT(left >= 0 && left <= 120);
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ToldSignOutsTest);

}  // namespace mrko::session
