// SPDX-License-Identifier: Apache-2.0
#include "session/seen_news.h"

#include <cppunit/extensions/HelperMacros.h>

#include <cstdint>
#include <string>
#include <vector>

#include "session/user_key.h"
#include "tests/session/redis_server.h"
#include "tests/session/some_keys.h"

namespace mrko::session {

using namespace std::chrono_literals;
using journal::NewsItem;
using journal::PageOfNews;
using journal::SchoolDay;
using std::chrono::November;

namespace {

constexpr SchoolDay today{2026y / November / 18};
constexpr SchoolDay tomorrow{2026y / November / 19};
constexpr journal::DaySpan these_days{.first = SchoolDay{2026y / November / 16},
                                      .last = SchoolDay{2026y / November / 22}};
constexpr PageOfNews nowhere{};
constexpr PageOfNews week{.kind = PageOfNews::Kind::week, .days = these_days};
constexpr PageOfNews all_marks{.kind = PageOfNews::Kind::marks, .days = these_days};

NewsItem mark(std::int64_t id, std::string content = "5") {
    return {.kind = NewsItem::Kind::mark,
            .id = id,
            .day = today,
            .subject = {1},
            .lesson = {},
            .content = std::move(content)};
}

std::vector<NewsItem> marks(std::int64_t first, std::int64_t last) {
    std::vector<NewsItem> made;
    for (auto id = first; id <= last; ++id) {
        made.push_back(mark(id));
    }
    return made;
}

}  // namespace

class SeenNewsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SeenNewsTest);
    CPPUNIT_TEST(the_first_visit_flags_nothing_and_takes_all_for_seen);
    CPPUNIT_TEST(a_first_visit_to_an_empty_diary_is_a_visit_too);
    CPPUNIT_TEST(a_new_thing_stays_new_until_it_is_opened);
    CPPUNIT_TEST(a_glance_lasts_until_the_end_of_the_day);
    CPPUNIT_TEST(another_content_is_another_thing);
    CPPUNIT_TEST(children_and_users_see_for_themselves);
    CPPUNIT_TEST(p16_another_worker_goes_on_where_the_first_one_was);
    CPPUNIT_TEST(p16_two_requests_at_once_lose_nothing_of_each_other);
    CPPUNIT_TEST(an_older_reading_does_not_make_a_seen_thing_new);
    CPPUNIT_TEST(the_record_is_bounded_and_drops_what_left_the_window);
    CPPUNIT_TEST(what_is_in_the_window_is_never_dropped_for_room);
    CPPUNIT_TEST(a_visit_that_changes_nothing_writes_nothing);
    CPPUNIT_TEST(the_record_tells_nothing_without_the_key);
    CPPUNIT_TEST_SUITE_END();

    RedisServer server_;
    RedisConnection redis_{server_.options()};
    const SealKeys keys_ = some_keys();
    SeenNews seen_{redis_, keys_};
    const std::string key_ = user_key(keys_, parent()).name("n") + ":1";

    std::size_t look(std::vector<NewsItem> items, const PageOfNews& page, const SchoolDay& on = today) {
        return seen_.new_of(parent(), {1}, std::move(items), page, on).size();
    }

    std::string record() { return redis_.run({"GET", key_}, Retry::once).text; }

