// SPDX-License-Identifier: Apache-2.0
// Pages that are kept for a family that comes back: the same as drawn anew, never older than the journal, and of nobody
// else.
#include <cppunit/extensions/HelperMacros.h>

#include <array>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "http/content_coding.h"
#include "tests/handlers/demo_house.h"
#include "tests/handlers/two_families.h"

namespace mrko::handlers {

namespace {

using namespace std::chrono_literals;
using Headers = std::map<std::string, std::string, std::less<>>;

constexpr auto week = "/diary/1/week/2026-11-16";

/// Every kind of page that is kept.
constexpr std::array sections{"/week/2026-11-16",
                              "/week/2026-10-05",
                              "/day/2026-11-18",
                              "/marks",
                              "/marks?period=year&view=dates",
                              "/final",
                              "/timetable/2026-11-16",
                              "/timetable/2026-11-18?view=day",
                              "/homework",
                              "/calendar",
                              "/statistics",
                              "/remarks?period=year"};

std::string csrf_of(const std::string& page) {
    const std::string field{"name=\"csrf\" value=\""};
    const auto at = page.find(field);
    CPPUNIT_ASSERT(at != std::string::npos);
    return page.substr(at + field.size(), page.find('"', at + field.size()) - at - field.size());
}

/// A page that is drawn says its token in another way each time.
bool is_the_same_drawing(const http::Response& one, const http::Response& other) {
    return csrf_of(one.body()) == csrf_of(other.body());
}

}  // namespace

class FreshPagesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FreshPagesTest);
    CPPUNIT_TEST(a_kept_page_is_the_page_as_drawn_anew);
    CPPUNIT_TEST(any_worker_gives_the_kept_page);
    CPPUNIT_TEST(after_any_write_the_next_answer_shows_it);
    CPPUNIT_TEST(a_redis_that_brings_an_old_page_back_shows_no_old_page);
    CPPUNIT_TEST(a_page_whose_news_could_not_be_told_is_not_kept);
    CPPUNIT_TEST(a_page_of_the_running_lesson_ends_with_the_bell);
    CPPUNIT_TEST(a_page_ends_with_the_day_and_with_its_life);
    CPPUNIT_TEST(a_message_and_another_child_are_noted);
    CPPUNIT_TEST(what_the_browser_holds_is_not_sent_again);
    CPPUNIT_TEST(a_page_is_sent_in_the_coding_that_the_browser_reads);
    CPPUNIT_TEST(s_a_kept_page_opens_to_nobody_whose_right_is_over);
    CPPUNIT_TEST(s_no_kept_page_ever_reaches_another_family_child_language_or_view);
    CPPUNIT_TEST_SUITE_END();

    TwoFamilies families_ = two_families();
    DemoHouse house_{families_.school};
    int drawn_ = 0;

    http::Response ask(const std::string& address, const std::string& who = "mother", const Headers& headers = {}) {
        return house_.ask(who, {.method = "GET", .target = address, .headers = headers, .body = {}});
    }

    /// A cookie of nobody's makes it another question, so the page is drawn.
    http::Response draw(const std::string& address, const std::string& who = "mother", Headers headers = {}) {
        auto& cookies = headers["cookie"];
        cookies += (cookies.empty() ? "drawn=" : "; drawn=") + std::to_string(++drawn_);
        return ask(address, who, headers);
    }

    /// Twice: the first look may take news for seen, which makes the next page another one.
    http::Response settle(const std::string& address, const std::string& who = "mother") {
        static_cast<void>(ask(address, who));
        return ask(address, who);
    }

    void a_kept_page_is_the_page_as_drawn_anew() {
        static_cast<void>(ask(week));
        auto pages = std::vector<std::string>(sections.begin(), sections.end());
        const std::string subject{ask("/diary/1/subject").header("Location")};
        pages.push_back(subject.substr(std::string{"/diary/1"}.size()));
        const auto data = ask("/api/v1/children/1/marks?period=year").body();
        const std::string field{"\"mark_id\":"};
        const auto mark = data.find(field) + field.size();
        pages.push_back("/mark/" + data.substr(mark, data.find_first_not_of("0123456789", mark) - mark));
        for (const auto& section : pages) {
            const auto address = "/diary/1" + section;
            const auto before = settle(address);
            const auto kept = ask(address);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(address, 200, kept.status());
            CPPUNIT_ASSERT_MESSAGE(address, is_the_same_drawing(before, kept));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(address, before.body(), kept.body());
            const auto drawn = draw(address);
            CPPUNIT_ASSERT_MESSAGE(address, !is_the_same_drawing(drawn, kept));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(address, lasting(drawn.body()), lasting(kept.body()));
            for (const auto* const header : {"Content-Type", "Cache-Control", "Content-Security-Policy", "Vary"}) {
                CPPUNIT_ASSERT_EQUAL_MESSAGE(
                    header, std::string{drawn.header(header)}, std::string{kept.header(header)});
            }
        }
    }

    void any_worker_gives_the_kept_page() {
        const auto page = settle(week);
        house_.another_worker();
        CPPUNIT_ASSERT(is_the_same_drawing(page, ask(week)));
    }

    /// Imports and signatures at random between views by workers old and new; whatever a view shows is what a page that
    /// is drawn at this moment shows.
    void after_any_write_the_next_answer_shows_it() {
        std::mt19937 chance{20261129};
        auto school = families_.school;
        auto& results = school.bundle.results.rows;
        int kept = 0;
        for (int step = 0; step < 150; ++step) {
            switch (chance() % 8) {
                case 0: {
                    auto& result = results[chance() % results.size()];
                    result.comment = "Запись " + std::to_string(step);
                    house_.import(school);
                    break;
                }
                case 1: {
                    const std::string signing = chance() % 2 == 0 ? "given" : "taken-back";
                    const auto signed_week = house_.ask("mother",
                                                        {.method = "POST",
                                                         .target = "/diary/1/week/2026-10-05/signature",
                                                         .headers = {},
                                                         .body = "csrf={csrf}&signature=" + signing});
                    CPPUNIT_ASSERT_EQUAL(303, signed_week.status());
                    break;
                }
                case 2: house_.another_worker(); break;
                case 3: house_.restore_journal(); break;
                default: break;
            }
            const auto address = std::string{"/diary/1"} + sections[chance() % 4];
            const auto seen = ask(address);
            const auto again = ask(address);
            kept += is_the_same_drawing(seen, again) ? 1 : 0;
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                address + " after step " + std::to_string(step), lasting(draw(address).body()), lasting(again.body()));
        }
        CPPUNIT_ASSERT_MESSAGE(std::to_string(kept), kept > 50);
    }

    void a_redis_that_brings_an_old_page_back_shows_no_old_page() {
        const auto before = settle(week);
        auto& redis = house_.redis();
        const auto key = redis.run({"KEYS", "f:*:1"}, session::Retry::once).elements.at(0).text;
        const auto old = redis.run({"DUMP", key}, session::Retry::once).text;
        auto school = families_.school;
        for (auto& result : school.bundle.results.rows) {
            result.comment += " изменено";
        }
        house_.import(school);
        redis.run({"RESTORE", key, "0", old, "REPLACE"}, session::Retry::once);
        const auto after = ask(week);
        CPPUNIT_ASSERT(!is_the_same_drawing(before, after));
        CPPUNIT_ASSERT_EQUAL(lasting(draw(week).body()), lasting(ask(week).body()));
        redis.run({"DEL", key}, session::Retry::once);
        CPPUNIT_ASSERT_EQUAL(lasting(ask(week).body()), lasting(after.body()));
    }

    void a_page_whose_news_could_not_be_told_is_not_kept() {
        static_cast<void>(settle(week));
        auto& redis = house_.redis();
        for (const auto& key : redis.run({"KEYS", "n:*"}, session::Retry::once).elements) {
            redis.run({"DEL", key.text}, session::Retry::once);
            redis.run({"LPUSH", key.text, "no record of news"}, session::Retry::once);
        }
        const auto page = settle(week);
        CPPUNIT_ASSERT_EQUAL(200, page.status());
        CPPUNIT_ASSERT(page.header("ETag").empty());
        CPPUNIT_ASSERT(!is_the_same_drawing(page, ask(week)));
    }

    void a_page_of_the_running_lesson_ends_with_the_bell() {
        bool changed = false;
        auto page = settle(week);
        // Noon to ten in the evening: the last lessons, and after them.
        for (auto minute = 0min; minute < 600min; minute += 5min) {
            house_.pass(5min);
            const auto seen = ask(week);
            const auto now_drawn = draw(week);
            const auto running = [](const std::string& body) {
                const auto at = body.find("сейчас: ");
                return at == std::string::npos ? std::string{} : body.substr(at, 60);
            };
            CPPUNIT_ASSERT_EQUAL(running(now_drawn.body()), running(seen.body()));
            changed = changed || running(page.body()) != running(seen.body());
            page = seen;
        }
        CPPUNIT_ASSERT(changed);
    }

    void a_page_ends_with_the_day_and_with_its_life() {
        const auto page = settle("/diary/1/marks");
        static_cast<void>(settle(week));
        house_.pass(599s);
        CPPUNIT_ASSERT(is_the_same_drawing(page, ask("/diary/1/marks")));
        house_.pass(1s);
        CPPUNIT_ASSERT(!is_the_same_drawing(page, ask("/diary/1/marks")));
    }

    void a_message_and_another_child_are_noted() {
        const auto page = settle(week);
        CPPUNIT_ASSERT(is_the_same_drawing(page, ask(week)));
        house_.set_flash("mother");
        CPPUNIT_ASSERT(ask(week).body().find("class=\"banner\"") != std::string::npos);
        CPPUNIT_ASSERT(ask(week).body().find("class=\"banner\"") == std::string::npos);
        // Whose diary was read last decides what the way in leads to.
        static_cast<void>(settle("/diary/2/week/2026-11-16"));
        static_cast<void>(settle(week));
        for (const auto* const child : {"2", "1", "1"}) {
            static_cast<void>(ask(std::string{"/diary/"} + child + "/week/2026-11-16"));
            CPPUNIT_ASSERT_EQUAL(std::string{"/diary/"} + child, std::string{ask("/").header("Location")}.substr(0, 8));
        }
    }

    void what_the_browser_holds_is_not_sent_again() {
        const auto page = settle(week);
        const std::string tag{page.header("ETag")};
        CPPUNIT_ASSERT(tag.starts_with("W/\""));
        const auto unchanged = ask(week, "mother", {{"if-none-match", tag}});
        CPPUNIT_ASSERT_EQUAL(304, unchanged.status());
        CPPUNIT_ASSERT(unchanged.body().empty());
        CPPUNIT_ASSERT_EQUAL(tag, std::string{unchanged.header("ETag")});
        CPPUNIT_ASSERT_EQUAL(std::string{"no-store"}, std::string{unchanged.header("Cache-Control")});
        // A tag holds longer than what is kept, for it names all that the page was made of.
        const auto keys = house_.redis().run({"KEYS", "f:*"}, session::Retry::once).elements;
        for (const auto& key : keys) {
            house_.redis().run({"DEL", key.text}, session::Retry::once);
        }
        CPPUNIT_ASSERT_EQUAL(304, ask(week, "mother", {{"if-none-match", tag}}).status());
        for (const auto* const foreign :
             {"W/\"1440.AAAAAAAAAAAAAAAAAAAAAA\"", "\"x\"", "*", "W/\"", "W/\"99999999999999.x\"", ""}) {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(foreign, 200, ask(week, "mother", {{"if-none-match", foreign}}).status());
        }
        CPPUNIT_ASSERT_EQUAL(200, ask("/diary/1/marks", "mother", {{"if-none-match", tag}}).status());
        CPPUNIT_ASSERT_EQUAL(200, ask(week, "father", {{"if-none-match", tag}}).status());
        CPPUNIT_ASSERT_EQUAL(200, ask(week, "mother", {{"if-none-match", tag}, {"cookie", "__Host-lang=en"}}).status());
        auto school = families_.school;
        school.bundle.results.rows.front().comment += " изменено";
        house_.import(school);
        CPPUNIT_ASSERT_EQUAL(200, ask(week, "mother", {{"if-none-match", tag}}).status());
    }

    void a_page_is_sent_in_the_coding_that_the_browser_reads() {
        const auto plain = settle(week);
        CPPUNIT_ASSERT(plain.header("Content-Encoding").empty());
        const auto packed = ask(week, "mother", {{"accept-encoding", "gzip, deflate, br"}});
        CPPUNIT_ASSERT_EQUAL(std::string{"gzip"}, std::string{packed.header("Content-Encoding")});
        CPPUNIT_ASSERT(http::gunzip(packed.body(), 1U << 20U) == plain.body());
        const auto first = draw("/diary/1/homework", "mother", {{"accept-encoding", "gzip"}});
        CPPUNIT_ASSERT_EQUAL(std::string{"gzip"}, std::string{first.header("Content-Encoding")});
        const auto error = ask("/diary/7/week/2026-11-16", "mother", {{"accept-encoding", "gzip"}});
        CPPUNIT_ASSERT_EQUAL(404, error.status());
        CPPUNIT_ASSERT(error.header("Content-Encoding").empty());
    }

    void s_a_kept_page_opens_to_nobody_whose_right_is_over() {
        const auto page = settle(week);
        const std::string tag{page.header("ETag")};
        house_.renew_credential(0);
        CPPUNIT_ASSERT_EQUAL(403, ask(week).status());
        CPPUNIT_ASSERT_EQUAL(403, ask(week, "mother", {{"if-none-match", tag}}).status());
        const auto own = settle(week, "pupil");
        CPPUNIT_ASSERT_EQUAL(200, own.status());
        house_.renew_own_credential(0);
        CPPUNIT_ASSERT_EQUAL(403, ask(week, "pupil").status());
        const auto fathers = settle(week, "father");
        CPPUNIT_ASSERT_EQUAL(200, fathers.status());
        CPPUNIT_ASSERT_EQUAL(
            303,
            house_.ask("father", {.method = "POST", .target = "/sign-out", .headers = {}, .body = "csrf={csrf}"})
                .status());
        CPPUNIT_ASSERT_EQUAL(303, ask(week, "father").status());
    }

    /// Random families, children, addresses, languages and views: every answer is what is drawn for the same visitor.
    void s_no_kept_page_ever_reaches_another_family_child_language_or_view() {
        const std::array<std::string, 4> people{"mother", "father", "newcomer", "pupil"};
        const std::array<std::string, 3> numbers{"1", "2", "3"};
        const std::array<std::string, 2> languages{"ru", "en"};
        std::mt19937 chance{20261118};
        const auto pick = [&](const auto& from) { return from[chance() % from.size()]; };
        int again = 0;
        for (int visit = 0; visit < 300; ++visit) {
            const auto who = pick(people);
            const auto address = "/diary/" + pick(numbers) + sections[chance() % 4];
            const Headers headers{
                {"cookie", "__Host-lang=" + pick(languages) + (chance() % 2 == 0 ? "; __Host-view=dark" : "")}};
            static_cast<void>(ask(address, who, headers));
            const auto first = ask(address, who, headers);
            const auto seen = ask(address, who, headers);
            const auto drawn = draw(address, who, headers);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(who + " " + address, drawn.status(), seen.status());
            CPPUNIT_ASSERT_EQUAL_MESSAGE(who + " " + address, lasting(drawn.body()), lasting(seen.body()));
            again += seen.status() == 200 && is_the_same_drawing(first, seen) ? 1 : 0;
        }
        CPPUNIT_ASSERT_MESSAGE(std::to_string(again), again > 50);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FreshPagesTest);

}  // namespace mrko::handlers
