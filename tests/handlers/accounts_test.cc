// SPDX-License-Identifier: Apache-2.0
// The list of a parent's children as it is changed, over the whole service: what one press does, what a second one does,
// and that nobody else notices.
#include <cppunit/extensions/HelperMacros.h>

#include <string>

#include "tests/handlers/demo_house.h"

namespace mrko::handlers {

namespace {

bool holds(const http::Response& answer, const std::string& text) {
    return answer.body().find(text) != std::string::npos;
}

std::size_t place_of(const http::Response& answer, const std::string& text) {
    const auto at = answer.body().find(text);
    CPPUNIT_ASSERT_MESSAGE(text + " is not in\n" + answer.body(), at != std::string::npos);
    return at;
}

}  // namespace

class AccountsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AccountsTest);
    CPPUNIT_TEST(a_new_name_is_everywhere_at_once);
    CPPUNIT_TEST(s35_the_order_is_the_same_everywhere_and_a_second_press_changes_nothing);
    CPPUNIT_TEST(f12_the_order_survives_a_lost_redis_list);
    CPPUNIT_TEST(s35_a_removed_child_opens_nothing_and_the_others_stay);
    CPPUNIT_TEST(s1_a_removal_changes_the_id_of_the_session);
    CPPUNIT_TEST(only_the_child_with_a_renewed_password_asks_for_it);
    CPPUNIT_TEST(a_wrong_new_password_is_counted_and_never_comes_back);
    CPPUNIT_TEST(s36_the_password_of_another_child_opens_nothing);
    CPPUNIT_TEST(s35_the_new_password_opens_the_section_that_was_wanted_and_keeps_the_name);
    CPPUNIT_TEST_SUITE_END();

    DemoHouse house_;

    http::Response get(const std::string& target, const std::string& who = "mother") {
        return house_.ask(who, {.method = "GET", .target = target, .headers = {}, .body = ""});
    }

    /// A form with its token; a new id of the session is taken over, as a browser does.
    http::Response post(const std::string& target, const std::string& fields, const std::string& who = "mother") {
        auto answer = house_.ask(who,
                                 {.method = "POST",
                                  .target = target,
                                  .headers = {{"origin", "https://dnevnik.example"}},
                                  .body = "csrf={csrf}&" + fields});
        house_.take_cookie(who, answer);
        return answer;
    }

    void assert_leads_to(const std::string& address, const http::Response& answer) {
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body(), 303, answer.status());
        CPPUNIT_ASSERT_EQUAL(address, std::string{answer.header("Location")});
    }

    void a_new_name_is_everywhere_at_once() {
        assert_leads_to("/accounts#account-2", post("/accounts/2/name", "account_name=++Anna++B.+"));
        const auto list = get("/accounts");
        CPPUNIT_ASSERT(holds(list, "Anna B.") && !holds(list, "mother 2"));
        CPPUNIT_ASSERT(holds(list, "Новое название сохранено."));
        CPPUNIT_ASSERT(!holds(get("/accounts"), "Новое название сохранено."));
        for (const auto* const page : {"/diary/1/week/2026-11-16", "/family", "/api/v1/children"}) {
            CPPUNIT_ASSERT_MESSAGE(page, holds(get(page), "Anna B.") && !holds(get(page), "mother 2"));
        }
        // Its own name in another case is no other child's.
        assert_leads_to("/accounts#account-2", post("/accounts/2/name", "account_name=ANNA+b."));
        CPPUNIT_ASSERT_EQUAL(422, post("/accounts/1/name", "account_name=anna+b.").status());
    }

    void s35_the_order_is_the_same_everywhere_and_a_second_press_changes_nothing() {
        for (const bool first : {true, false}) {
            assert_leads_to("/accounts#account-2", post("/accounts/2/place", "place=1"));
            CPPUNIT_ASSERT_EQUAL(first, holds(get("/accounts"), "Новый порядок сохранён."));
        }
        for (const auto* const page : {"/diary/1/week/2026-11-16", "/family", "/accounts", "/api/v1/children"}) {
            // The name of the child whose page it is stands in the title and on the switcher's button too.
            const auto answer = get(page);
            const auto menu = answer.body().find("class=\"menu children\"");
            const auto list = menu == std::string::npos ? 0 : answer.body().find("</summary>", menu);
            const auto place = [&](const char* name) { return answer.body().find(name, list); };
            CPPUNIT_ASSERT_MESSAGE(page, place("mother 1") != std::string::npos);
            CPPUNIT_ASSERT_MESSAGE(page, place("mother 2") < place("mother 1"));
        }
        // Numbers do not move: the address still opens the same child.
        CPPUNIT_ASSERT(holds(get("/api/v1/children/1"), "\"child\":1"));
    }

    void f12_the_order_survives_a_lost_redis_list() {
        post("/accounts/2/place", "place=1");
        house_.lose_lists();
        const auto list = get("/accounts");
        CPPUNIT_ASSERT(place_of(list, "mother 2") < place_of(list, "mother 1"));
    }

    void s35_a_removed_child_opens_nothing_and_the_others_stay() {
        assert_leads_to("/accounts", post("/accounts/1/removal", "x=1"));
        const auto list = get("/accounts");
        CPPUNIT_ASSERT(holds(list, "Дневник убран из списка.") && !holds(list, "mother 1"));
        assert_leads_to("/accounts", post("/accounts/1/removal", "x=1"));
        CPPUNIT_ASSERT(!holds(get("/accounts"), "Дневник убран из списка."));
        CPPUNIT_ASSERT_EQUAL(404, get("/diary/1/week/2026-11-16").status());
        CPPUNIT_ASSERT_EQUAL(404, get("/accounts/1/name").status());
        CPPUNIT_ASSERT_EQUAL(200, get("/diary/2/week/2026-11-16").status());
        CPPUNIT_ASSERT_EQUAL(200, get("/diary/1/week/2026-11-16", "father").status());
        post("/accounts/2/removal", "x=1");
        CPPUNIT_ASSERT(holds(get("/accounts"), "Ни один дневник пока не подключён"));
    }

    void s1_a_removal_changes_the_id_of_the_session() {
        const auto answer = house_.ask("mother",
                                       {.method = "POST",
                                        .target = "/accounts/1/removal",
                                        .headers = {{"origin", "https://dnevnik.example"}},
                                        .body = "csrf={csrf}"});
        CPPUNIT_ASSERT(!answer.header("Set-Cookie").empty());
        // The cookie from before opens nothing.
        assert_leads_to("/enter?return_to=%2Faccounts", get("/accounts"));
    }

    void only_the_child_with_a_renewed_password_asks_for_it() {
        house_.renew_credential(1);
        const auto closed = get("/diary/2/marks?period=month&at=2026-11-18");
        CPPUNIT_ASSERT_EQUAL(403, closed.status());
        CPPUNIT_ASSERT(
            holds(closed, "/accounts/2/password?return_to=%2Fdiary%2F2%2Fmarks%3Fperiod%3Dmonth%26at%3D2026-11-18"));
        // The switcher of that page leads to the same section of the other child.
        CPPUNIT_ASSERT(holds(closed, "href=\"/diary/1/marks?period=month&amp;at=2026-11-18\""));
        CPPUNIT_ASSERT_EQUAL(200, get("/diary/1/marks?period=month&at=2026-11-18").status());
        for (const auto* const page : {"/accounts", "/family"}) {
            const auto answer = get(page);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(page, 200, answer.status());
            CPPUNIT_ASSERT_MESSAGE(page, holds(answer, "href=\"/accounts/2/password\""));
            CPPUNIT_ASSERT_MESSAGE(page, !holds(answer, "/accounts/1/password"));
        }
        CPPUNIT_ASSERT(holds(get("/family"), "href=\"/diary/1/homework\""));
    }

    void a_wrong_new_password_is_counted_and_never_comes_back() {
        house_.renew_credential(1);
        const auto form = get("/accounts/2/password");
        CPPUNIT_ASSERT(holds(form, "value=\"" + house_.login_of(1) + "\""));
        const auto empty = post("/accounts/2/password", "mrko_login=&mrko_password=");
        CPPUNIT_ASSERT_EQUAL(422, empty.status());
        CPPUNIT_ASSERT(holds(empty, "Введите логин МРКО") && holds(empty, "Введите пароль МРКО"));
        const auto wrong =
            post("/accounts/2/password", "mrko_login=" + house_.login_of(1) + "&mrko_password=not-this-one");
        CPPUNIT_ASSERT_EQUAL(422, wrong.status());
        CPPUNIT_ASSERT(holds(wrong, "Логин и\u00a0пароль не\u00a0подошли друг к\u00a0другу") && holds(wrong, "Осталось 4"));
        CPPUNIT_ASSERT(!holds(wrong, "not-this-one"));
        for (int attempt = 0; attempt < 5; ++attempt) {
            post("/accounts/2/password", "mrko_login=" + house_.login_of(1) + "&mrko_password=not-this-one");
        }
        CPPUNIT_ASSERT(holds(post("/accounts/2/password", "mrko_login=" + house_.login_of(1) + "&mrko_password=x"),
                             "Вход остановлен до"));
        CPPUNIT_ASSERT_EQUAL(403, get("/diary/2/week/2026-11-16").status());
    }

    void s36_the_password_of_another_child_opens_nothing() {
        house_.renew_credential(1);
        const auto answer = post("/accounts/2/password", "mrko_login={login}&mrko_password={password}");
        CPPUNIT_ASSERT_EQUAL(422, answer.status());
        CPPUNIT_ASSERT(holds(answer, "Это логин и пароль другого ребёнка, а не «mother 2»"));
        CPPUNIT_ASSERT_EQUAL(403, get("/diary/2/week/2026-11-16").status());
        CPPUNIT_ASSERT_EQUAL(404, get("/diary/3/week/2026-11-16").status());
    }

    void s35_the_new_password_opens_the_section_that_was_wanted_and_keeps_the_name() {
        post("/accounts/2/place", "place=1");
        const auto renewed = house_.renew_credential(1);
        const auto fields = "mrko_login=" + renewed.login + "&mrko_password=" + renewed.password +
                            "&return_to=%2Fdiary%2F2%2Fmarks%3Fperiod%3Dyear";
        const auto answer = post("/accounts/2/password", fields);
        assert_leads_to("/diary/2/marks?period=year", answer);
        CPPUNIT_ASSERT(!answer.header("Set-Cookie").empty());
        assert_leads_to("/diary/2/marks?period=year", post("/accounts/2/password", fields));
        CPPUNIT_ASSERT_EQUAL(200, get("/diary/2/marks?period=year").status());
        const auto list = get("/accounts");
        CPPUNIT_ASSERT(place_of(list, "mother 2") < place_of(list, "mother 1"));
        CPPUNIT_ASSERT(!holds(list, "нужен новый пароль"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AccountsTest);

}  // namespace mrko::handlers
