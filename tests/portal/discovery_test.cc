// SPDX-License-Identifier: Apache-2.0
#include "portal/discovery.h"

#include <cppunit/extensions/HelperMacros.h>

#include "tests/portal/fake_http.h"
#include "tests/portal/provider_key.h"

namespace mrko::portal {

using namespace std::chrono_literals;

class DiscoveryTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DiscoveryTest);
    CPPUNIT_TEST(addresses_of_the_document_are_kept_for_an_hour);
    CPPUNIT_TEST(addresses_of_the_configuration_need_no_document);
    CPPUNIT_TEST(document_of_another_issuer_is_refused);
    CPPUNIT_TEST(s29_document_may_not_send_us_behind_our_wall);
    CPPUNIT_TEST(s29_redirect_is_no_document);
    CPPUNIT_TEST(broken_documents_make_the_portal_unavailable);
    CPPUNIT_TEST(f27_portal_that_is_down_is_asked_once_in_five_seconds);
    CPPUNIT_TEST(portal_without_sign_out_address_is_fine);
    CPPUNIT_TEST_SUITE_END();

    const std::string url_{"https://portal.example.ru/.well-known/openid-configuration"};
    const ProviderProfile profile_{plain_openid("portal", "https://portal.example.ru", {})};
    Members document_{{"issuer", quoted("https://portal.example.ru")},
                      {"authorization_endpoint", quoted("https://portal.example.ru/auth")},
                      {"token_endpoint", quoted("https://portal.example.ru/token")},
                      {"jwks_uri", quoted("https://keys.example.ru/jwks")},
                      {"end_session_endpoint", quoted("https://portal.example.ru/end")},
                      {"authorization_response_iss_parameter_supported", "true"}};
    std::chrono::sys_seconds now_{1'700'000'000s};
    FakeHttp http_;
    Discovery discovery_{http_, [this] { return now_; }};

    Endpoints read() {
        http_.answers(url_, 200, to_json(document_));
        return discovery_.endpoints(profile_);
    }

    void must_refuse(const std::string& what) {
        now_ += pause_after_failure;
        CPPUNIT_ASSERT_THROW_MESSAGE(what, static_cast<void>(read()), PortalUnavailable);
    }

    void addresses_of_the_document_are_kept_for_an_hour() {
        const auto endpoints = read();
        CPPUNIT_ASSERT_EQUAL(std::string{"https://portal.example.ru/auth"}, endpoints.authorization);
        CPPUNIT_ASSERT_EQUAL(std::string{"https://portal.example.ru/token"}, endpoints.token);
        CPPUNIT_ASSERT_EQUAL(std::string{"https://keys.example.ru/jwks"}, endpoints.jwks);
        CPPUNIT_ASSERT_EQUAL(std::string{"https://portal.example.ru/end"}, endpoints.end_session);
        CPPUNIT_ASSERT(endpoints.issuer_in_answer == IssuerInAnswer::promised);
        now_ += 3599s;
        static_cast<void>(read());
        CPPUNIT_ASSERT_EQUAL(1L, http_.gets_of(url_));
        now_ += 1s;
        document_["token_endpoint"] = quoted("https://portal.example.ru/v2/token");
        CPPUNIT_ASSERT_EQUAL(std::string{"https://portal.example.ru/v2/token"}, read().token);
    }

    void addresses_of_the_configuration_need_no_document() {
        const auto fixed = sudir("portal",
                                 "https://portal.example.ru",
                                 {.authorization = "https://portal.example.ru/ae",
                                  .token = "https://portal.example.ru/te",
                                  .jwks = "https://portal.example.ru/jwks",
                                  .end_session = ""},
                                 {});
        CPPUNIT_ASSERT_EQUAL(std::string{"https://portal.example.ru/te"}, discovery_.endpoints(fixed).token);
        CPPUNIT_ASSERT_EQUAL(0L, http_.gets_of(url_));
    }

    void document_of_another_issuer_is_refused() {
        for (const auto& issuer : {quoted("https://other.example.ru"),
                                   quoted("https://portal.example.ru/"),
                                   quoted(""),
                                   std::string{"null"},
                                   std::string{"7"}}) {
            document_["issuer"] = issuer;
            must_refuse(issuer);
        }
    }

    void s29_document_may_not_send_us_behind_our_wall() {
        const auto good = document_;
        for (const std::string name :
             {"authorization_endpoint", "token_endpoint", "jwks_uri", "end_session_endpoint"}) {
            for (const std::string url : {"http://127.0.0.1:6379/",
                                          "https://localhost/",
                                          "file:///etc/passwd",
                                          "gopher://127.0.0.1:6379/",
                                          "http://portal.example.ru/x",
                                          "javascript:0",
                                          ""}) {
                document_ = good;
                document_[name] = quoted(url);
                must_refuse(name + " " + url);
            }
        }
    }

    void s29_redirect_is_no_document() {
        http_.answers(url_, 302, to_json(document_));
        CPPUNIT_ASSERT_THROW(static_cast<void>(discovery_.endpoints(profile_)), PortalUnavailable);
    }

    void broken_documents_make_the_portal_unavailable() {
        for (const std::string body : {"", "<html>", "[]", R"({"issuer":"https://portal.example.ru"})"}) {
            now_ += pause_after_failure;
            http_.answers(url_, 200, body);
            CPPUNIT_ASSERT_THROW_MESSAGE(body, static_cast<void>(discovery_.endpoints(profile_)), PortalUnavailable);
        }
    }

    void f27_portal_that_is_down_is_asked_once_in_five_seconds() {
        for (int second = 0; second < 5; ++second) {
            CPPUNIT_ASSERT_THROW(static_cast<void>(discovery_.endpoints(profile_)), PortalUnavailable);
            now_ += 1s;
        }
        CPPUNIT_ASSERT_EQUAL(1L, http_.gets_of(url_));
        CPPUNIT_ASSERT_EQUAL(std::string{"https://portal.example.ru/auth"}, read().authorization);
    }

    void portal_without_sign_out_address_is_fine() {
        document_.erase("end_session_endpoint");
        document_.erase("authorization_response_iss_parameter_supported");
        const auto endpoints = read();
        CPPUNIT_ASSERT(endpoints.end_session.empty());
        CPPUNIT_ASSERT(endpoints.issuer_in_answer == IssuerInAnswer::not_promised);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DiscoveryTest);

}  // namespace mrko::portal
