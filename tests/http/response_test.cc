// SPDX-License-Identifier: Apache-2.0
#include "http/response.h"

#include <cppunit/extensions/HelperMacros.h>

#include <stdexcept>

namespace mrko::http {

class ResponseTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ResponseTest);
    CPPUNIT_TEST(a_page_is_personal_until_said_otherwise);
    CPPUNIT_TEST(kinds_of_answers_name_their_type);
    CPPUNIT_TEST(what_is_not_modified_has_a_tag_and_no_body);
    CPPUNIT_TEST(a_redirect_has_no_body);
    CPPUNIT_TEST(s11_a_redirect_never_leaves_by_a_disguised_path);
    CPPUNIT_TEST(s16_a_header_cannot_break_out);
    CPPUNIT_TEST(setting_replaces_and_adding_adds);
    CPPUNIT_TEST(a_cookie_becomes_a_header);
    CPPUNIT_TEST_SUITE_END();

public:
    void a_page_is_personal_until_said_otherwise() {
        Response page = Response::html("<p>5</p>");
        CPPUNIT_ASSERT_EQUAL(200, page.status());
        CPPUNIT_ASSERT_EQUAL(std::string{"<p>5</p>"}, page.body());
        CPPUNIT_ASSERT_EQUAL(std::string_view{"no-store"}, page.header("cache-control"));
        page.set_header("CACHE-CONTROL", "max-age=60");
        CPPUNIT_ASSERT_EQUAL(std::string_view{"max-age=60"}, page.header("Cache-Control"));
    }

    void kinds_of_answers_name_their_type() {
        CPPUNIT_ASSERT_EQUAL(std::string_view{"text/html; charset=utf-8"}, Response::html("").header("Content-Type"));
        CPPUNIT_ASSERT_EQUAL(std::string_view{"application/json"}, Response::json("{}").header("Content-Type"));
        CPPUNIT_ASSERT_EQUAL(std::string_view{"text/plain; charset=utf-8"},
                             Response::text("", 404).header("Content-Type"));
        CPPUNIT_ASSERT_EQUAL(404, Response::text("", 404).status());
        CPPUNIT_ASSERT_EQUAL(std::string_view{"application/problem+json"},
                             Response::problem("{}", 401).header("Content-Type"));
        CPPUNIT_ASSERT_EQUAL(401, Response::problem("{}", 401).status());
        CPPUNIT_ASSERT_EQUAL(std::string_view{}, Response::text("").header("Location"));
    }

    void what_is_not_modified_has_a_tag_and_no_body() {
        const Response response = Response::not_modified("\"a1\"");
        CPPUNIT_ASSERT_EQUAL(304, response.status());
        CPPUNIT_ASSERT_EQUAL(std::string_view{"\"a1\""}, response.header("ETag"));
        CPPUNIT_ASSERT_EQUAL(std::string_view{"no-store"}, response.header("Cache-Control"));
        CPPUNIT_ASSERT_EQUAL(std::string_view{}, response.header("Content-Type"));
        CPPUNIT_ASSERT(response.body().empty());
    }

    void a_redirect_has_no_body() {
        const Response response = Response::see_other("/diary/1?week=2026-09-07");
        CPPUNIT_ASSERT_EQUAL(303, response.status());
        CPPUNIT_ASSERT_EQUAL(std::string_view{"/diary/1?week=2026-09-07"}, response.header("Location"));
        CPPUNIT_ASSERT(response.body().empty());
        CPPUNIT_ASSERT_EQUAL(std::string_view{}, response.header("Content-Type"));
        CPPUNIT_ASSERT_NO_THROW((void)Response::see_other("https://portal.test/authorize"));
    }

    void s11_a_redirect_never_leaves_by_a_disguised_path() {
        for (const char* const location :
             {"//evil.test", "/\\evil.test", "javascript:alert(1)", "", "diary", " /diary", "/a\r\nX: 1", "\t//e"}) {
            CPPUNIT_ASSERT_THROW_MESSAGE(location, (void)Response::see_other(location), std::invalid_argument);
        }
    }

    void s16_a_header_cannot_break_out() {
        Response response = Response::text("");
        for (const std::string& value : {std::string{"a\r\nX: 1"},
                                         std::string{"a\nb"},
                                         std::string{"a\rb"},
                                         std::string{"a\0b", 3},
                                         std::string{"\x7F"},
                                         std::string{"\x1B[2J"}}) {
            CPPUNIT_ASSERT_THROW(response.add_header("X-A", value), std::invalid_argument);
            CPPUNIT_ASSERT_THROW(response.set_header("X-A", value), std::invalid_argument);
        }
        CPPUNIT_ASSERT_THROW(response.add_header("X A", "1"), std::invalid_argument);
        CPPUNIT_ASSERT_THROW(response.add_header("X-A:", "1"), std::invalid_argument);
        CPPUNIT_ASSERT_THROW(response.add_header("", "1"), std::invalid_argument);
        CPPUNIT_ASSERT_EQUAL(std::string_view{}, response.header("X-A"));
    }

    void setting_replaces_and_adding_adds() {
        Response response = Response::text("");
        const auto before = response.headers().size();
        response.add_header("X-A", "1").add_header("x-a", "2");
        CPPUNIT_ASSERT_EQUAL(before + 2, response.headers().size());
        CPPUNIT_ASSERT_EQUAL(std::string_view{"1"}, response.header("X-a"));
        response.set_header("X-A", "3");
        CPPUNIT_ASSERT_EQUAL(before + 1, response.headers().size());
    }

    void a_cookie_becomes_a_header() {
        Response response = Response::text("");
        response.set_cookie({.name = "__Host-s", .value = "v", .max_age = std::nullopt});
        CPPUNIT_ASSERT(response.header("set-cookie").starts_with("__Host-s=v; "));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ResponseTest);

}  // namespace mrko::http
