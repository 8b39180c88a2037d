// SPDX-License-Identifier: Apache-2.0
#include "portal/https_get.h"

#include <cppunit/extensions/HelperMacros.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "tests/portal/child_process.h"
#include "tests/portal/loopback_server.h"

namespace mrko::portal {

using namespace std::chrono_literals;

class HttpsGetTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(HttpsGetTest);
    CPPUNIT_TEST(answer_has_status_type_and_body);
    CPPUNIT_TEST(headers_of_the_caller_are_sent);
    CPPUNIT_TEST(form_is_posted_with_basic_credentials);
    CPPUNIT_TEST(nothing_of_one_request_reaches_the_next);
    CPPUNIT_TEST(s29_redirect_is_not_followed);
    CPPUNIT_TEST(s29_other_schemes_and_hosts_are_not_tried);
    CPPUNIT_TEST(s28_proxy_of_the_environment_is_not_used);
    CPPUNIT_TEST(body_of_64_kib_is_taken_and_one_byte_more_is_not);
    CPPUNIT_TEST(f27_silent_portal_is_given_up_in_time);
    CPPUNIT_TEST(f27_nobody_listening_is_unavailable);
    CPPUNIT_TEST(f27_answer_that_breaks_off_is_unavailable);
    CPPUNIT_TEST(certificate_must_be_of_a_trusted_issuer);
    CPPUNIT_TEST_SUITE_END();

    static std::string answer(const std::string& head, const std::string& body) {
        return "HTTP/1.1 " + head + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    }

    void answer_has_status_type_and_body() {
        const LoopbackServer server{answer("404 Not Found\r\nContent-Type: application/json", "{}")};
        const auto got = HttpsGet{}.get(server.url("/jwks"), {});
        CPPUNIT_ASSERT_EQUAL(404, got.status);
        CPPUNIT_ASSERT_EQUAL(std::string{"application/json"}, got.content_type);
        CPPUNIT_ASSERT_EQUAL(std::string{"{}"}, got.body);
        CPPUNIT_ASSERT(server.requests().at(0).starts_with("GET /jwks HTTP/1.1\r\n"));
    }

    void headers_of_the_caller_are_sent() {
        const LoopbackServer server{answer("200 OK", "")};
        static_cast<void>(HttpsGet{}.get(server.url("/"), {{"X-Request-Id", "7"}}));
        CPPUNIT_ASSERT(server.requests().at(0).find("\r\nX-Request-Id: 7\r\n") != std::string::npos);
    }

    void form_is_posted_with_basic_credentials() {
        const LoopbackServer server{answer("200 OK", "{}")};
        const BasicCredentials credentials{.user = "mrko", .password = ClientSecret{"secret"}};
        static_cast<void>(HttpsGet{}.post_form(server.url("/token"), {{"code", "a b&c"}}, credentials));
        const auto request = server.requests().at(0);
        CPPUNIT_ASSERT(request.starts_with("POST /token HTTP/1.1\r\n"));
        CPPUNIT_ASSERT(request.find("\r\nAuthorization: Basic bXJrbzpzZWNyZXQ=\r\n") != std::string::npos);
        CPPUNIT_ASSERT(request.find("\r\nContent-Type: application/x-www-form-urlencoded\r\n") != std::string::npos);
        CPPUNIT_ASSERT(request.ends_with("\r\n\r\ncode=a%20b%26c"));
    }

    void nothing_of_one_request_reaches_the_next() {
        const LoopbackServer server{answer("200 OK", "{}")};
        HttpsGet http;
        const BasicCredentials credentials{.user = "mrko", .password = ClientSecret{"secret"}};
        static_cast<void>(http.post_form(server.url("/token"), {{"code", "x"}}, credentials));
        static_cast<void>(http.get(server.url("/jwks"), {}));
        const auto second = server.requests().at(1);
        CPPUNIT_ASSERT(second.starts_with("GET /jwks "));
        CPPUNIT_ASSERT(second.find("Authorization") == std::string::npos);
        CPPUNIT_ASSERT(second.ends_with("\r\n\r\n"));
    }

    void s29_redirect_is_not_followed() {
        const LoopbackServer inner{answer("200 OK", "inner")};
        const LoopbackServer server{answer("302 Found\r\nLocation: " + inner.url("/"), "")};
        CPPUNIT_ASSERT_EQUAL(302, HttpsGet{}.get(server.url("/"), {}).status);
        CPPUNIT_ASSERT(inner.requests().empty());
    }

