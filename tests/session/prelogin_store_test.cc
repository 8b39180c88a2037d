// SPDX-License-Identifier: Apache-2.0
#include "session/prelogin_store.h"

#include <cppunit/extensions/HelperMacros.h>

#include <chrono>
#include <cstddef>
#include <string>

#include "session/token.h"
#include "tests/session/redis_server.h"
#include "tests/session/some_keys.h"

namespace mrko::session {

class PreloginStoreTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PreloginStoreTest);
    CPPUNIT_TEST(s33_what_was_kept_is_taken_once);
    CPPUNIT_TEST(s33_of_parallel_callbacks_one_gets_it);
    CPPUNIT_TEST(s33_a_callback_without_its_own_cookie_gets_nothing);
    CPPUNIT_TEST(s33_it_expires_after_ten_minutes);
    CPPUNIT_TEST(s33_a_tampered_or_moved_record_is_nothing);
    CPPUNIT_TEST_SUITE_END();

    RedisServer server_;
    RedisConnection redis_{server_.options()};
    const SealKeys keys_ = some_keys();
    PreLoginStore store_{redis_, keys_};
    const PreLogin prelogin_{.state = "state", .nonce = "nonce", .verifier = "verifier", .return_to = "/diary/1/week"};

    static std::string key_of(const std::string& cookie) { return "p:" + fingerprint(cookie); }

public:
    void s33_what_was_kept_is_taken_once() {
        const std::string cookie = store_.keep(prelogin_);
        CPPUNIT_ASSERT_EQUAL(std::size_t{43}, cookie.size());
        CPPUNIT_ASSERT(store_.take(cookie).value() == prelogin_);
        CPPUNIT_ASSERT(!store_.take(cookie));
    }

    void s33_of_parallel_callbacks_one_gets_it() {
        const std::string cookie = store_.keep(prelogin_);
        CPPUNIT_ASSERT_EQUAL(1, winners(20, [&] {
                                 RedisConnection redis{server_.options()};
                                 return PreLoginStore{redis, keys_}.take(cookie) == prelogin_;
                             }));
    }

    void s33_a_callback_without_its_own_cookie_gets_nothing() {
        const std::string cookie = store_.keep(prelogin_);
        CPPUNIT_ASSERT(!store_.take(""));
        CPPUNIT_ASSERT(!store_.take(random_token()));
        CPPUNIT_ASSERT(!store_.take(cookie + "A"));
        CPPUNIT_ASSERT(!store_.take(fingerprint(cookie)));
        CPPUNIT_ASSERT(!store_.take(cookie.substr(0, 42) + "="));
        CPPUNIT_ASSERT(store_.take(cookie));
    }

    void s33_it_expires_after_ten_minutes() {
        const std::string cookie = store_.keep(prelogin_);
        const auto life = redis_.run({"PTTL", key_of(cookie)}, Retry::once).integer;
        CPPUNIT_ASSERT(life > 590'000 && life <= 600'000);
        redis_.run({"PEXPIREAT", key_of(cookie), "1"}, Retry::once);
        CPPUNIT_ASSERT(!store_.take(cookie));
    }

    void s33_a_tampered_or_moved_record_is_nothing() {
        const std::string mine = store_.keep(prelogin_);
        const std::string others = store_.keep(prelogin_);
        redis_.run({"COPY", key_of(others), key_of(mine), "REPLACE"}, Retry::once);
        CPPUNIT_ASSERT(!store_.take(mine));
        redis_.run({"SET", key_of(others), "nonsense"}, Retry::once);
        CPPUNIT_ASSERT(!store_.take(others));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PreloginStoreTest);

}  // namespace mrko::session
