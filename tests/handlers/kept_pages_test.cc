// SPDX-License-Identifier: Apache-2.0
// B6, never a blank evening: what a family saw is shown again while the journal is away, to this family alone.
#include <cppunit/extensions/HelperMacros.h>

#include <array>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "tests/handlers/demo_house.h"
#include "tests/handlers/two_families.h"

namespace mrko::handlers {

namespace {

constexpr auto week = "/diary/1/week/2026-11-16";
constexpr auto notice = "Журнал сейчас не отвечает. Показано, что было в ";

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// What is between <main> and </main>.
std::string main_of(const std::string& page) {
    const auto begin = page.find("<main ");
    CPPUNIT_ASSERT(begin != std::string::npos);
    return page.substr(begin, page.rfind("</main>") - begin);
}

}  // namespace

class KeptPagesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(KeptPagesTest);
    CPPUNIT_TEST(b6_every_seen_page_is_answered_while_the_journal_is_away);
    CPPUNIT_TEST(b6_the_tabs_lead_to_what_was_seen_last);
    CPPUNIT_TEST(b6_a_page_that_nobody_saw_names_those_that_are_kept);
    CPPUNIT_TEST(b6_writes_and_data_are_refused_and_all_comes_back_by_itself);
    CPPUNIT_TEST(b6_a_copy_is_of_one_language_and_shown_in_it);
    CPPUNIT_TEST(b6_the_frame_around_a_copy_is_of_this_session);
    CPPUNIT_TEST(b6_a_renewed_credential_takes_the_copies_away);
    CPPUNIT_TEST(messages_errors_and_what_if_marks_are_not_kept);
    CPPUNIT_TEST(b6_no_copy_ever_reaches_another_family_or_child);
    CPPUNIT_TEST_SUITE_END();

    TwoFamilies families_ = two_families();
    DemoHouse house_{families_.school};

    http::Response ask(const std::string& address,
                       const std::string& who = "mother",
                       const std::map<std::string, std::string, std::less<>>& headers = {}) {
        return house_.ask(who, {.method = "GET", .target = address, .headers = headers, .body = {}});
    }

    std::string see(const std::string& address) {
        const auto answer = ask(address);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(address, 200, answer.status());
        CPPUNIT_ASSERT(!contains(answer.body(), notice));
        return answer.body();
    }

    void b6_every_seen_page_is_answered_while_the_journal_is_away() {
        std::map<std::string, std::string> seen;
        for (const auto* const address : {week,
                                          "/diary/1/day/2026-11-17",
                                          "/diary/1/marks",
                                          "/diary/1/marks?period=year&view=dates",
                                          "/diary/1/final",
                                          "/diary/1/timetable/2026-11-16",
                                          "/diary/1/homework",
                                          "/diary/1/calendar",
                                          "/diary/1/statistics",
                                          "/diary/1/remarks"}) {
            seen[address] = see(address);
        }
        house_.end_journal();
        for (const auto& [address, page] : seen) {
            const auto answer = ask(address);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(address, 200, answer.status());
            CPPUNIT_ASSERT_MESSAGE(address, contains(answer.body(), notice));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(address, main_of(page), main_of(answer.body()));
            CPPUNIT_ASSERT_EQUAL(std::string{"no-store"}, std::string{answer.header("Cache-Control")});
            const auto title = page.substr(page.find("<title>"), 40);
            CPPUNIT_ASSERT_MESSAGE(address, contains(answer.body(), title));
            const auto head = house_.ask("mother", {.method = "HEAD", .target = address, .headers = {}, .body = {}});
            CPPUNIT_ASSERT_EQUAL_MESSAGE(address, 200, head.status());
        }
    }

    void b6_the_tabs_lead_to_what_was_seen_last() {
        for (const auto* const address : {"/diary/1/week", "/diary/1/timetable"}) {
            const auto way = ask(address);
            CPPUNIT_ASSERT_EQUAL(303, way.status());
            const std::string to{way.header("Location")};
            static_cast<void>(see(to.substr(0, to.find('#'))));
            house_.end_journal();
            const auto kept = ask(address);
            CPPUNIT_ASSERT_EQUAL(303, kept.status());
            CPPUNIT_ASSERT_EQUAL(to, std::string{kept.header("Location")});
            CPPUNIT_ASSERT(contains(ask(to.substr(0, to.find('#'))).body(), notice));
            house_.restore_journal();
        }
    }

