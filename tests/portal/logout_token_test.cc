// SPDX-License-Identifier: Apache-2.0
#include "portal/logout_token.h"

#include <cppunit/extensions/HelperMacros.h>

#include "tests/portal/token_test.h"

namespace mrko::portal {

using namespace std::chrono_literals;

class LogoutTokenTest : public TokenTest<LogoutClaims> {
    CPPUNIT_TEST_SUITE(LogoutTokenTest);
    CPPUNIT_TEST(good_token_tells_who_and_which_session);
    CPPUNIT_TEST(token_without_a_session_is_of_all_of_them);
    CPPUNIT_TEST(guid_can_be_the_subject);
    CPPUNIT_TEST(type_may_be_absent_or_plain);
    CPPUNIT_TEST(audience_may_be_an_array);
    CPPUNIT_TEST(s12_id_token_is_no_logout_token);
    CPPUNIT_TEST(s12_logout_token_with_a_nonce_is_refused);
    CPPUNIT_TEST(s12_event_must_be_there_and_an_object);
    CPPUNIT_TEST(s12_logout_token_of_a_session_alone_is_refused);
    CPPUNIT_TEST(s12_absent_token_id_is_refused);
    CPPUNIT_TEST(s12_other_type_is_refused);
    CPPUNIT_TEST(s12_logout_token_for_another_client_is_refused);
    CPPUNIT_TEST(s12_logout_token_of_another_issuer_is_refused);
    CPPUNIT_TEST(s12_logout_token_of_a_wrong_time_is_refused);
    CPPUNIT_TEST(s12_logout_token_of_another_key_is_refused);
    CPPUNIT_TEST(s12_unsigned_logout_token_is_refused);
    CPPUNIT_TEST(s12_what_is_no_token_is_refused);
    CPPUNIT_TEST_SUITE_END();

public:
    LogoutTokenTest()
        : TokenTest{"logout+jwt",
                    {{"exp", "1700000120"},
                     {"jti", quoted("one of many")},
                     {"sid", quoted("at the phone")},
                     {"events", R"({"http://schemas.openid.net/event/backchannel-logout":{}})"}}} {}

private:
    std::variant<LogoutClaims, Refusal> check(std::string_view token) override {
        return check_logout_token(token, jwks_url_, now_, profile_, keys_);
    }

    void good_token_tells_who_and_which_session() {
        const auto claims = good_claims();
        CPPUNIT_ASSERT_EQUAL(std::string{"8a6e0804"}, claims.subject);
        CPPUNIT_ASSERT_EQUAL(std::string{"at the phone"}, claims.portal_session);
        CPPUNIT_ASSERT_EQUAL(std::string{"one of many"}, claims.token_id);
        CPPUNIT_ASSERT(claims.expires == std::chrono::sys_seconds{1'700'000'120s});
    }

    void token_without_a_session_is_of_all_of_them() {
        claims_.erase("sid");
        CPPUNIT_ASSERT_EQUAL(std::string{}, good_claims().portal_session);
    }

    void guid_can_be_the_subject() {
        profile_.subject_claim = "guid";
        must_be(Refusal::subject_missing);
        claims_["guid"] = quoted("c0ffee");
        CPPUNIT_ASSERT_EQUAL(std::string{"c0ffee"}, good_claims().subject);
    }

    void type_may_be_absent_or_plain() {
        header_["typ"] = quoted("JWT");
        static_cast<void>(good_claims());
        header_["typ"] = quoted("Logout+JWT");
        static_cast<void>(good_claims());
        header_.erase("typ");
        static_cast<void>(good_claims());
    }

    void audience_may_be_an_array() {
        claims_["aud"] = R"(["mrko-diary"])";
        static_cast<void>(good_claims());
    }

    void s12_id_token_is_no_logout_token() {
        claims_.erase("events");
        header_["typ"] = quoted("JWT");
        must_be(Refusal::event_missing);
        claims_["nonce"] = quoted("the nonce");
        must_be(Refusal::nonce_forbidden);
    }

    void s12_logout_token_with_a_nonce_is_refused() {
        claims_["nonce"] = quoted("");
        must_be(Refusal::nonce_forbidden);
    }

    void s12_event_must_be_there_and_an_object() {
        for (const auto* const events : {R"({})",
                                         R"({"http://schemas.openid.net/event/other":{}})",
                                         R"({"http://schemas.openid.net/event/backchannel-logout":true})",
                                         R"("http://schemas.openid.net/event/backchannel-logout")",
                                         R"(["http://schemas.openid.net/event/backchannel-logout"])",
                                         "null"}) {
            claims_["events"] = events;
            must_be(Refusal::event_missing);
        }
    }

    void s12_logout_token_of_a_session_alone_is_refused() {
        claims_.erase("sub");
        must_be(Refusal::subject_missing);
    }

    void s12_absent_token_id_is_refused() {
        claims_["jti"] = quoted("");
        must_be(Refusal::token_id_missing);
        claims_["jti"] = "17";
        must_be(Refusal::token_id_missing);
        claims_.erase("jti");
        must_be(Refusal::token_id_missing);
    }

    void s12_other_type_is_refused() {
        header_["typ"] = quoted("at+jwt");
        must_be(Refusal::wrong_type);
        header_["typ"] = "17";
        must_be(Refusal::wrong_type);
    }

    void s12_logout_token_for_another_client_is_refused() {
        claims_["aud"] = quoted("another");
        must_be(Refusal::audience);
        claims_["aud"] = R"(["mrko-diary","another"])";
        must_be(Refusal::authorized_party_missing);
        claims_.erase("aud");
        must_be(Refusal::audience_missing);
    }

    void s12_logout_token_of_another_issuer_is_refused() {
        claims_["iss"] = quoted("https://portal.example.ru/other");
        must_be(Refusal::issuer);
    }

    void s12_logout_token_of_a_wrong_time_is_refused() {
        claims_["exp"] = "1699999940";
        must_be(Refusal::expired);
        claims_.erase("exp");
        must_be(Refusal::expiry_missing);
        claims_["exp"] = "1700043201";
        must_be(Refusal::lives_too_long);
        claims_["exp"] = "1700000120";
        claims_["iat"] = "1700000061";
        must_be(Refusal::issued_in_the_future);
        claims_.erase("iat");
        must_be(Refusal::issue_time_missing);
    }

    void s12_logout_token_of_another_key_is_refused() {
        must_be(Refusal::bad_signature, second_key().token(to_json(header_), to_json(claims_)));
        header_["kid"] = quoted("other");
        must_be(Refusal::unknown_key);
    }

    void s12_unsigned_logout_token_is_refused() {
        header_["alg"] = quoted("none");
        must_be(Refusal::algorithm);
    }

    void s12_what_is_no_token_is_refused() {
        must_be(Refusal::malformed, "");
        must_be(Refusal::malformed, "a.b");
        must_be(Refusal::oversized, std::string(longest_token + 1, 'a'));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LogoutTokenTest);

}  // namespace mrko::portal
