// SPDX-License-Identifier: Apache-2.0
#include "session/shared_records.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>

#include "tests/session/redis_server.h"
#include "tests/session/some_keys.h"

namespace mrko::session {

using namespace std::chrono_literals;

class SharedRecordsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SharedRecordsTest);
    CPPUNIT_TEST(a_record_is_found_under_its_whole_name);
    CPPUNIT_TEST(redis_sees_neither_name_nor_content);
    CPPUNIT_TEST(s_a_record_that_was_moved_or_altered_is_none);
    CPPUNIT_TEST(a_record_expires);
    CPPUNIT_TEST(without_a_life_nothing_is_kept);
    CPPUNIT_TEST(f6_without_redis_it_says_so);
    CPPUNIT_TEST_SUITE_END();

    RedisServer server_;
    RedisConnection redis_{server_.options()};
    SealKeys keys_{some_keys()};
    SharedRecords records_{redis_, keys_};

    std::string only_key() { return redis_.run({"KEYS", "*"}, Retry::once).elements.at(0).text; }

    void a_record_is_found_under_its_whole_name() {
        CPPUNIT_ASSERT(!records_.find("class 7, version 1"));
        records_.keep("class 7, version 1", "lessons");
        CPPUNIT_ASSERT(records_.find("class 7, version 1") == "lessons");
        CPPUNIT_ASSERT(!records_.find("class 7, version 2"));
        records_.keep("class 7, version 1", std::string{"\0\xff", 2});
        CPPUNIT_ASSERT(records_.find("class 7, version 1") == (std::string{"\0\xff", 2}));
    }

    void redis_sees_neither_name_nor_content() {
        records_.keep("class 7", "Иванова Анна");
        const auto key = only_key();
        CPPUNIT_ASSERT(key.find('7') == std::string::npos || key.find("class") == std::string::npos);
        CPPUNIT_ASSERT(redis_.run({"GET", key}, Retry::once).text.find("Иванова") == std::string::npos);
    }

    void s_a_record_that_was_moved_or_altered_is_none() {
        records_.keep("class 7", "lessons of 7");
        const auto seven = only_key();
        const auto sealed = redis_.run({"GET", seven}, Retry::once).text;
        redis_.run({"FLUSHALL"}, Retry::once);
        records_.keep("class 8", "lessons of 8");
        redis_.run({"SET", only_key(), sealed}, Retry::once);
        CPPUNIT_ASSERT(!records_.find("class 8"));
        auto altered = sealed;
        altered.back() = static_cast<char>(altered.back() ^ 1);
        redis_.run({"SET", seven, altered}, Retry::once);
        CPPUNIT_ASSERT(!records_.find("class 7"));
        redis_.run({"SET", seven, sealed}, Retry::once);
        CPPUNIT_ASSERT(records_.find("class 7") == "lessons of 7");
    }

    void a_record_expires() {
        SharedRecords brief{redis_, keys_, {.life = 60s}};
        brief.keep("class 7", "lessons");
        const auto left = redis_.run({"TTL", only_key()}, Retry::once).integer;
        CPPUNIT_ASSERT(left > 0 && left <= 60);
    }

    void without_a_life_nothing_is_kept() {
        SharedRecords none{redis_, keys_, {.life = 0s}};
        none.keep("class 7", "lessons");
        CPPUNIT_ASSERT(redis_.run({"KEYS", "*"}, Retry::once).elements.empty());
        records_.keep("class 7", "lessons");
        CPPUNIT_ASSERT(!none.find("class 7"));
    }

    void f6_without_redis_it_says_so() {
        server_.kill();
        CPPUNIT_ASSERT_THROW(static_cast<void>(records_.find("class 7")), RedisDown);
        CPPUNIT_ASSERT_THROW(records_.keep("class 7", "lessons"), RedisDown);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SharedRecordsTest);

}  // namespace mrko::session