    void b6_a_page_that_nobody_saw_names_those_that_are_kept() {
        house_.end_journal();
        const auto nothing = ask(week);
        CPPUNIT_ASSERT_EQUAL(503, nothing.status());
        house_.restore_journal();
        static_cast<void>(see(week));
        house_.end_journal();
        const auto answer = ask("/diary/1/marks");
        CPPUNIT_ASSERT_EQUAL(503, answer.status());
        const auto wait = std::stoi(std::string{answer.header("Retry-After")});
        CPPUNIT_ASSERT(wait >= 3 && wait <= 10);
        CPPUNIT_ASSERT(contains(main_of(answer.body()), std::string{"href=\""} + week + "\""));
        CPPUNIT_ASSERT(contains(answer.body(), "0123456789abcdef"));
        // Nothing of it for the sister, and nothing for a number that is nobody's.
        CPPUNIT_ASSERT(!contains(ask("/diary/2/marks").body(), "href=\"" + std::string{week}));
        CPPUNIT_ASSERT_EQUAL(404, ask("/diary/7/marks").status());
    }

    void b6_writes_and_data_are_refused_and_all_comes_back_by_itself() {
        static_cast<void>(see(week));
        house_.end_journal();
        for (const auto* const address : {"/api/v1/children/1/marks", "/api/v1/children/1/week/2026-11-16"}) {
            const auto data = ask(address);
            CPPUNIT_ASSERT_EQUAL(503, data.status());
            CPPUNIT_ASSERT_EQUAL(std::string{"application/problem+json"}, std::string{data.header("Content-Type")});
        }
        const auto post = house_.ask("mother",
                                     {.method = "POST",
                                      .target = "/accounts/new",
                                      .headers = {},
                                      .body = "csrf={csrf}&account_name=third&mrko_login=any&mrko_password=any"});
        CPPUNIT_ASSERT_EQUAL(503, post.status());
        house_.restore_journal();
        static_cast<void>(see(week));
    }

    void b6_a_copy_is_of_one_language_and_shown_in_it() {
        static_cast<void>(see(week));
        house_.end_journal();
        const std::map<std::string, std::string, std::less<>> english{{"cookie", "__Host-lang=en"}};
        // Better the page in the language in which it was seen than none, and then wholly so.
        const auto answer = ask(week, "mother", english);
        CPPUNIT_ASSERT_EQUAL(200, answer.status());
        CPPUNIT_ASSERT(contains(answer.body(), "<html lang=\"ru\""));
        CPPUNIT_ASSERT(contains(answer.body(), notice));
        house_.restore_journal();
        CPPUNIT_ASSERT_EQUAL(200, ask(week, "mother", english).status());
        house_.end_journal();
        CPPUNIT_ASSERT(contains(ask(week, "mother", english).body(), "<html lang=\"en\""));
        CPPUNIT_ASSERT(contains(ask(week).body(), "<html lang=\"ru\""));
    }

    void b6_the_frame_around_a_copy_is_of_this_session() {
        static_cast<void>(see(week));
        house_.end_journal();
        const auto page = ask(week).body();
        CPPUNIT_ASSERT(contains(page, "<a href=\"/diary/2/week/2026-11-16\""));
        CPPUNIT_ASSERT(contains(page, "aria-current=\"page\""));
        CPPUNIT_ASSERT(contains(page, "action=\"/sign-out\""));
        CPPUNIT_ASSERT(!contains(page, "name=\"csrf\" value=\"\""));
    }

