// SPDX-License-Identifier: Apache-2.0
// The list of one's own sessions, and what is ended from it.
#include <cppunit/extensions/HelperMacros.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "session/session_store.h"
#include "session/token.h"
#include "session/user_key.h"
#include "tests/session/redis_server.h"
#include "tests/session/settable_clock.h"
#include "tests/session/some_keys.h"

namespace mrko::session {

using std::chrono::minutes;

class SessionListTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SessionListTest);
    CPPUNIT_TEST(s3_the_list_has_the_living_sessions_of_the_user_alone);
    CPPUNIT_TEST(s3_one_session_of_the_list_is_ended_and_no_other);
    CPPUNIT_TEST(s3_all_sessions_but_the_own_one_are_ended);
    CPPUNIT_TEST(s2_the_list_tells_neither_cookies_nor_keys);
    CPPUNIT_TEST_SUITE_END();

    static constexpr access::Device handset{.browser = access::Device::Browser::yandex,
                                            .system = access::Device::System::android};
    static constexpr access::Device tablet{.browser = access::Device::Browser::safari,
                                           .system = access::Device::System::ipad};

    RedisServer server_{{"--appendonly", "yes"}};
    RedisConnection redis_{server_.options()};
    SettableClock clock_;
    const SealKeys keys_ = some_keys();
    SessionStore store_{redis_, clock_, keys_, SessionOptions{}};

    std::string signed_in() { return store_.create({.portal_user = parent(), .name = "Anna-canary"}); }

    std::string signed_in_on(const access::Device& device) {
        return store_.create({.portal_user = parent(), .name = "Anna-canary", .device = device});
    }

public:
    void s3_the_list_has_the_living_sessions_of_the_user_alone() {
        using Reader = ListedSession::Reader;
        const std::string idle = signed_in_on(tablet);
        clock_.move(minutes{20});
        const std::string phone = signed_in_on(handset);
        const std::string laptop = signed_in();
        (void)store_.create({.portal_user = other_parent(), .name = "Other", .device = tablet});
        const auto begun = clock_.now();
        clock_.move(minutes{15});
        CPPUNIT_ASSERT(store_.open(phone));

        const auto seen_on = [&](const std::string& cookie) { return store_.list(parent(), cookie); };
        const auto listed = seen_on(laptop);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, listed.size());
        CPPUNIT_ASSERT(listed[0].reader == Reader::this_one && listed[1].reader == Reader::another);
        CPPUNIT_ASSERT(listed[0].device == access::Device{} && listed[1].device == handset);
        CPPUNIT_ASSERT(listed[0].created == begun && listed[0].last_seen == begun);
        CPPUNIT_ASSERT(listed[1].created == begun && listed[1].last_seen == begun + minutes{15});
        CPPUNIT_ASSERT(seen_on(phone)[0].device == handset);
        CPPUNIT_ASSERT(seen_on(idle)[0].reader == Reader::another);
        CPPUNIT_ASSERT(store_.list({.provider = "portal", .subject = "nobody"}, laptop).empty());

        // The device stays with a session under a new id.
        const auto rotated = store_.rotate(phone);
        CPPUNIT_ASSERT(seen_on(rotated)[0].device == handset);
        redis_.run({"SET", user_key(keys_, parent()).name("uv"), "7"}, Retry::once);
        CPPUNIT_ASSERT(seen_on(laptop).empty());
    }

    void s3_one_session_of_the_list_is_ended_and_no_other() {
        const std::string phone = signed_in_on(handset);
        const std::string other_phone = signed_in_on(handset);
        const std::string laptop = signed_in();
        const std::string stranger = store_.create({.portal_user = other_parent(), .name = "Other"});
        const auto name = store_.list(parent(), phone)[0].name;
        CPPUNIT_ASSERT(!store_.end_listed(other_parent(), name));
        CPPUNIT_ASSERT(!store_.end_listed(parent(), "others"));
        CPPUNIT_ASSERT(store_.open(phone));
        CPPUNIT_ASSERT(store_.end_listed(parent(), name));
        CPPUNIT_ASSERT(!store_.open(phone));
        CPPUNIT_ASSERT(store_.open(other_phone) && store_.open(laptop) && store_.open(stranger));
        CPPUNIT_ASSERT(!store_.end_listed(parent(), name));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, store_.list(parent(), laptop).size());
    }

    void s3_all_sessions_but_the_own_one_are_ended() {
        const std::string phone = signed_in_on(handset);
        const std::string laptop = signed_in();
        const std::string again = signed_in_on(tablet);
        const std::string stranger = store_.create({.portal_user = other_parent(), .name = "Other"});
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, store_.end_others(parent(), laptop));
        CPPUNIT_ASSERT(!store_.open(phone) && !store_.open(again));
        CPPUNIT_ASSERT(store_.open(laptop) && store_.open(stranger));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, store_.end_others(parent(), laptop));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, store_.list(parent(), laptop).size());
    }

    void s2_the_list_tells_neither_cookies_nor_keys() {
        const std::string phone = signed_in();
        const std::string laptop = signed_in();
        for (const ListedSession& listed : store_.list(parent(), laptop)) {
            CPPUNIT_ASSERT_EQUAL(std::size_t{20}, listed.name.size());
            for (const std::string& cookie : {phone, laptop}) {
                CPPUNIT_ASSERT(cookie.find(listed.name) == std::string::npos);
                CPPUNIT_ASSERT(fingerprint(cookie).find(listed.name) == std::string::npos);
            }
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SessionListTest);

}  // namespace mrko::session
