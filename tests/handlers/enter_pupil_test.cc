// SPDX-License-Identifier: Apache-2.0
// A pupil from the form to the own diary, and everything that a pupil must not see.
#include <cppunit/extensions/HelperMacros.h>

#include <string>
#include <tuple>

#include "http/form.h"
#include "session/token.h"
#include "tests/handlers/demo_house.h"
#include "tests/handlers/two_families.h"

namespace mrko::handlers {

namespace {

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

class EnterPupilTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(EnterPupilTest);
    CPPUNIT_TEST(the_right_pair_opens_the_own_diary);
    CPPUNIT_TEST(s1_each_sign_in_has_a_session_of_its_own);
    CPPUNIT_TEST(s4_a_form_of_another_browser_is_refused);
    CPPUNIT_TEST(a_wrong_pair_is_neutral_and_counts);
    CPPUNIT_TEST(the_login_of_the_family_does_not_sign_in_a_pupil);
    CPPUNIT_TEST(the_login_of_the_pupil_connects_no_child);
    CPPUNIT_TEST(letters_that_look_alike_are_named);
    CPPUNIT_TEST(s11_only_a_page_of_the_own_diary_is_returned_to);
    CPPUNIT_TEST(a_pupil_reads_nothing_that_is_for_parents_alone);
    CPPUNIT_TEST(a_pupil_has_no_other_number_and_no_accounts);
    CPPUNIT_TEST(a_new_credential_ends_the_session_of_the_pupil_alone);
    CPPUNIT_TEST(a_pupil_signs_out_without_the_portal);
    CPPUNIT_TEST(a_session_that_is_over_leads_back_to_the_pupils_form);
    CPPUNIT_TEST_SUITE_END();

    TwoFamilies families_ = two_families();
    DemoHouse house_{families_.school};
    std::string browser_ = session::random_token();

    const exchange::DemoPerson& brother() const { return families_.school.people.front(); }

    std::string own_login() const { return "uch-" + brother().mrko_login; }

    http::Response sign_in(const std::string& login, const std::string& password, const std::string& more = {}) {
        return house_.ask("nobody",
                          {.method = "POST",
                           .target = "/enter/pupil",
                           .headers = {{"cookie", "__Host-browser=" + browser_}, {"origin", "https://dnevnik.example"}},
                           .body = "csrf=" + session::mask(browser_) + "&mrko_login=" + http::percent_encode(login) +
                                   "&mrko_password=" + http::percent_encode(password) + more});
    }

    http::Response get(const std::string& who, const std::string& target, const std::string& cookie = {}) {
        AskedFor asked{.method = "GET", .target = target, .headers = {}, .body = ""};
        if (!cookie.empty()) {
            asked.headers["cookie"] = cookie;
        }
        return house_.ask(who, std::move(asked));
    }

    void the_right_pair_opens_the_own_diary() {
        const auto answer = sign_in(own_login(), brother().mrko_password);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body(), 303, answer.status());
        CPPUNIT_ASSERT_EQUAL(std::string_view{"/diary/1/week"}, answer.header("Location"));
        CPPUNIT_ASSERT(set_cookie(answer, "__Host-browser").starts_with(browser_ + "."));
        const auto page = get("nobody", "/diary/1/marks", "__Host-sid=" + set_cookie(answer, "__Host-sid"));
        CPPUNIT_ASSERT_EQUAL(200, page.status());
        CPPUNIT_ASSERT(holds(page.body(), families_.own_word[0]));
        CPPUNIT_ASSERT(holds(page.body(), "Иван Одинаков"));
        CPPUNIT_ASSERT(!holds(page.body(), "/accounts"));
    }

    void s1_each_sign_in_has_a_session_of_its_own() {
        const auto first = set_cookie(sign_in(own_login(), brother().mrko_password), "__Host-sid");
        const auto session = "__Host-sid=" + first;
        // Whoever is signed in already is led to the diary and gets no second form.
        CPPUNIT_ASSERT_EQUAL(303, get("nobody", "/enter/pupil", session).status());
        const auto second = set_cookie(sign_in(own_login(), brother().mrko_password), "__Host-sid");
        CPPUNIT_ASSERT(!first.empty() && first != second);
    }

