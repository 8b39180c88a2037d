// SPDX-License-Identifier: Apache-2.0
#include "session/feed_secrets.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>

#include "session/token.h"
#include "tests/session/redis_server.h"
#include "tests/session/some_keys.h"

namespace mrko::session {

class FeedSecretsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FeedSecretsTest);
    CPPUNIT_TEST(a_token_is_shown_once);
    CPPUNIT_TEST(every_child_and_the_family_have_their_own);
    CPPUNIT_TEST(another_session_gets_nothing);
    CPPUNIT_TEST(it_is_sealed_and_expires_after_ten_minutes);
    CPPUNIT_TEST(a_pupil_has_one_name_in_calendars_which_tells_no_number);
    CPPUNIT_TEST_SUITE_END();

    RedisServer server_;
    RedisConnection redis_{server_.options()};
    const SealKeys keys_ = some_keys();
    FeedSecrets secrets_{redis_, keys_};
    const std::string cookie_ = random_token();
    static constexpr std::string_view token_ = "abcdefghijklmnopqrstuvwxyz234567";

    [[nodiscard]] std::string key() const { return "f:" + fingerprint(cookie_) + ":1"; }

public:
    void a_token_is_shown_once() {
        secrets_.keep(cookie_, access::ChildNumber{1}, token_);
        CPPUNIT_ASSERT_EQUAL(std::string{token_}, secrets_.take(cookie_, access::ChildNumber{1}).value());
        CPPUNIT_ASSERT(!secrets_.take(cookie_, access::ChildNumber{1}));
    }

    void every_child_and_the_family_have_their_own() {
        secrets_.keep(cookie_, access::ChildNumber{1}, token_);
        CPPUNIT_ASSERT(!secrets_.take(cookie_, access::ChildNumber{2}));
        CPPUNIT_ASSERT(!secrets_.take(cookie_, std::nullopt));
        secrets_.keep(cookie_, std::nullopt, "family");
        CPPUNIT_ASSERT_EQUAL(std::string{"family"}, secrets_.take(cookie_, std::nullopt).value());
        CPPUNIT_ASSERT(secrets_.take(cookie_, access::ChildNumber{1}));
    }

    void another_session_gets_nothing() {
        secrets_.keep(cookie_, access::ChildNumber{1}, token_);
        const auto other = random_token();
        CPPUNIT_ASSERT(!secrets_.take(other, access::ChildNumber{1}));
        redis_.run({"COPY", key(), "f:" + fingerprint(other) + ":1"}, Retry::once);
        CPPUNIT_ASSERT(!secrets_.take(other, access::ChildNumber{1}));
        CPPUNIT_ASSERT(secrets_.take(cookie_, access::ChildNumber{1}));
    }

    void it_is_sealed_and_expires_after_ten_minutes() {
        secrets_.keep(cookie_, access::ChildNumber{1}, token_);
        CPPUNIT_ASSERT(redis_.run({"GET", key()}, Retry::once).text.find(token_) == std::string::npos);
        const auto life = redis_.run({"PTTL", key()}, Retry::once).integer;
        CPPUNIT_ASSERT(life > 590'000 && life <= 600'000);
    }

    void a_pupil_has_one_name_in_calendars_which_tells_no_number() {
        CPPUNIT_ASSERT_EQUAL(std::size_t{16}, secrets_.name_of({17}).size());
        CPPUNIT_ASSERT_EQUAL(secrets_.name_of({17}), FeedSecrets(redis_, keys_).name_of({17}));
        CPPUNIT_ASSERT(secrets_.name_of({17}) != secrets_.name_of({18}));
        const auto other_keys = SealKeys::from_text(SealKeys::generate_text());
        CPPUNIT_ASSERT(secrets_.name_of({17}) != FeedSecrets(redis_, other_keys).name_of({17}));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FeedSecretsTest);

}  // namespace mrko::session
