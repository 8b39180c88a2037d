// SPDX-License-Identifier: Apache-2.0
#include "http/cookie.h"

#include <cppunit/extensions/HelperMacros.h>

#include <stdexcept>

namespace mrko::http {

class CookieTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CookieTest);
    CPPUNIT_TEST(pairs_are_read_in_order);
    CPPUNIT_TEST(what_is_no_pair_is_left_out);
    CPPUNIT_TEST(a_cookie_is_always_guarded);
    CPPUNIT_TEST(a_lifetime_is_said_in_seconds);
    CPPUNIT_TEST(s16_a_value_cannot_break_out);
    CPPUNIT_TEST(a_name_without_the_host_prefix_is_refused);
    CPPUNIT_TEST_SUITE_END();

public:
    void pairs_are_read_in_order() {
        const auto cookies = parse_cookies("a=1; b=two;c=3=4 ; a=5; empty=");
        const std::vector<std::pair<std::string, std::string>> expected{
            {"a", "1"}, {"b", "two"}, {"c", "3=4"}, {"a", "5"}, {"empty", ""}};
        CPPUNIT_ASSERT(expected == cookies);
    }

    void what_is_no_pair_is_left_out() {
        CPPUNIT_ASSERT(parse_cookies("").empty());
        CPPUNIT_ASSERT(parse_cookies(" ; ;;lonely; =nameless; spa ced=1; a=\x01; (b)=2").empty());
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, parse_cookies("junk; a=1; $").size());
    }

    void a_cookie_is_always_guarded() {
        const Cookie cookie{.name = "__Host-session", .value = "abc", .max_age = std::nullopt};
        CPPUNIT_ASSERT_EQUAL(std::string{"__Host-session=abc; Path=/; Secure; HttpOnly; SameSite=Lax"},
                             cookie.set_cookie_value());
    }

    void a_lifetime_is_said_in_seconds() {
        const Cookie kept{.name = "__Host-s", .value = "1", .max_age = std::chrono::hours{1}};
        const Cookie removed{.name = "__Host-s", .value = "", .max_age = std::chrono::seconds{0}};
        CPPUNIT_ASSERT(kept.set_cookie_value().ends_with("; Max-Age=3600"));
        CPPUNIT_ASSERT(removed.set_cookie_value().ends_with("; Max-Age=0"));
    }

    void s16_a_value_cannot_break_out() {
        for (const char* const value : {"a;b", "a b", "a,b", "a\r\nSet-Cookie: x=1", "\"a\"", "a\\b", "ё", "\x7F"}) {
            const Cookie cookie{.name = "__Host-s", .value = value, .max_age = std::nullopt};
            CPPUNIT_ASSERT_THROW_MESSAGE(value, (void)cookie.set_cookie_value(), std::invalid_argument);
        }
    }

    void a_name_without_the_host_prefix_is_refused() {
        for (const char* const name : {"session", "__host-session", "__Host-a=b", "__Host-a b", ""}) {
            const Cookie cookie{.name = name, .value = "1", .max_age = std::nullopt};
            CPPUNIT_ASSERT_THROW_MESSAGE(name, (void)cookie.set_cookie_value(), std::invalid_argument);
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CookieTest);

}  // namespace mrko::http