    void s4_a_form_of_another_browser_is_refused() {
        const auto post = [&](const std::string& cookie, const std::string& csrf) {
            AskedFor asked{.method = "POST",
                           .target = "/enter/pupil",
                           .headers = {},
                           .body = "mrko_login=" + own_login() + "&mrko_password=" + brother().mrko_password + csrf};
            if (!cookie.empty()) {
                asked.headers["cookie"] = "__Host-browser=" + cookie;
            }
            return house_.ask("nobody", std::move(asked)).status();
        };
        const auto own = "&csrf=" + session::mask(browser_);
        CPPUNIT_ASSERT_EQUAL(403, post("", own));
        CPPUNIT_ASSERT_EQUAL(403, post(browser_, ""));
        CPPUNIT_ASSERT_EQUAL(403, post(session::random_token(), own));
        CPPUNIT_ASSERT_EQUAL(403, post("short", own));
        CPPUNIT_ASSERT_EQUAL(303, post(browser_, own));
    }

    void a_wrong_pair_is_neutral_and_counts() {
        const auto wrong = sign_in(own_login(), "not the password");
        CPPUNIT_ASSERT_EQUAL(422, wrong.status());
        const auto unknown = sign_in("nobody-has-this", "not the password");
        const auto line = [](const http::Response& answer) {
            const auto at = answer.body().find("id=\"mrko_password-error\"");
            return answer.body().substr(at, answer.body().find("</p>", at) - at);
        };
        CPPUNIT_ASSERT_EQUAL(line(wrong), line(unknown));
        CPPUNIT_ASSERT_MESSAGE(line(wrong), holds(line(wrong), "4"));
        CPPUNIT_ASSERT(!holds(wrong.body(), "not the password"));
        for (int each = 0; each < 4; ++each) {
            std::ignore = sign_in(own_login(), "not the password");
        }
        const auto paused = sign_in(own_login(), brother().mrko_password);
        CPPUNIT_ASSERT_EQUAL(422, paused.status());
        CPPUNIT_ASSERT(set_cookie(paused, "__Host-sid").empty());
    }

    void the_login_of_the_family_does_not_sign_in_a_pupil() {
        CPPUNIT_ASSERT_EQUAL(422, sign_in(brother().mrko_login, brother().mrko_password).status());
    }

    void the_login_of_the_pupil_connects_no_child() {
        const auto answer = house_.ask("newcomer",
                                       {.method = "POST",
                                        .target = "/accounts/new",
                                        .headers = {{"origin", "https://dnevnik.example"}},
                                        .body = "csrf={csrf}&account_name=Son&mrko_login=" + own_login() +
                                                "&mrko_password=" + brother().mrko_password});
        CPPUNIT_ASSERT_EQUAL(422, answer.status());
    }

    void letters_that_look_alike_are_named() {
        const auto answer = sign_in("uсh-ivаn", "password");
        CPPUNIT_ASSERT_EQUAL(422, answer.status());
        CPPUNIT_ASSERT(holds(answer.body(), "русские буквы"));
        CPPUNIT_ASSERT(holds(answer.body(), "«с»"));
        CPPUNIT_ASSERT_EQUAL(422, sign_in("", "").status());
    }

    void s11_only_a_page_of_the_own_diary_is_returned_to() {
        const auto to = [&](const std::string& page) {
            const auto answer =
                sign_in(own_login(), brother().mrko_password, "&return_to=" + http::percent_encode(page));
            return std::string{answer.header("Location")};
        };
        CPPUNIT_ASSERT_EQUAL(std::string{"/diary/1/marks?period=year"}, to("/diary/1/marks?period=year"));
        for (const auto* const wrong : {"//evil.example/diary/1/",
                                        "https://evil.example",
                                        "/accounts/new",
                                        "/diary/2/marks",
                                        "/diary/1/\\evil"}) {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(wrong, std::string{"/diary/1/week"}, to(wrong));
        }
    }