    void s29_other_schemes_and_hosts_are_not_tried() {
        const LoopbackServer server{answer("200 OK", "")};
        const auto port = server.url("/").substr(std::string{"http://127.0.0.1:"}.size());
        HttpsGet http;
        for (const auto& url : {"gopher://127.0.0.1:" + port,
                                "http://127.1:" + port,
                                "http://0.0.0.0:" + port,
                                "http://x@127.0.0.1:" + port,
                                std::string{"file:///etc/hostname"},
                                std::string{"127.0.0.1"},
                                std::string{"http://portal.example.ru/"}}) {
            CPPUNIT_ASSERT_THROW_MESSAGE(url, static_cast<void>(http.get(url, {})), PortalUnavailable);
        }
        CPPUNIT_ASSERT(server.requests().empty());
    }

    void s28_proxy_of_the_environment_is_not_used() {
        const LoopbackServer proxy{answer("200 OK", "of the proxy")};
        const LoopbackServer server{answer("200 OK", "of the portal")};
        for (const auto* const name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"}) {
            ::setenv(name, proxy.url("").c_str(), 1);
        }
        const auto body = HttpsGet{}.get(server.url("/"), {}).body;
        for (const auto* const name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"}) {
            ::unsetenv(name);
        }
        CPPUNIT_ASSERT_EQUAL(std::string{"of the portal"}, body);
        CPPUNIT_ASSERT(proxy.requests().empty());
    }

    void body_of_64_kib_is_taken_and_one_byte_more_is_not() {
        const std::string full(64 * 1024, 'x');
        const LoopbackServer fits{answer("200 OK", full)};
        CPPUNIT_ASSERT_EQUAL(full.size(), HttpsGet{}.get(fits.url("/"), {}).body.size());
        const LoopbackServer exceeds{answer("200 OK", full + "x")};
        CPPUNIT_ASSERT_THROW(static_cast<void>(HttpsGet{}.get(exceeds.url("/"), {})), PortalUnavailable);
    }

    void f27_silent_portal_is_given_up_in_time() {
        const LoopbackServer server{"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{", LoopbackServer::After::hang};
        const auto began = std::chrono::steady_clock::now();
        HttpsGet http{{.total_limit = 300ms}};
        CPPUNIT_ASSERT_THROW(static_cast<void>(http.get(server.url("/"), {})), PortalUnavailable);
        const auto took = std::chrono::steady_clock::now() - began;
        CPPUNIT_ASSERT(took >= 250ms);
        CPPUNIT_ASSERT(took < 2s);
    }

    void f27_nobody_listening_is_unavailable() {
        std::string url;
        {
            const LoopbackServer server{""};
            url = server.url("/");
        }
        CPPUNIT_ASSERT_THROW(static_cast<void>(HttpsGet{}.get(url, {})), PortalUnavailable);
    }

    void f27_answer_that_breaks_off_is_unavailable() {
        const LoopbackServer server{"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{}"};
        CPPUNIT_ASSERT_THROW(static_cast<void>(HttpsGet{}.get(server.url("/"), {})), PortalUnavailable);
    }

    void certificate_must_be_of_a_trusted_issuer() {
        auto place = (std::filesystem::temp_directory_path() / "mrko-https-XXXXXX").string();
        CPPUNIT_ASSERT(::mkdtemp(place.data()) != nullptr);
        const auto key = place + "/key.pem";
        const auto certificate = place + "/certificate.pem";
        {
            ChildProcess made{{"sh",
                               "-c",
                               "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 "
                               "-addext subjectAltName=IP:127.0.0.1 -keyout " +
                                   key + " -out " + certificate + " 2>/dev/null && echo made"}};
            static_cast<void>(made.wait_for_line("made", 20s));
        }
        ChildProcess server{
            {"openssl", "s_server", "-accept", "127.0.0.1:0", "-www", "-key", key, "-cert", certificate}};
        const auto url = "https://" + server.wait_for_line("ACCEPT ", 20s) + "/";
        const auto name = "https://localhost" + url.substr(url.rfind(':'));
        CPPUNIT_ASSERT_THROW(static_cast<void>(HttpsGet{}.get(url, {})), PortalUnavailable);
        CPPUNIT_ASSERT_EQUAL(200, HttpsGet{{.ca_file = certificate}}.get(url, {}).status);
        CPPUNIT_ASSERT_THROW(static_cast<void>(HttpsGet{{.ca_file = certificate}}.get(name, {})), PortalUnavailable);
        std::filesystem::remove_all(place);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(HttpsGetTest);

}  // namespace mrko::portal
