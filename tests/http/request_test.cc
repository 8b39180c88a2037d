// SPDX-License-Identifier: Apache-2.0
#include "http/request.h"

#include <cppunit/extensions/HelperMacros.h>

#include "http/error.h"

namespace mrko::http {

class RequestTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RequestTest);
    CPPUNIT_TEST(path_and_query_are_decoded);
    CPPUNIT_TEST(methods_are_named_exactly);
    CPPUNIT_TEST(a_plus_stays_in_the_path);
    CPPUNIT_TEST(s17_broken_targets_are_refused);
    CPPUNIT_TEST(s17_a_path_is_decoded_once_only);
    CPPUNIT_TEST(one_slash_may_end_the_path);
    CPPUNIT_TEST(headers_are_asked_in_lower_case);
    CPPUNIT_TEST(s1_a_cookie_sent_twice_with_other_values_is_no_cookie);
    CPPUNIT_TEST(a_form_is_read_from_the_body);
    CPPUNIT_TEST(s4_another_type_of_body_is_no_form);
    CPPUNIT_TEST_SUITE_END();

public:
    void path_and_query_are_decoded() {
        const Request request{parts("/diary/1/%D1%83%D1%80%D0%BE%D0%BA?day=2026-09-07&q=a+b%26c&q=2")};
        CPPUNIT_ASSERT_EQUAL(std::string{"/diary/1/урок"}, request.path());
        CPPUNIT_ASSERT_EQUAL(std::string_view{"2026-09-07"}, request.query("day").value());
        CPPUNIT_ASSERT_EQUAL(std::string_view{"a b&c"}, request.query("q").value());
        CPPUNIT_ASSERT(!request.query("other"));
        CPPUNIT_ASSERT_EQUAL(std::string{"/"}, Request{parts("/")}.path());
        CPPUNIT_ASSERT_EQUAL(std::string{"/a"}, Request{parts("/a?")}.path());
    }

    void methods_are_named_exactly() {
        CPPUNIT_ASSERT(method("GET") == Method::get);
        CPPUNIT_ASSERT(method("HEAD") == Method::head);
        CPPUNIT_ASSERT(method("POST") == Method::post);
        for (const char* const name : {"get", "PUT", "DELETE", "OPTIONS", "POSTS", ""}) {
            CPPUNIT_ASSERT_MESSAGE(name, method(name) == Method::other);
        }
    }

    void a_plus_stays_in_the_path() { CPPUNIT_ASSERT_EQUAL(std::string{"/a+b"}, Request{parts("/a+b")}.path()); }

    void s17_broken_targets_are_refused() {
        for (const char* const target : {"",
                                         "diary",
                                         "*",
                                         "http://evil.test/",
                                         "//",
                                         "//evil.test/",
                                         "/a//b",
                                         "/.",
                                         "/..",
                                         "/a/../b",
                                         "/a/./b",
                                         "/a/%2e%2e/b",
                                         "/%2E",
                                         "/a%2Fb",
                                         "/a%2fb",
                                         "/a%00b",
                                         "/a%0Ab",
                                         "/a%7Fb",
                                         "/a%C2%85b",
                                         "/a%",
                                         "/a%4",
                                         "/a%zz",
                                         "/a%FF",
                                         "/a%C0%AF",
                                         "/a\x01",
                                         "/a#b",
                                         "/a?q=%",
                                         "/a?q=%FF",
                                         "/a?q=%00",
                                         "/a?q=%0D%0AX:1",
                                         "/a?%1B=1",
                                         "/a\r\nX: 1",
                                         "/a?b\nc",
                                         "/\xFF",
                                         "/a?b=\xED\xA0\x80"}) {
            CPPUNIT_ASSERT_THROW_MESSAGE(target, Request{parts(target)}, BadRequest);
        }
    }

    void s17_a_path_is_decoded_once_only() {
        CPPUNIT_ASSERT_EQUAL(std::string{"/a/%2e%2e/b"}, Request{parts("/a/%252e%252e/b")}.path());
    }

    void one_slash_may_end_the_path() {
        CPPUNIT_ASSERT_EQUAL(std::string{"/diary/"}, Request{parts("/diary/")}.path());
        CPPUNIT_ASSERT_THROW(Request{parts("/diary//")}, BadRequest);
    }

    void headers_are_asked_in_lower_case() {
        RequestParts some = parts("/");
        some.headers = {{"accept-language", "ru"}};
        const Request request{some};
        CPPUNIT_ASSERT_EQUAL(std::string_view{"ru"}, request.header("accept-language").value());
        CPPUNIT_ASSERT(!request.header("Accept-Language"));
    }

    void s1_a_cookie_sent_twice_with_other_values_is_no_cookie() {
        RequestParts some = parts("/");
        some.headers = {{"cookie", "__Host-s=mine; a=1; __Host-s=planted; a=1"}};
        const Request request{some};
        CPPUNIT_ASSERT(!request.cookie("__Host-s"));
        CPPUNIT_ASSERT_EQUAL(std::string_view{"1"}, request.cookie("a").value());
        CPPUNIT_ASSERT(!request.cookie("b"));
    }

    void a_form_is_read_from_the_body() {
        RequestParts some = parts("/");
        some.content_type = "Application/X-WWW-Form-Urlencoded; charset=UTF-8";
        some.body = "a=%D1%8F";
        const Request request{some};
        CPPUNIT_ASSERT_EQUAL(std::string_view{"я"}, request.form().value("a").value());
    }

    void s4_another_type_of_body_is_no_form() {
        for (const char* const type : {"", "text/plain", "multipart/form-data", "application/x-www-form-urlencodedx"}) {
            RequestParts some = parts("/");
            some.content_type = type;
            some.body = "a=1";
            const Request request{some};
            CPPUNIT_ASSERT_THROW_MESSAGE(type, (void)request.form(), BadRequest);
        }
    }

private:
    static RequestParts parts(const char* target) {
        RequestParts made;
        made.target = target;
        return made;
    }

    static Method method(const char* name) {
        RequestParts made;
        made.method = name;
        return Request{made}.method();
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RequestTest);

}  // namespace mrko::http
