// SPDX-License-Identifier: Apache-2.0
// What visitors do leaves one row each in the audit, and what cannot be written down is not done.
#include "handlers/audit_trail.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <string>
#include <vector>

#include "http/form.h"
#include "session/token.h"
#include "sql/audit_log.h"
#include "sql/statement.h"
#include "tests/handlers/demo_house.h"

namespace mrko::handlers {

namespace {

struct Row {
    std::string actor;
    std::string role;
    std::string action;
    std::string object;
    std::string after;
    std::string request_id;

    static constexpr auto columns() {
        return std::make_tuple(&Row::actor, &Row::role, &Row::action, &Row::object, &Row::after, &Row::request_id);
    }
};

}  // namespace

class AuditTrailTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AuditTrailTest);
    CPPUNIT_TEST(s27_a_child_that_is_not_the_visitors_own_is_written_down);
    CPPUNIT_TEST(s27_rows_about_one_who_asks_again_and_again_are_bounded);
    CPPUNIT_TEST(s27_a_renewed_credential_is_no_refusal);
    CPPUNIT_TEST(s27_a_refused_credential_is_written_down_without_what_was_typed);
    CPPUNIT_TEST(s27_attempts_that_a_limit_stops_are_written_down);
    CPPUNIT_TEST(s27_a_pupils_sign_in_and_a_refused_one_are_written_down);
    CPPUNIT_TEST(s27_a_file_that_was_taken_is_written_down);
    CPPUNIT_TEST(s27_nobody_who_reads_the_own_diary_is_written_down);
    CPPUNIT_TEST(f18_what_cannot_be_written_down_is_not_done);
    CPPUNIT_TEST(s26_the_chain_of_a_working_day_is_whole);
    CPPUNIT_TEST(s27_the_end_of_an_own_session_elsewhere_is_written_down);
    CPPUNIT_TEST_SUITE_END();

    DemoHouse house_;

    http::Response get(const std::string& who, const std::string& target) {
        return house_.ask(who, {.method = "GET", .target = target, .headers = {}, .body = ""});
    }

    http::Response ask_for_account(const std::string& login, const std::string& password) {
        return house_.ask("newcomer",
                          {.method = "POST",
                           .target = "/accounts/new",
                           .headers = {{"origin", "https://dnevnik.example"}},
                           .body = "csrf={csrf}&account_name=A&mrko_login=" + http::percent_encode(login) +
                                   "&mrko_password=" + http::percent_encode(password)});
    }

    http::Response sign_in_pupil(const std::string& login,
                                 const std::string& password,
                                 const std::string& browser = session::random_token()) {
        return house_.ask("nobody",
                          {.method = "POST",
                           .target = "/enter/pupil",
                           .headers = {{"cookie", "__Host-browser=" + browser}, {"origin", "https://dnevnik.example"}},
                           .body = "csrf=" + session::mask(browser) + "&mrko_login=" + http::percent_encode(login) +
                                   "&mrko_password=" + http::percent_encode(password)});
    }

    /// The rows with this action.
    std::vector<Row> rows(const std::string& action) {
        sql::Database database{house_.journal()};
        return sql::ask_once<Row>(database.connection(),
                                  "SELECT actor, role, action, object, value_after, request_id FROM audit "
                                  "WHERE action = $1 ORDER BY sequence",
                                  action);
    }

    void run(const std::string& statement) {
        sql::Database database{house_.journal()};
        sql::write(database.connection(), statement);
    }

    void s27_a_child_that_is_not_the_visitors_own_is_written_down() {
        CPPUNIT_ASSERT_EQUAL(404, get("father", "/diary/7/week/2026-11-16").status());
        CPPUNIT_ASSERT_EQUAL(404, get("father", "/api/v1/children/7/marks").status());
        CPPUNIT_ASSERT_EQUAL(403, get("pupil", "/family").status());
        const auto denied = rows("access.denied");
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, denied.size());
        CPPUNIT_ASSERT_EQUAL(std::string{"child:7"}, denied[0].object);
        CPPUNIT_ASSERT_EQUAL(std::string{"hidden /diary/{child}/week/{day}"}, denied[0].after);
        CPPUNIT_ASSERT_EQUAL(std::string{"parent"}, denied[0].role);
        CPPUNIT_ASSERT_EQUAL(std::string(32, '0').size(), denied[0].request_id.size());
        CPPUNIT_ASSERT(denied[0].actor.ends_with("father"));
        CPPUNIT_ASSERT_EQUAL(std::string{"hidden /api/v1/children/{child}/marks"}, denied[1].after);
        CPPUNIT_ASSERT_EQUAL(std::string{"pupil"}, denied[2].role);
        CPPUNIT_ASSERT_EQUAL(std::string{"route"}, denied[2].object);
    }

    void s27_the_end_of_an_own_session_elsewhere_is_written_down() {
        const auto person = two_forms().people.at(0);
        const auto entered = sign_in_pupil("uch-" + person.mrko_login, person.mrko_password);
        const std::string cookie = "__Host-sid=" + set_cookie(entered, "__Host-sid");
        const auto elsewhere = [&] {
            return house_.ask(
                "nobody", {.method = "GET", .target = "/diary/1/week", .headers = {{"cookie", cookie}}, .body = ""});
        };
        CPPUNIT_ASSERT(elsewhere().header("Location").starts_with("/diary/1/week/"));
        const std::string page = get("pupil", "/sessions").body();
        const std::string button = "name=\"session\" value=\"";
        const auto at = page.find(button);
        CPPUNIT_ASSERT_MESSAGE(page, at != std::string::npos && page.find(button, at + 1) == std::string::npos);
        const auto end = [&](const std::string& session) {
            return house_.ask("pupil",
                              {.method = "POST",
                               .target = "/sessions",
                               .headers = {{"origin", "https://dnevnik.example"}},
                               .body = "csrf={csrf}&session=" + session});
        };
        CPPUNIT_ASSERT_EQUAL(303, end("AAAAAAAAAAAAAAAAAAAA").status());
        CPPUNIT_ASSERT(rows("session.ended").empty());
        for (int press = 0; press < 2; ++press) {
            CPPUNIT_ASSERT_EQUAL(303, end(page.substr(at + button.size(), 20)).status());
        }
        CPPUNIT_ASSERT(elsewhere().header("Location").starts_with("/enter"));
        CPPUNIT_ASSERT_EQUAL(303, get("pupil", "/diary/1/week").status());
        const auto ended = rows("session.ended");
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, ended.size());
        CPPUNIT_ASSERT_EQUAL(std::string{"pupil"}, ended[0].role);
        CPPUNIT_ASSERT_EQUAL(std::string{"one"}, ended[0].after);
        CPPUNIT_ASSERT(get("pupil", "/sessions").body().find("Выполнен выход на том устройстве.") != std::string::npos);
    }

    void s27_rows_about_one_who_asks_again_and_again_are_bounded() {
        for (int time = 0; time < session::RefusalQuota::rows + 10; ++time) {
            CPPUNIT_ASSERT_EQUAL(404, get("father", "/diary/" + std::to_string(10 + time) + "/marks").status());
        }
        auto denied = rows("access.denied");
        CPPUNIT_ASSERT_EQUAL(std::size_t{session::RefusalQuota::rows + 1}, denied.size());
        CPPUNIT_ASSERT(denied[denied.size() - 2].after.ends_with("/marks"));
        CPPUNIT_ASSERT(denied.back().after.ends_with("more within the hour are in the access log alone"));
        CPPUNIT_ASSERT_EQUAL(404, get("mother", "/diary/7/marks").status());
        CPPUNIT_ASSERT_EQUAL(denied.size() + 1, rows("access.denied").size());
    }

    void s27_a_renewed_credential_is_no_refusal() {
        house_.renew_credential(2);
        CPPUNIT_ASSERT_EQUAL(403, get("father", "/diary/1/marks").status());
        CPPUNIT_ASSERT(rows("access.denied").empty());
    }

    void s27_a_refused_credential_is_written_down_without_what_was_typed() {
        CPPUNIT_ASSERT_EQUAL(422, ask_for_account("my-secret-in-the-wrong-field", "wrong-password").status());
        CPPUNIT_ASSERT_EQUAL(422, ask_for_account(house_.login_of(0), "wrong-password").status());
        const auto refused = rows("credential.refused");
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, refused.size());
        CPPUNIT_ASSERT_EQUAL(std::string{"school:unknown"}, refused[0].object);
        CPPUNIT_ASSERT(refused[1].object != refused[0].object);
        for (const auto& row : refused) {
            CPPUNIT_ASSERT(row.actor.ends_with("newcomer"));
            CPPUNIT_ASSERT(row.after.empty());
        }
    }

    void s27_attempts_that_a_limit_stops_are_written_down() {
        const auto pupil = "uch-" + two_forms().people.at(0).mrko_login;
        const auto browser = session::random_token();
        for (int time = 0; time < 6; ++time) {
            CPPUNIT_ASSERT_EQUAL(422, ask_for_account(house_.login_of(0), "wrong-password").status());
            CPPUNIT_ASSERT_EQUAL(422, sign_in_pupil(pupil, "wrong", browser).status());
        }
        for (const auto* const action : {"credential.refused", "session.refused"}) {
            const auto refused = rows(action);
            CPPUNIT_ASSERT_EQUAL(std::size_t{6}, refused.size());
            CPPUNIT_ASSERT_EQUAL(std::string{}, refused[4].after);
            CPPUNIT_ASSERT_EQUAL(std::string{"paused"}, refused[5].after);
            CPPUNIT_ASSERT_EQUAL(std::string{"login"}, refused[5].object);
        }
    }

    void s27_a_pupils_sign_in_and_a_refused_one_are_written_down() {
        const auto person = two_forms().people.at(0);
        CPPUNIT_ASSERT_EQUAL(422, sign_in_pupil("uch-" + person.mrko_login, "wrong").status());
        CPPUNIT_ASSERT(rows("session.begun").empty());
        CPPUNIT_ASSERT_EQUAL(303, sign_in_pupil("uch-" + person.mrko_login, person.mrko_password).status());
        const auto refused = rows("session.refused");
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, refused.size());
        CPPUNIT_ASSERT(refused[0].actor.empty());
        const auto begun = rows("session.begun");
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, begun.size());
        CPPUNIT_ASSERT_EQUAL(std::string{"pupil"}, begun[0].role);
        CPPUNIT_ASSERT(begun[0].object.starts_with("pupil:"));
    }

    void s27_a_file_that_was_taken_is_written_down() {
        CPPUNIT_ASSERT_EQUAL(200, get("mother", "/diary/2/export/marks.csv").status());
        const auto made = rows("export.made");
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, made.size());
        CPPUNIT_ASSERT(made[0].object.starts_with("pupil:"));
        CPPUNIT_ASSERT(made[0].after.starts_with("marks.csv 2026-"));
        CPPUNIT_ASSERT_EQUAL(404, get("mother", "/diary/2/export/marks.exe").status());
        CPPUNIT_ASSERT_EQUAL(
            200,
            house_.ask("mother", {.method = "HEAD", .target = "/diary/2/export/marks.csv", .headers = {}, .body = ""})
                .status());
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, rows("export.made").size());
    }

    void s27_nobody_who_reads_the_own_diary_is_written_down() {
        static_cast<void>(get("mother", "/accounts"));
        sql::Database database{house_.journal()};
        const auto before = sql::AuditLog{database}.verify().rows;
        for (const auto* const page : {"/diary/1/week/2026-11-16", "/diary/2/marks", "/family", "/accounts"}) {
            CPPUNIT_ASSERT_EQUAL(200, get("mother", page).status());
        }
        CPPUNIT_ASSERT_EQUAL(before, sql::AuditLog{database}.verify().rows);
    }

    void f18_what_cannot_be_written_down_is_not_done() {
        static_cast<void>(get("mother", "/accounts"));
        run("CREATE TRIGGER audit_is_full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'disk full'); END");
        const auto person = two_forms().people.at(0);
        CPPUNIT_ASSERT(get("mother", "/diary/2/export/marks.csv").status() >= 500);
        const auto answer = sign_in_pupil("uch-" + person.mrko_login, person.mrko_password);
        CPPUNIT_ASSERT(answer.status() >= 500);
        // What is refused anyway stays refused, and who reads the own diary reads on.
        CPPUNIT_ASSERT_EQUAL(404, get("father", "/diary/7/marks").status());
        CPPUNIT_ASSERT_EQUAL(422, sign_in_pupil("uch-" + person.mrko_login, "wrong").status());
        CPPUNIT_ASSERT_EQUAL(200, get("mother", "/diary/1/marks").status());
        run("DROP TRIGGER audit_is_full");
        CPPUNIT_ASSERT_EQUAL(200, get("mother", "/diary/2/export/marks.csv").status());
        CPPUNIT_ASSERT_EQUAL(303, sign_in_pupil("uch-" + person.mrko_login, person.mrko_password).status());
    }

    void s26_the_chain_of_a_working_day_is_whole() {
        static_cast<void>(get("father", "/diary/7/marks"));
        static_cast<void>(get("mother", "/diary/1/export/finals.json"));
        static_cast<void>(ask_for_account("nobody", "nothing"));
        house_.renew_credential(2);
        sql::Database database{house_.journal()};
        const auto verdict = sql::AuditLog{database}.verify();
        CPPUNIT_ASSERT(verdict.faults.empty());
        CPPUNIT_ASSERT(verdict.rows > 3);
        run("UPDATE audit SET object = 'child:1' WHERE action = 'access.denied'");
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, sql::AuditLog{database}.verify().faults.size());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AuditTrailTest);

}  // namespace mrko::handlers
