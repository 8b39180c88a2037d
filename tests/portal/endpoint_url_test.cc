// SPDX-License-Identifier: Apache-2.0
#include "portal/endpoint_url.h"

#include <cppunit/extensions/HelperMacros.h>

namespace mrko::portal {

class EndpointUrlTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(EndpointUrlTest);
    CPPUNIT_TEST(https_anywhere_and_http_on_this_machine_are_spoken);
    CPPUNIT_TEST(s29_other_addresses_are_refused);
    CPPUNIT_TEST(s29_public_issuer_may_not_name_this_machine);
    CPPUNIT_TEST(query_is_encoded_and_added_to_what_is_there);
    CPPUNIT_TEST_SUITE_END();

    void https_anywhere_and_http_on_this_machine_are_spoken() {
        for (const auto* const url : {"https://login.example.ru/sps/oauth/ae",
                                      "https://example.ru",
                                      "https://example.ru:8443/a?b=c",
                                      "http://127.0.0.1:9400",
                                      "http://localhost/x",
                                      "http://[::1]:9400/token"}) {
            CPPUNIT_ASSERT_MESSAGE(url, read_endpoint_url(url));
        }
    }

    void s29_other_addresses_are_refused() {
        for (const std::string url : {"",
                                      "//example.ru",
                                      "/path",
                                      "example.ru",
                                      "http://example.ru/",
                                      "http://127.0.0.2/",
                                      "http://10.0.0.1/",
                                      "http://169.254.169.254/latest",
                                      "file:///etc/passwd",
                                      "gopher://127.0.0.1:6379/_INFO",
                                      "ftp://example.ru/",
                                      "HTTPS://example.ru/",
                                      "https://",
                                      "https:///x",
                                      "https://user:word@example.ru/",
                                      "https://user@example.ru/",
                                      "http://127.0.0.1@example.ru/",
                                      "http://localhost.example.ru/",
                                      "http://127.0.0.1.example.ru/",
                                      "http://127.0.0.1:80:80/",
                                      "https://example.ru:port/",
                                      "https://example.ru:123456/",
                                      "https://example.ru:/",
                                      "https://example.ru\\@127.0.0.1/",
                                      "https://example.ru/ x",
                                      "https://example.ru/\r\nHost: y",
                                      "https://example.ru/#part",
                                      "https://-x.ru/",
                                      "https://.ru/",
                                      "https://[::2]/",
                                      "https://пример.рф/",
                                      "http://2130706433/",
                                      "http://0x7f000001/",
                                      "javascript:alert(1)"}) {
            CPPUNIT_ASSERT_MESSAGE(url, !read_endpoint_url(url));
        }
        CPPUNIT_ASSERT(!read_endpoint_url("https://example.ru/" + std::string(2048, 'x')));
    }

    void s29_public_issuer_may_not_name_this_machine() {
        CPPUNIT_ASSERT(may_name_endpoint("https://login.example.ru", "https://other.example.ru/token"));
        CPPUNIT_ASSERT(may_name_endpoint("http://127.0.0.1:9400", "http://127.0.0.1:9400/token"));
        CPPUNIT_ASSERT(!may_name_endpoint("https://login.example.ru", "http://127.0.0.1:6379/"));
        CPPUNIT_ASSERT(!may_name_endpoint("https://login.example.ru", "https://localhost:8443/"));
        CPPUNIT_ASSERT(!may_name_endpoint("https://login.example.ru", "http://login.example.ru/token"));
    }

    void query_is_encoded_and_added_to_what_is_there() {
        CPPUNIT_ASSERT_EQUAL(std::string{"https://a.ru/x?b=1%262&%D1%8F=%20%0D%0A~"},
                             with_query("https://a.ru/x", {{"b", "1&2"}, {"я", " \r\n~"}}));
        CPPUNIT_ASSERT_EQUAL(std::string{"https://a.ru/x?y=1&b=2"}, with_query("https://a.ru/x?y=1", {{"b", "2"}}));
        CPPUNIT_ASSERT_EQUAL(std::string{"https://a.ru/x"}, with_query("https://a.ru/x", {}));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(EndpointUrlTest);

}  // namespace mrko::portal
