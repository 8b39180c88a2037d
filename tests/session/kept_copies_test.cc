// SPDX-License-Identifier: Apache-2.0
#include "session/kept_copies.h"

#include <cppunit/extensions/HelperMacros.h>

#include <random>
#include <string>
#include <vector>

#include "session/user_key.h"
#include "tests/session/redis_server.h"
#include "tests/session/settable_clock.h"
#include "tests/session/some_keys.h"

namespace mrko::session {

using namespace std::chrono_literals;

class KeptCopiesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(KeptCopiesTest);
    CPPUNIT_TEST(b6_a_copy_comes_back_with_its_time);
    CPPUNIT_TEST(b6_nobody_else_opens_a_copy);
    CPPUNIT_TEST(b6_a_copy_moved_to_another_place_does_not_open);
    CPPUNIT_TEST(the_page_that_was_seen_longest_ago_goes);
    CPPUNIT_TEST(copies_last_a_week);
    CPPUNIT_TEST(an_unchanged_copy_is_not_written_again_within_a_minute);
    CPPUNIT_TEST(a_changed_copy_is_written_at_once);
    CPPUNIT_TEST(a_page_that_is_too_long_is_not_kept);
    CPPUNIT_TEST(a_list_names_the_newest_first);
    CPPUNIT_TEST(dropping_takes_one_child_only);
    CPPUNIT_TEST(no_word_of_a_copy_lies_open_in_redis);
    CPPUNIT_TEST_SUITE_END();

    RedisServer server_;
    RedisConnection redis_{server_.options()};
    SettableClock clock_;
    const SealKeys keys_ = some_keys();
    KeptCopies copies_{redis_, clock_, keys_};
    const access::BoundChild child_ = two_children()[0];
    const access::BoundChild brother_ = two_children()[1];
    const std::string key_ = user_key(keys_, parent()).name("k") + ":1";

    void keep(const std::string& name, const std::string& content = "<p>страница-canary</p>") {
        copies_.keep(parent(), child_, {.name = name, .label = "label of " + name, .content = content});
    }

