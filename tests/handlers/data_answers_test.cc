// SPDX-License-Identifier: Apache-2.0
// What the cases cannot write down of /api/v1: entity tags, a credential that the school renewed, a service without
// its parts.
#include <cppunit/extensions/HelperMacros.h>

#include <string>

#include "tests/handlers/demo_house.h"

namespace mrko::handlers {

class DataAnswersTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DataAnswersTest);
    CPPUNIT_TEST(an_answer_that_the_client_holds_is_not_sent_again);
    CPPUNIT_TEST(s3_no_cache_keeps_an_answer_and_a_tag_opens_nothing);
    CPPUNIT_TEST(a_renewed_credential_has_a_problem_of_its_own);
    CPPUNIT_TEST(f9_without_redis_data_are_a_503_problem);
    CPPUNIT_TEST(what_never_became_a_request_is_a_problem_below_api_and_a_page_elsewhere);
    CPPUNIT_TEST_SUITE_END();

    DemoHouse house_;

    http::Response get(const std::string& who, const std::string& target, const std::string& tag = "") {
        AskedFor asked{.method = "GET", .target = target, .headers = {}, .body = ""};
        if (!tag.empty()) {
            asked.headers["if-none-match"] = tag;
        }
        return house_.ask(who, std::move(asked));
    }

    static void check_problem(const http::Response& answer, int status, const std::string& type) {
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body(), status, answer.status());
        CPPUNIT_ASSERT_EQUAL(std::string_view{"application/problem+json"}, answer.header("Content-Type"));
        CPPUNIT_ASSERT_MESSAGE(answer.body(),
                               answer.body().starts_with(R"({"type":"urn:mrko:problem:)" + type + R"(",)"));
        CPPUNIT_ASSERT_MESSAGE(
            answer.body(),
            answer.body().find(R"("request_id":"0123456789abcdef0123456789abcdef")") != std::string::npos);
    }

    void an_answer_that_the_client_holds_is_not_sent_again() {
        for (const auto* const target : {"/api/v1/children",
                                         "/api/v1/children/1",
                                         "/api/v1/children/1/week/2026-11-16",
                                         "/api/v1/children/1/marks",
                                         "/api/v1/children/1/finals",
                                         "/api/v1/children/1/timetable",
                                         "/api/v1/children/1/homework",
                                         "/api/v1/children/1/events"}) {
            const auto first = get("mother", target);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(target + first.body(), 200, first.status());
            const std::string tag{first.header("ETag")};
            CPPUNIT_ASSERT_MESSAGE(tag, tag.size() == 66 && tag.front() == '"' && tag.back() == '"');
            for (const auto& known : {tag, "W/" + tag, "\"x\", " + tag}) {
                const auto again = get("mother", target, known);
                CPPUNIT_ASSERT_EQUAL_MESSAGE(target, 304, again.status());
                CPPUNIT_ASSERT_EQUAL(std::string{}, again.body());
                CPPUNIT_ASSERT_EQUAL(std::string_view{tag}, again.header("ETag"));
            }
            const auto other = get("mother", target, "\"0123\"");
            CPPUNIT_ASSERT_EQUAL(200, other.status());
            CPPUNIT_ASSERT_EQUAL(first.body(), other.body());
        }
    }

    void s3_no_cache_keeps_an_answer_and_a_tag_opens_nothing() {
        const auto own = get("mother", "/api/v1/children/2/marks");
        CPPUNIT_ASSERT_EQUAL(std::string_view{"no-store"}, own.header("Cache-Control"));
        const std::string tag{own.header("ETag")};
        CPPUNIT_ASSERT_EQUAL(std::string_view{"no-store"},
                             get("mother", "/api/v1/children/2/marks", tag).header("Cache-Control"));
        CPPUNIT_ASSERT_EQUAL(401, get("nobody", "/api/v1/children/2/marks", tag).status());
        CPPUNIT_ASSERT_EQUAL(404, get("father", "/api/v1/children/2/marks", tag).status());
        CPPUNIT_ASSERT_EQUAL(404, get("father", "/api/v1/children/2/marks", "*").status());
    }

    void a_renewed_credential_has_a_problem_of_its_own() {
        house_.renew_credential(1);
        check_problem(get("mother", "/api/v1/children/2"), 403, "credential-renewed");
        check_problem(get("mother", "/api/v1/children/2/week/2026-11-16"), 403, "credential-renewed");
        check_problem(get("mother", "/api/v1/children/2/marks"), 403, "credential-renewed");
        const auto list = get("mother", "/api/v1/children");
        CPPUNIT_ASSERT_EQUAL(200, list.status());
        CPPUNIT_ASSERT_MESSAGE(
            list.body(),
            list.body().find(R"({"child":1,"account_name":"mother 1","diary":"open"})") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(
            list.body(),
            list.body().find(R"({"child":2,"account_name":"mother 2","diary":"credential_renewed"})") !=
                std::string::npos);
        CPPUNIT_ASSERT_EQUAL(200, get("mother", "/api/v1/children/1").status());
    }

    void f9_without_redis_data_are_a_503_problem() {
        house_.end_redis();
        const auto answer = get("mother", "/api/v1/children");
        check_problem(answer, 503, "unavailable");
        const auto wait = std::stoi(std::string{answer.header("Retry-After")});
        CPPUNIT_ASSERT(wait >= 3 && wait <= 10);
        check_problem(get("mother", "/api/v1/children/1/marks"), 503, "unavailable");
        // Who is asking is not known, so a page of nobody is not either.
        check_problem(get("mother", "/api/v1/nothing"), 404, "not-found");
    }

    void what_never_became_a_request_is_a_problem_below_api_and_a_page_elsewhere() {
        const auto refuse = [&](int status, const std::string& target) {
            return house_.refuse(
                {.status = status, .request_id = "0123456789abcdef0123456789abcdef", .target = target});
        };
        check_problem(refuse(400, "/api/v1/children?x=%FF"), 400, "bad-request");
        check_problem(refuse(400, "/api//"), 400, "bad-request");
        check_problem(refuse(413, "/api/v1/children"), 413, "payload-too-large");
        check_problem(refuse(414, "/api/" + std::string(5000, 'a')), 414, "bad-request");
        // L6: what waited too long is told when to come again.
        for (const auto* const target : {"/api/v1/children", "/diary/1/week"}) {
            const auto late = refuse(503, target);
            CPPUNIT_ASSERT_EQUAL(503, late.status());
            const auto wait = std::stoi(std::string{late.header("Retry-After")});
            CPPUNIT_ASSERT(wait >= 3 && wait <= 10);
        }
        check_problem(refuse(503, "/api/v1/children"), 503, "unavailable");
        const auto forged = refuse(400, "/api/\xFF<b>%");
        check_problem(forged, 400, "bad-request");
        CPPUNIT_ASSERT(forged.body().find("<b>") == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(std::string_view{"no-store"}, forged.header("Cache-Control"));
        CPPUNIT_ASSERT_EQUAL(std::string_view{"nosniff"}, forged.header("X-Content-Type-Options"));
        for (const auto* const target : {"", "/%", "/apish", "/diary/1/marks?x=/api/%FF"}) {
            const auto page = refuse(400, target);
            CPPUNIT_ASSERT_EQUAL(400, page.status());
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                target, std::string_view{"text/html; charset=utf-8"}, page.header("Content-Type"));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DataAnswersTest);

}  // namespace mrko::handlers
