// SPDX-License-Identifier: Apache-2.0
// The way of a calendar's address: made, shown once, read without signing in, renewed, revoked; and that no mark and
// nothing of another child ever comes out of it.
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "tests/handlers/demo_house.h"
#include "tests/handlers/two_families.h"

namespace mrko::handlers {

namespace {

constexpr std::string_view origin = "https://dnevnik.example";

struct Seat {
    std::string parent;
    std::string page;  ///< of the child's own feed
};

Seat seat_of(Child child) {
    switch (child) {
        case Child::brother: return {.parent = "mother", .page = "/diary/1/feed"};
        case Child::sister: return {.parent = "mother", .page = "/diary/2/feed"};
        case Child::namesake: return {.parent = "father", .page = "/diary/1/feed"};
    }
    return {};
}

std::size_t place(Child child) {
    return static_cast<std::size_t>(child);
}

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// Lines as they were before they were folded.
std::string unfolded(std::string text) {
    for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) {
        text.erase(at, 3);
    }
    return text;
}

std::set<std::string> uids(const std::string& calendar) {
    std::set<std::string> found;
    constexpr std::string_view name = "\r\nUID:";
    for (auto at = calendar.find(name); at != std::string::npos; at = calendar.find(name, at + 1)) {
        found.insert(calendar.substr(at + name.size(), calendar.find("\r\n", at + 1) - at - name.size()));
    }
    return found;
}

/// Without what differs from house to house: the tags that stand for children, and the address.
std::string without_secrets(const std::string& calendar) {
    std::string told;
    for (std::size_t at = 0; at < calendar.size();) {
        const auto end = calendar.find("\r\n", at);
        const auto line = calendar.substr(at, end - at);
        at = end + 2;
        if (line.starts_with("SOURCE")) {
            continue;
        }
        const auto tail = line.rfind("@dnevnik.example");
        const bool tagged = line.starts_with("UID:") && !line.starts_with("UID:event") && tail != std::string::npos;
        told += (tagged ? line.substr(0, tail - 16) : line) + "\n";
    }
    return told;
}

}  // namespace

class CalendarFeedTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CalendarFeedTest);
    CPPUNIT_TEST(an_address_is_shown_once);
    CPPUNIT_TEST(whoever_has_the_address_reads_the_calendar);
    CPPUNIT_TEST(a_calendar_that_is_held_already_is_not_sent_again);
    CPPUNIT_TEST(renewing_ends_the_old_address_and_keeps_the_names_of_the_entries);
    CPPUNIT_TEST(a_revoked_address_is_not_found);
    CPPUNIT_TEST(a_second_press_of_the_button_keeps_the_address_that_was_shown);
    CPPUNIT_TEST(a_renewed_password_closes_the_feed_of_that_child_alone);
    CPPUNIT_TEST(the_language_is_that_of_the_day_it_was_made);
    CPPUNIT_TEST(no_feed_holds_a_mark_a_remark_or_a_word_of_another_child);
    CPPUNIT_TEST(a_feed_is_the_same_without_any_mark_absence_and_remark);
    CPPUNIT_TEST(a_parent_cannot_make_a_feed_of_a_child_that_is_not_theirs);
    CPPUNIT_TEST_SUITE_END();

    TwoFamilies families_ = two_families();
    DemoHouse house_{families_.school};

    static http::Response get(DemoHouse& house, const std::string& who, const std::string& address) {
        return house.ask(who, {.method = "GET", .target = address, .headers = {}, .body = ""});
    }

    static http::Response press(DemoHouse& house,
                                const std::string& who,
                                const std::string& page,
                                const std::string& button) {
        auto answer =
            house.ask(who, {.method = "POST", .target = page, .headers = {}, .body = "csrf={csrf}&do=" + button});
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body(), 303, answer.status());
        CPPUNIT_ASSERT_EQUAL(page, std::string{answer.header("Location")});
        return answer;
    }

    /// The path of the address that the page shows; empty when it shows none.
    static std::string shown(const http::Response& page) {
        const std::string field = "value=\"" + std::string{origin} + "/ical/";
        const auto at = page.body().find(field);
        if (at == std::string::npos) {
            return {};
        }
        const auto first = at + std::string{"value=\""}.size() + origin.size();
        return page.body().substr(first, page.body().find('"', first) - first);
    }

    static std::string make(DemoHouse& house, const std::string& who, const std::string& page) {
        press(house, who, page, "create");
        const auto address = shown(get(house, who, page));
        CPPUNIT_ASSERT_EQUAL(std::string{"/ical/"}.size() + 32 + 4, address.size());
        return address;
    }

    static std::string read(DemoHouse& house, const std::string& address) {
        const auto answer = get(house, "nobody", address);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body(), 200, answer.status());
        return unfolded(answer.body());
    }

    void an_address_is_shown_once() {
        const std::string page = "/diary/1/feed";
        CPPUNIT_ASSERT_EQUAL(std::string{}, shown(get(house_, "mother", page)));
        press(house_, "mother", page, "create");
        // A HEAD request does not use it up, and the family's page is another one.
        CPPUNIT_ASSERT_EQUAL(
            200, house_.ask("mother", {.method = "HEAD", .target = page, .headers = {}, .body = ""}).status());
        CPPUNIT_ASSERT_EQUAL(std::string{}, shown(get(house_, "mother", "/family/feed")));
        CPPUNIT_ASSERT_EQUAL(std::string{}, shown(get(house_, "father", page)));
        CPPUNIT_ASSERT(!shown(get(house_, "mother", page)).empty());
        CPPUNIT_ASSERT_EQUAL(std::string{}, shown(get(house_, "mother", page)));
        CPPUNIT_ASSERT(holds(get(house_, "mother", page).body(), "value=\"renew\""));
    }

    void whoever_has_the_address_reads_the_calendar() {
        const auto address = make(house_, "mother", "/diary/1/feed");
        const auto answer = get(house_, "nobody", address);
        CPPUNIT_ASSERT_EQUAL(200, answer.status());
        CPPUNIT_ASSERT_EQUAL(std::string{"text/calendar; charset=utf-8"}, std::string{answer.header("Content-Type")});
        CPPUNIT_ASSERT_EQUAL(std::string{"private, max-age=3600"}, std::string{answer.header("Cache-Control")});
        const auto calendar = unfolded(answer.body());
        CPPUNIT_ASSERT(holds(calendar, "SOURCE;VALUE=URI:" + std::string{origin} + address + "\r\n"));
        // Lessons from two weeks ago to eight weeks ahead, in UTC; tests; the meeting that lies ahead.
        CPPUNIT_ASSERT(holds(calendar, "\r\nDTSTART:202611"));
        CPPUNIT_ASSERT(holds(calendar, "\r\nDTSTART:202612"));
        CPPUNIT_ASSERT(!holds(calendar, "\r\nDTSTART:202610"));
        CPPUNIT_ASSERT(!holds(calendar, "\r\nDTSTART:202702"));
        for (const auto* const part :
             {"CATEGORIES:LESSON", "CATEGORIES:TEST", "CATEGORIES:PARENT MEETING", "Домашнее задание: ", "Учитель: "}) {
            CPPUNIT_ASSERT_MESSAGE(part, holds(calendar, part));
        }
        CPPUNIT_ASSERT(calendar == read(house_, address));
        CPPUNIT_ASSERT(get(house_, "nobody", address.substr(0, address.size() - 4)).status() == 404);
        CPPUNIT_ASSERT(get(house_, "nobody", address + "x").status() == 404);
    }

    void a_calendar_that_is_held_already_is_not_sent_again() {
        const auto address = make(house_, "mother", "/family/feed");
        const std::string tag{get(house_, "nobody", address).header("ETag")};
        CPPUNIT_ASSERT(!tag.empty());
        const auto again = house_.ask(
            "nobody", {.method = "GET", .target = address, .headers = {{"if-none-match", "W/" + tag}}, .body = ""});
        CPPUNIT_ASSERT_EQUAL(304, again.status());
        CPPUNIT_ASSERT_EQUAL(std::string{"private, max-age=3600"}, std::string{again.header("Cache-Control")});
    }

    void renewing_ends_the_old_address_and_keeps_the_names_of_the_entries() {
        const std::string page = "/diary/1/feed";
        const auto old = make(house_, "mother", page);
        const auto before = read(house_, old);
        press(house_, "mother", page, "renew");
        const auto renewed = shown(get(house_, "mother", page));
        CPPUNIT_ASSERT(!renewed.empty() && renewed != old);
        CPPUNIT_ASSERT_EQUAL(404, get(house_, "nobody", old).status());
        CPPUNIT_ASSERT(uids(before) == uids(read(house_, renewed)));
        CPPUNIT_ASSERT(uids(before).size() > 100);
    }

    void a_revoked_address_is_not_found() {
        const auto address = make(house_, "mother", "/family/feed");
        press(house_, "mother", "/family/feed", "revoke");
        const auto answer = get(house_, "nobody", address);
        CPPUNIT_ASSERT_EQUAL(404, answer.status());
        CPPUNIT_ASSERT_MESSAGE("the page repeats the secret", !holds(answer.body(), address.substr(6, 32)));
        CPPUNIT_ASSERT(holds(get(house_, "mother", "/family/feed").body(), "value=\"create\""));
    }

    void a_second_press_of_the_button_keeps_the_address_that_was_shown() {
        const std::string page = "/diary/2/feed";
        press(house_, "mother", page, "create");
        press(house_, "mother", page, "create");
        const auto address = shown(get(house_, "mother", page));
        CPPUNIT_ASSERT(!address.empty());
        CPPUNIT_ASSERT_EQUAL(200, get(house_, "nobody", address).status());
        // Another tab still shows the page without an address, or that of one that was deleted meanwhile.
        press(house_, "mother", page, "create");
        CPPUNIT_ASSERT_EQUAL(200, get(house_, "nobody", address).status());
        press(house_, "mother", page, "revoke");
        press(house_, "mother", page, "renew");
        CPPUNIT_ASSERT_EQUAL(std::string{}, shown(get(house_, "mother", page)));
    }

    void a_renewed_password_closes_the_feed_of_that_child_alone() {
        const auto brother = make(house_, "mother", "/diary/1/feed");
        const auto sister = make(house_, "mother", "/diary/2/feed");
        const auto family = make(house_, "mother", "/family/feed");
        CPPUNIT_ASSERT(holds(read(house_, family), "SUMMARY:mother 1: "));
        house_.renew_credential(place(Child::brother));
        CPPUNIT_ASSERT_EQUAL(404, get(house_, "nobody", brother).status());
        CPPUNIT_ASSERT_EQUAL(200, get(house_, "nobody", sister).status());
        CPPUNIT_ASSERT(!holds(read(house_, family), "mother 1"));
        CPPUNIT_ASSERT(holds(read(house_, family), "SUMMARY:mother 2: "));
        house_.renew_credential(place(Child::sister));
        CPPUNIT_ASSERT_EQUAL(404, get(house_, "nobody", family).status());
    }

    void the_language_is_that_of_the_day_it_was_made() {
        const auto posted = house_.ask("mother",
                                       {.method = "POST",
                                        .target = "/diary/1/feed",
                                        .headers = {{"cookie", "__Host-lang=en"}},
                                        .body = "csrf={csrf}&do=create"});
        CPPUNIT_ASSERT_EQUAL(303, posted.status());
        const auto calendar = read(house_, shown(get(house_, "mother", "/diary/1/feed")));
        CPPUNIT_ASSERT(holds(calendar, "Homework: ") && !holds(calendar, "Домашнее задание: "));
        CPPUNIT_ASSERT(holds(calendar, "\r\nNAME:School diary: mother 1\r\n"));
    }

    void no_feed_holds_a_mark_a_remark_or_a_word_of_another_child() {
        for (const auto child : all_children) {
            const auto seat = seat_of(child);
            const auto calendar = read(house_, make(house_, seat.parent, seat.page));
            for (const auto& word : families_.foreign_words[place(child)]) {
                CPPUNIT_ASSERT_MESSAGE(seat.parent + seat.page + " holds “" + word + "”", !holds(calendar, word));
            }
            // Every comment, absence and remark of the child bears this word, and so do values of marks.
            CPPUNIT_ASSERT_MESSAGE(seat.parent + seat.page, !holds(calendar, families_.own_word[place(child)]));
        }
        const auto of_mother = read(house_, make(house_, "mother", "/family/feed"));
        CPPUNIT_ASSERT(holds(of_mother, "mother 1: ") && holds(of_mother, "mother 2: "));
        for (const auto child : all_children) {
            CPPUNIT_ASSERT(!holds(of_mother, families_.own_word[place(child)]));
        }
        const auto of_father = read(house_, make(house_, "father", "/family/feed"));
        CPPUNIT_ASSERT(holds(of_father, "father 1: ") && !holds(of_father, "mother"));
    }

    void a_feed_is_the_same_without_any_mark_absence_and_remark() {
        auto school = families_.school;
        school.bundle.results.rows.clear();
        school.bundle.attendance.rows.clear();
        school.bundle.remarks.rows.clear();
        school.bundle.mark_changes.rows.clear();
        DemoHouse bare{std::move(school)};
        for (const std::string page : {"/diary/1/feed", "/family/feed"}) {
            CPPUNIT_ASSERT_EQUAL(without_secrets(read(house_, make(house_, "mother", page))),
                                 without_secrets(read(bare, make(bare, "mother", page))));
        }
        // There is something to be missed, so that the comparison means something.
        CPPUNIT_ASSERT(get(house_, "mother", "/api/v1/children/1/marks?period=year").body() !=
                       get(bare, "mother", "/api/v1/children/1/marks?period=year").body());
    }

    void a_parent_cannot_make_a_feed_of_a_child_that_is_not_theirs() {
        const auto answer = house_.ask(
            "father", {.method = "POST", .target = "/diary/2/feed", .headers = {}, .body = "csrf={csrf}&do=create"});
        CPPUNIT_ASSERT_EQUAL(404, answer.status());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CalendarFeedTest);

}  // namespace mrko::handlers