    void b6_a_renewed_credential_takes_the_copies_away() {
        static_cast<void>(see(week));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, house_.redis().run({"KEYS", "k:*"}, session::Retry::once).elements.size());
        house_.renew_credential(0);
        CPPUNIT_ASSERT_EQUAL(403, ask(week).status());
        CPPUNIT_ASSERT(house_.redis().run({"KEYS", "k*"}, session::Retry::once).elements.empty());
        house_.end_journal();
        CPPUNIT_ASSERT_EQUAL(503, ask(week).status());
    }

    void messages_errors_and_what_if_marks_are_not_kept() {
        house_.set_flash("mother");
        CPPUNIT_ASSERT(contains(ask(week).body(), "class=\"banner\""));
        CPPUNIT_ASSERT_EQUAL(404, ask("/diary/1/week/2020-01-06").status());
        const auto choice = ask("/diary/1/subject");
        const std::string subject{choice.header("Location")};
        CPPUNIT_ASSERT_EQUAL(200, ask(subject + "?mark1=5&weight1=1").status());
        house_.end_journal();
        for (const auto& address :
             {std::string{week}, std::string{"/diary/1/week/2020-01-06"}, subject + "?mark1=5&weight1=1"}) {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(address, 503, ask(address).status());
        }
    }

    /// Random families, children, addresses, languages and views; whoever asks while the journal is away gets what the
    /// same account saw in the same language, or nothing.
    void b6_no_copy_ever_reaches_another_family_or_child() {
        const std::array<std::string, 3> people{"mother", "father", "newcomer"};
        const std::array<std::string, 3> numbers{"1", "2", "3"};
        const std::array<std::string, 5> sections{
            "/week/2026-11-16", "/marks", "/homework", "/day/2026-11-17", "/remarks?period=year"};
        const std::array<std::string, 2> languages{"ru", "en"};
        std::mt19937 chance{20261118};
        const auto pick = [&](const auto& from) { return from[chance() % from.size()]; };
        using Asked = std::tuple<std::string, std::string, std::string>;
        std::map<Asked, std::string> seen;
        const auto one = [&] {
            const auto who = pick(people);
            const auto address = "/diary/" + pick(numbers) + pick(sections);
            const auto language = pick(languages);
            std::map<std::string, std::string, std::less<>> headers{
                {"cookie", "__Host-lang=" + language + (chance() % 2 == 0 ? "; __Host-view=dark" : "")}};
            return std::pair{Asked{who, address, language}, ask(address, who, headers)};
        };
        for (int visit = 0; visit < 120; ++visit) {
            auto [asked, answer] = one();
            if (answer.status() == 200) {
                seen[asked] = main_of(answer.body());
            }
        }
        house_.end_journal();
        int shown = 0;
        for (int visit = 0; visit < 240; ++visit) {
            const auto [asked, answer] = one();
            const auto& [who, address, language] = asked;
            if (answer.status() == 200) {
                ++shown;
                // What was not seen in this language is shown in the other one.
                const Asked other{who, address, language == "ru" ? "en" : "ru"};
                const auto& mine = seen.contains(asked) ? asked : other;
                CPPUNIT_ASSERT_MESSAGE(who + " never saw " + address, seen.contains(mine));
                CPPUNIT_ASSERT_EQUAL_MESSAGE(who + " " + address, seen[mine], main_of(answer.body()));
            } else {
                CPPUNIT_ASSERT_MESSAGE(who + " " + address + ": " + std::to_string(answer.status()),
                                       answer.status() == 503 || answer.status() == 404 || answer.status() == 303);
            }
            check_words(who, address, answer.body());
        }
        CPPUNIT_ASSERT_MESSAGE(std::to_string(shown), shown > 50);
    }

    void check_words(const std::string& who, const std::string& address, const std::string& body) const {
        std::vector<Child> foreign;
        if (who == "mother" && address.starts_with("/diary/1/")) {
            foreign = {Child::sister, Child::namesake};
        } else if (who == "mother" && address.starts_with("/diary/2/")) {
            foreign = {Child::brother, Child::namesake};
        } else if (who == "father" && address.starts_with("/diary/1/")) {
            foreign = {Child::brother, Child::sister};
        } else {
            foreign = {Child::brother, Child::sister, Child::namesake};
        }
        for (const auto child : foreign) {
            const auto& word = families_.own_word.at(static_cast<std::size_t>(child));
            CPPUNIT_ASSERT_MESSAGE(who + " reads " + word + " at " + address, !contains(body, word));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(KeptPagesTest);

}  // namespace mrko::handlers
