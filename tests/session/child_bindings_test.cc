// SPDX-License-Identifier: Apache-2.0
#include "session/child_bindings.h"

#include <cppunit/extensions/HelperMacros.h>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "session/packed_fields.h"
#include "tests/session/redis_server.h"
#include "tests/session/some_keys.h"

namespace mrko::session {

class ChildBindingsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ChildBindingsTest);
    CPPUNIT_TEST(a_list_reads_back_in_the_parents_order);
    CPPUNIT_TEST(f3_a_list_of_an_older_worker_reads_back_by_number);
    CPPUNIT_TEST(numbers_that_do_not_fit_the_list_make_it_a_lost_one);
    CPPUNIT_TEST(restoring_replaces_the_whole_list);
    CPPUNIT_TEST(a_list_of_many_children_reads_back);
    CPPUNIT_TEST(a_record_cannot_be_moved_to_another_user_or_number);
    CPPUNIT_TEST(a_missing_record_makes_the_list_a_lost_one);
    CPPUNIT_TEST(a_forgotten_list_is_lost_until_it_is_restored);
    CPPUNIT_TEST(f12_an_old_reading_never_overwrites_a_newer_write);
    CPPUNIT_TEST(a_change_that_nobody_ends_gives_way_after_ten_seconds);
    CPPUNIT_TEST(bindings_never_expire);
    CPPUNIT_TEST_SUITE_END();

    using Fields = std::vector<std::pair<std::string, std::string>>;
    using Children = std::optional<std::vector<access::BoundChild>>;

    RedisServer server_;
    RedisConnection redis_{server_.options()};
    const SealKeys keys_ = some_keys();
    ChildBindings bindings_{redis_, keys_};
    const UserKey user_ = user_key(keys_, parent());
    const std::string key_ = user_.name("b");

    Fields fields() {
        const Reply reply = redis_.run({"HGETALL", key_}, Retry::once);
        Fields fields;
        for (std::size_t at = 0; at + 1 < reply.elements.size(); at += 2) {
            fields.emplace_back(reply.elements[at].text, reply.elements[at + 1].text);
        }
        return fields;
    }

    void seal_numbers(const std::string& numbers) {
        const auto place = pack({"binding", "1", key_, "list"});
        redis_.run({"HSET", key_, "list", keys_.seal(numbers, {.place = place, .holder = {}})}, Retry::once);
    }

    Children children() { return ChildBindings::decode(keys_, user_, fields()); }

public:
    void a_list_reads_back_in_the_parents_order() {
        auto turned = two_children();
        std::swap(turned[0], turned[1]);
        bindings_.restore(parent(), turned);
        CPPUNIT_ASSERT(children().value() == turned);
        bindings_.restore(parent(), two_children());
        CPPUNIT_ASSERT(children().value() == two_children());
    }

    void f3_a_list_of_an_older_worker_reads_back_by_number() {
        // Before there was an order the marker held the numbers from the smallest on.
        bindings_.restore(parent(), two_children());
        seal_numbers("1 3 ");
        CPPUNIT_ASSERT(children().value() == two_children());
    }

    void numbers_that_do_not_fit_the_list_make_it_a_lost_one() {
        bindings_.restore(parent(), two_children());
        for (const auto* const numbers : {"", "1 ", "1 2 ", "1 3 4 ", "1 1 ", "1 3", "3 1 3 ", "one three "}) {
            seal_numbers(numbers);
            CPPUNIT_ASSERT_MESSAGE(numbers, !children());
        }
    }

    void restoring_replaces_the_whole_list() {
        bindings_.restore(parent(), two_children());
        bindings_.restore(parent(), {two_children()[1]});
        CPPUNIT_ASSERT(children().value() == std::vector{two_children()[1]});
        bindings_.restore(parent(), {});
        CPPUNIT_ASSERT(children().value().empty());
    }

    void a_list_of_many_children_reads_back() {
        std::vector<access::BoundChild> many;
        for (int number = 1; number <= 1000; ++number) {
            many.push_back({.number = {number}, .account_name = "N", .pupil = {number}, .credential_version = 1});
        }
        bindings_.restore(parent(), many);
        CPPUNIT_ASSERT(children().value() == many);
    }

    void a_record_cannot_be_moved_to_another_user_or_number() {
        bindings_.restore(parent(), two_children());
        CPPUNIT_ASSERT(!ChildBindings::decode(keys_, user_key(keys_, other_parent()), fields()));
        const std::string first = redis_.run({"HGET", key_, "1"}, Retry::once).text;
        redis_.run({"HSET", key_, "3", first}, Retry::once);
        CPPUNIT_ASSERT(!children());
    }

    void a_missing_record_makes_the_list_a_lost_one() {
        for (const auto* const field : {"1", "3", "list"}) {
            bindings_.restore(parent(), two_children());
            redis_.run({"HDEL", key_, field}, Retry::once);
            CPPUNIT_ASSERT_MESSAGE(field, !children());
        }
        bindings_.restore(parent(), two_children());
        redis_.run({"HSET", key_, "9", "added"}, Retry::once);
        CPPUNIT_ASSERT(!children());
    }

    void a_forgotten_list_is_lost_until_it_is_restored() {
        bindings_.restore(parent(), two_children());
        bindings_.forget(parent());
        CPPUNIT_ASSERT(!children());
        bindings_.restore(parent(), two_children());
        CPPUNIT_ASSERT(children().value() == two_children());
    }

    void f12_an_old_reading_never_overwrites_a_newer_write() {
        bindings_.restore_lost(parent(), {two_children()[0]});
        CPPUNIT_ASSERT(children().value() == std::vector{two_children()[0]});

        bindings_.forget(parent());
        bindings_.restore_lost(parent(), {two_children()[0]});
        CPPUNIT_ASSERT(!children());
        bindings_.restore(parent(), two_children());
        bindings_.restore_lost(parent(), {two_children()[0]});
        CPPUNIT_ASSERT(children().value() == two_children());
    }

    void a_change_that_nobody_ends_gives_way_after_ten_seconds() {
        bindings_.forget(parent());
        const auto life = redis_.run({"PTTL", key_}, Retry::once).integer;
        CPPUNIT_ASSERT(life > 9'000 && life <= 10'000);
        redis_.run({"PEXPIREAT", key_, "1"}, Retry::once);
        bindings_.restore_lost(parent(), two_children());
        CPPUNIT_ASSERT(children().value() == two_children());
    }

    void bindings_never_expire() {
        bindings_.forget(parent());
        bindings_.restore(parent(), two_children());
        CPPUNIT_ASSERT_EQUAL(-1LL, redis_.run({"TTL", key_}, Retry::once).integer);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ChildBindingsTest);

}  // namespace mrko::session