public:
    void the_first_visit_flags_nothing_and_takes_all_for_seen() {
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, look(marks(1, 3), nowhere));
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, look(marks(1, 3), nowhere));
    }

    void a_first_visit_to_an_empty_diary_is_a_visit_too() {
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, look({}, nowhere));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, look(marks(1, 1), nowhere));
    }

    void a_new_thing_stays_new_until_it_is_opened() {
        look(marks(1, 3), nowhere);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, look(marks(1, 5), nowhere));
        const auto fresh = seen_.new_of(parent(), {1}, marks(1, 5), all_marks, today);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, fresh.size());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{4}, fresh.front().id);
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, look(marks(1, 5), nowhere));
    }

    void a_glance_lasts_until_the_end_of_the_day() {
        look({}, nowhere);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, look(marks(1, 1), week));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, look(marks(1, 1), week));
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, look(marks(1, 1), week, tomorrow));
        // Opened on the day of the glance it is seen at once.
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, look(marks(2, 2), week));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, look(marks(2, 2), all_marks));
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, look(marks(2, 2), week));
    }

    void another_content_is_another_thing() {
        look(marks(1, 1), nowhere);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, look({mark(1, "4")}, nowhere));
    }

    void children_and_users_see_for_themselves() {
        look({}, nowhere);
        std::ignore = seen_.new_of(parent(), {2}, {}, nowhere, today);
        std::ignore = seen_.new_of(other_parent(), {1}, {}, nowhere, today);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, look(marks(1, 1), all_marks));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, seen_.new_of(parent(), {2}, marks(1, 1), nowhere, today).size());
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, seen_.new_of(other_parent(), {1}, marks(1, 1), nowhere, today).size());
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, look(marks(1, 1), nowhere));
    }

    void p16_another_worker_goes_on_where_the_first_one_was() {
        RedisConnection other_link{server_.options()};
        SeenNews other{other_link, keys_};
        look(marks(1, 2), nowhere);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, other.new_of(parent(), {1}, marks(1, 3), all_marks, today).size());
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, look(marks(1, 3), nowhere));
    }

    void p16_two_requests_at_once_lose_nothing_of_each_other() {
        look({}, nowhere);
        // Eight processes open a mark each at the same moment.
        const auto options = server_.options();
        static_cast<void>(winners(8, [&options, this] {
            RedisConnection link{options};
            SeenNews own{link, keys_};
            const auto pid = static_cast<std::int64_t>(::getpid());
            const PageOfNews page{.kind = PageOfNews::Kind::mark, .mark = {pid}};
            return own.new_of(parent(), {1}, {mark(pid)}, page, today).size() == 1;
        }));
        CPPUNIT_ASSERT_EQUAL(std::size_t{8 * 10}, record().size());
    }

    void an_older_reading_does_not_make_a_seen_thing_new() {
        look(marks(1, 2), nowhere);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, look(marks(1, 3), all_marks));
        // A slower worker read the journal before the third mark was there.
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, look(marks(1, 2), all_marks));
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, look(marks(1, 3), nowhere));
    }

    void the_record_is_bounded_and_drops_what_left_the_window() {
        look({}, nowhere);
        for (std::int64_t round = 0; round < 5; ++round) {
            look(marks(round * 400 + 1, round * 400 + 400), all_marks);
        }
        CPPUNIT_ASSERT_EQUAL(static_cast<std::size_t>(SeenNews::most_remembered) * 10, record().size());
        look({}, nowhere, SchoolDay{2027y / std::chrono::January / 10});
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, record().size());
        CPPUNIT_ASSERT_EQUAL(1LL, redis_.run({"EXISTS", key_}, Retry::once).integer);
    }

    void what_is_in_the_window_is_never_dropped_for_room() {
        look({}, nowhere);
        look(marks(1, 500), all_marks);
        for (std::int64_t round = 0; round < 4; ++round) {
            auto items = marks(1, 300);
            const auto others = marks(1000 + round * 200, 1199 + round * 200);
            items.insert(items.end(), others.begin(), others.end());
            look(items, all_marks);
        }
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, look(marks(1, 300), nowhere));
    }

    void a_visit_that_changes_nothing_writes_nothing() {
        look(marks(1, 3), all_marks);
        look(marks(1, 3), all_marks);
        const auto writes = [&] {
            const auto info = redis_.run({"INFO", "persistence"}, Retry::once).text;
            const auto at = info.find("rdb_changes_since_last_save:");
            return info.substr(at, info.find('\r', at) - at);
        };
        const auto before = writes();
        look(marks(1, 3), all_marks);
        look(marks(1, 3), week);
        CPPUNIT_ASSERT_EQUAL(before, writes());
        const auto life = redis_.run({"TTL", key_}, Retry::once).integer;
        CPPUNIT_ASSERT(life > 15'550'000 && life <= 15'552'000);
    }

    void the_record_tells_nothing_without_the_key() {
        look({mark(1, "Контрольная-canary")}, all_marks);
        CPPUNIT_ASSERT(record().find("canary") == std::string::npos);
        const SealKeys others{Secret{std::string(32, 'm')}, seal_key(1)};
        SeenNews stranger{redis_, others};
        CPPUNIT_ASSERT(stranger.new_of(parent(), {1}, {mark(1)}, nowhere, today).empty());
        CPPUNIT_ASSERT_EQUAL(std::size_t{10}, record().size());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SeenNewsTest);

}  // namespace mrko::session