    void a_pupil_reads_nothing_that_is_for_parents_alone() {
        int of_parents = 0;
        for (const auto* const page : {"/diary/1/week/2026-11-09",
                                       "/diary/1/remarks?period=year",
                                       "/diary/1/statistics?period=year",
                                       "/api/v1/children/1/week/2026-11-09"}) {
            const auto pupils = get("pupil", page);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(page, 200, pupils.status());
            CPPUNIT_ASSERT_MESSAGE(page, !holds(pupils.body(), "только родителям"));
            of_parents += holds(get("mother", page).body(), "только родителям") ? 1 : 0;
        }
        CPPUNIT_ASSERT(of_parents >= 2);
        // What is not secret is there.
        CPPUNIT_ASSERT(
            holds(get("pupil", "/diary/1/remarks?period=year").body(), families_.own_word[0] + " замечание"));
        for (const auto& word : families_.foreign_words[0]) {
            CPPUNIT_ASSERT(!holds(get("pupil", "/diary/1/remarks?period=year").body(), word));
        }
    }

    void a_pupil_has_no_other_number_and_no_accounts() {
        CPPUNIT_ASSERT_EQUAL(404, get("pupil", "/diary/2/marks").status());
        CPPUNIT_ASSERT_EQUAL(403, get("pupil", "/accounts/new").status());
        CPPUNIT_ASSERT_EQUAL(403, get("pupil", "/accounts/check").status());
        CPPUNIT_ASSERT(holds(get("pupil", "/api/v1/children").body(), R"("child":1)"));
        CPPUNIT_ASSERT(!holds(get("pupil", "/api/v1/children").body(), R"("child":2)"));
        const auto page = get("pupil", "/diary/1/marks").body();
        CPPUNIT_ASSERT(!holds(page, "menu children"));
        CPPUNIT_ASSERT(!holds(page, "/accounts"));
        CPPUNIT_ASSERT(!holds(page, "\"/family\""));
    }

    void a_new_credential_ends_the_session_of_the_pupil_alone() {
        house_.renew_credential(0);
        CPPUNIT_ASSERT_EQUAL(200, get("pupil", "/diary/1/marks").status());
        house_.renew_own_credential(1);
        CPPUNIT_ASSERT_EQUAL(200, get("pupil", "/diary/1/marks").status());
        house_.renew_own_credential(0);
        const auto over = get("pupil", "/diary/1/marks");
        CPPUNIT_ASSERT_EQUAL(403, over.status());
        CPPUNIT_ASSERT(holds(over.body(), "/enter/pupil"));
        CPPUNIT_ASSERT(!holds(over.body(), "Ученик Первый"));
        // The session is gone, not only refused.
        CPPUNIT_ASSERT_EQUAL(200, get("pupil", "/").status());
        CPPUNIT_ASSERT_EQUAL(401, get("pupil", "/api/v1/children").status());
        CPPUNIT_ASSERT_EQUAL(200, get("mother", "/diary/2/marks").status());
    }

    void a_pupil_signs_out_without_the_portal() {
        const auto answer =
            house_.ask("pupil", {.method = "POST", .target = "/sign-out", .headers = {}, .body = "csrf={csrf}"});
        CPPUNIT_ASSERT_EQUAL(303, answer.status());
        CPPUNIT_ASSERT_EQUAL(std::string_view{"/"}, answer.header("Location"));
        CPPUNIT_ASSERT_EQUAL(303, get("pupil", "/diary/1/marks").status());
    }

    void a_session_that_is_over_leads_back_to_the_pupils_form() {
        const auto known = set_cookie(sign_in(own_login(), brother().mrko_password), "__Host-browser");
        const auto answer = get("nobody", "/diary/1/marks", "__Host-browser=" + known);
        CPPUNIT_ASSERT_EQUAL(std::string_view{"/enter/pupil?return_to=%2Fdiary%2F1%2Fmarks"},
                             answer.header("Location"));
        CPPUNIT_ASSERT(std::string{get("nobody", "/diary/1/marks").header("Location")}.starts_with("/enter?"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(EnterPupilTest);

}  // namespace mrko::handlers