    std::string content(const std::string& name) {
        const auto found = copies_.find(parent(), child_, name);
        return found ? found->content : "nothing";
    }

public:
    void b6_a_copy_comes_back_with_its_time() {
        const auto then = clock_.now();
        keep("/diary/1/week/2026-09-01", std::string(50'000, 'x'));
        clock_.move(1h);
        const auto found = copies_.find(parent(), child_, "/diary/1/week/2026-09-01");
        CPPUNIT_ASSERT(found && found->at == then);
        CPPUNIT_ASSERT_EQUAL(std::string(50'000, 'x'), found->content);
        CPPUNIT_ASSERT(!copies_.find(parent(), child_, "/diary/1/week/2026-09-08"));
    }

    void b6_nobody_else_opens_a_copy() {
        keep("page");
        CPPUNIT_ASSERT(!copies_.find(other_parent(), child_, "page"));
        CPPUNIT_ASSERT(!copies_.find(parent(), brother_, "page"));
        auto renewed = child_;
        ++renewed.credential_version;
        CPPUNIT_ASSERT(!copies_.find(parent(), renewed, "page"));
        CPPUNIT_ASSERT(copies_.labels(parent(), renewed).empty());
        auto replaced = child_;
        replaced.pupil = {child_.pupil.value + 1};
        CPPUNIT_ASSERT(!copies_.find(parent(), replaced, "page"));
        auto renumbered = child_;
        renumbered.number = {2};
        CPPUNIT_ASSERT(!copies_.find(parent(), renumbered, "page"));
        CPPUNIT_ASSERT(copies_.find(parent(), child_, "page"));
    }

    void b6_a_copy_moved_to_another_place_does_not_open() {
        keep("one", "first");
        keep("other", "second");
        const auto fields = redis_.run({"HKEYS", key_}, Retry::once);
        const auto first = redis_.run({"HGET", key_, fields.elements[0].text}, Retry::once).text;
        redis_.run({"HSET", key_, fields.elements[1].text, first}, Retry::once);
        const bool one_is_lost = content("one") == "nothing";
        const bool other_is_lost = content("other") == "nothing";
        CPPUNIT_ASSERT(one_is_lost != other_is_lost);
        // Neither under the key of another user.
        const auto theirs = user_key(keys_, other_parent()).name("k") + ":1";
        redis_.run({"HSET", theirs, fields.elements[0].text, first}, Retry::once);
        CPPUNIT_ASSERT(!copies_.find(other_parent(), child_, "one"));
        CPPUNIT_ASSERT(!copies_.find(other_parent(), child_, "other"));
    }

    void the_page_that_was_seen_longest_ago_goes() {
        for (int page = 1; page <= 20; ++page) {
            keep("page " + std::to_string(page));
            clock_.move(61s);
            keep("page 1");
        }
        CPPUNIT_ASSERT_EQUAL(16LL, redis_.run({"HLEN", key_}, Retry::once).integer);
        CPPUNIT_ASSERT(content("page 1") != "nothing");
        CPPUNIT_ASSERT(content("page 20") != "nothing");
        CPPUNIT_ASSERT(content("page 6") != "nothing");
        CPPUNIT_ASSERT_EQUAL(std::string{"nothing"}, content("page 5"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{16}, copies_.labels(parent(), child_).size());
    }

    void copies_last_a_week() {
        keep("page");
        const auto life = redis_.run({"TTL", key_}, Retry::once).integer;
        CPPUNIT_ASSERT(life > 604'000 && life <= 604'800);
        clock_.move(167h);
        CPPUNIT_ASSERT(content("page") != "nothing");
        keep("another");
        clock_.move(1h);
        // The hash lives on with the other page; the copy is too old all the same, and goes with the next write.
        CPPUNIT_ASSERT_EQUAL(std::string{"nothing"}, content("page"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, copies_.labels(parent(), child_).size());
        keep("third");
        CPPUNIT_ASSERT_EQUAL(2LL, redis_.run({"HLEN", key_}, Retry::once).integer);
    }

    void an_unchanged_copy_is_not_written_again_within_a_minute() {
        const auto then = clock_.now();
        keep("page");
        clock_.move(59s);
        keep("page");
        CPPUNIT_ASSERT(copies_.find(parent(), child_, "page")->at == then);
        clock_.move(1s);
        keep("page");
        CPPUNIT_ASSERT(copies_.find(parent(), child_, "page")->at == then + 60s);
    }

    void a_changed_copy_is_written_at_once() {
        keep("page", "old");
        clock_.move(1s);
        keep("page", "new");
        CPPUNIT_ASSERT_EQUAL(std::string{"new"}, content("page"));
    }

    void a_page_that_is_too_long_is_not_kept() {
        std::mt19937 chance{7};
        std::string noise;
        for (int octet = 0; octet < 70'000; ++octet) {
            noise.push_back(static_cast<char>(chance()));
        }
        keep("page", noise);
        CPPUNIT_ASSERT_EQUAL(std::string{"nothing"}, content("page"));
        keep("page", noise.substr(0, 60'000));
        CPPUNIT_ASSERT(content("page") != "nothing");
    }

    void a_list_names_the_newest_first() {
        keep("one");
        clock_.move(1min);
        keep("two");
        const auto labels = copies_.labels(parent(), child_);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, labels.size());
        CPPUNIT_ASSERT_EQUAL(std::string{"label of two"}, labels[0].label);
        CPPUNIT_ASSERT(labels[0].at == labels[1].at + 1min);
    }

    void dropping_takes_one_child_only() {
        keep("page");
        copies_.keep(parent(), brother_, {.name = "page", .label = "", .content = "brother"});
        copies_.drop(parent(), child_.number);
        CPPUNIT_ASSERT_EQUAL(std::string{"nothing"}, content("page"));
        CPPUNIT_ASSERT(copies_.find(parent(), brother_, "page"));
    }

    void no_word_of_a_copy_lies_open_in_redis() {
        keep("/diary/1/week/2026-09-01");
        for (const auto& key : {key_, user_key(keys_, parent()).name("ki") + ":1"}) {
            const auto all = redis_.run({"HGETALL", key}, Retry::once);
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, all.elements.size());
            for (const auto& element : all.elements) {
                CPPUNIT_ASSERT(element.text.find("canary") == std::string::npos);
                CPPUNIT_ASSERT(element.text.find("diary") == std::string::npos);
                CPPUNIT_ASSERT(element.text.find("label") == std::string::npos);
            }
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(KeptCopiesTest);

}  // namespace mrko::session
