// SPDX-License-Identifier: Apache-2.0
#include "portal/id_token.h"

#include <cppunit/extensions/HelperMacros.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "portal/base64url.h"
#include "portal/cryptography.h"
#include "tests/portal/token_test.h"

namespace mrko::portal {

using namespace std::chrono_literals;

class IdTokenTest : public TokenTest<IdTokenClaims> {
    CPPUNIT_TEST_SUITE(IdTokenTest);
    CPPUNIT_TEST(good_token_tells_who_it_is);
    CPPUNIT_TEST(name_is_put_together_from_its_parts);
    CPPUNIT_TEST(guid_can_be_the_subject);
    CPPUNIT_TEST(audience_array_of_us_alone_is_accepted);
    CPPUNIT_TEST(several_audiences_with_us_as_the_authorized_party_are_accepted);
    CPPUNIT_TEST(token_of_the_city_sign_in_is_accepted);
    CPPUNIT_TEST(times_within_the_skew_are_accepted);
    CPPUNIT_TEST(key_id_may_be_absent_when_there_is_one_key);
    CPPUNIT_TEST(s12_oversized_token_is_refused);
    CPPUNIT_TEST(s12_malformed_tokens_are_refused);
    CPPUNIT_TEST(s12_encrypted_token_is_refused);
    CPPUNIT_TEST(s12_broken_json_is_refused);
    CPPUNIT_TEST(s12_duplicate_member_is_refused);
    CPPUNIT_TEST(s12_critical_extension_is_refused);
    CPPUNIT_TEST(s12_algorithm_none_is_refused);
    CPPUNIT_TEST(s12_hs256_with_the_public_key_is_refused);
    CPPUNIT_TEST(s12_other_algorithms_are_refused);
    CPPUNIT_TEST(s12_unknown_key_is_refused);
    CPPUNIT_TEST(s12_key_id_that_is_no_text_is_refused);
    CPPUNIT_TEST(s12_absent_key_id_with_several_keys_is_refused);
    CPPUNIT_TEST(s12_bad_signature_is_refused);
    CPPUNIT_TEST(s12_changed_claims_are_refused);
    CPPUNIT_TEST(s12_empty_signature_is_refused);
    CPPUNIT_TEST(s12_other_issuer_is_refused);
    CPPUNIT_TEST(s12_absent_issuer_is_refused);
    CPPUNIT_TEST(s12_other_audience_is_refused);
    CPPUNIT_TEST(s12_absent_audience_is_refused);
    CPPUNIT_TEST(s12_several_audiences_without_authorized_party_are_refused);
    CPPUNIT_TEST(s12_other_authorized_party_is_refused);
    CPPUNIT_TEST(s12_absent_subject_is_refused);
    CPPUNIT_TEST(s12_too_long_subject_is_refused);
    CPPUNIT_TEST(s12_absent_expiry_is_refused);
    CPPUNIT_TEST(s12_expired_token_is_refused);
    CPPUNIT_TEST(s12_absent_issue_time_is_refused);
    CPPUNIT_TEST(s12_token_issued_in_the_future_is_refused);
    CPPUNIT_TEST(s12_token_not_yet_valid_is_refused);
    CPPUNIT_TEST(s12_token_that_lives_too_long_is_refused);
    CPPUNIT_TEST(s12_times_that_are_texts_are_refused);
    CPPUNIT_TEST(s12_absent_nonce_is_refused_where_it_is_promised);
    CPPUNIT_TEST(absent_nonce_is_accepted_where_it_is_not_promised);
    CPPUNIT_TEST(s12_other_nonce_is_refused_everywhere);
    CPPUNIT_TEST(s12_logout_token_is_refused);
    CPPUNIT_TEST(s12_hash_of_another_access_token_is_refused);
    CPPUNIT_TEST(every_byte_of_the_token_counts);
    CPPUNIT_TEST_SUITE_END();

public:
    IdTokenTest()
        : TokenTest{"JWT",
                    {{"exp", "1700000300"},
                     {"auth_time", "1699999000"},
                     {"nonce", quoted("the nonce")},
                     {"name", quoted("Орлова Анна")}}} {}

private:
    std::variant<IdTokenClaims, Refusal> check(std::string_view token) override {
        return check_id_token(token,
                              {.nonce = "the nonce", .access_token = "access", .jwks_url = jwks_url_, .now = now_},
                              profile_,
                              keys_);
    }

    void good_token_tells_who_it_is() {
        const auto claims = good_claims();
        CPPUNIT_ASSERT_EQUAL(std::string{"https://portal.example.ru"}, claims.issuer);
        CPPUNIT_ASSERT_EQUAL(std::string{"8a6e0804"}, claims.subject);
        CPPUNIT_ASSERT_EQUAL(std::string{"Орлова Анна"}, claims.name);
        CPPUNIT_ASSERT(claims.auth_time == std::chrono::sys_seconds{1'699'999'000s});
    }

    void name_is_put_together_from_its_parts() {
        claims_.erase("name");
        claims_["family_name"] = quoted("Орлова");
        claims_["middle_name"] = quoted("Сергеевна");
        CPPUNIT_ASSERT_EQUAL(std::string{"Орлова Сергеевна"}, good_claims().name);
        claims_["given_name"] = quoted("Анна");
        CPPUNIT_ASSERT_EQUAL(std::string{"Орлова Анна Сергеевна"}, good_claims().name);
    }

    void guid_can_be_the_subject() {
        profile_.subject_claim = "guid";
        must_be(Refusal::subject_missing);
        claims_["guid"] = quoted("c0ffee");
        CPPUNIT_ASSERT_EQUAL(std::string{"c0ffee"}, good_claims().subject);
    }

    void audience_array_of_us_alone_is_accepted() {
        claims_["aud"] = R"(["mrko-diary"])";
        must_be_accepted();
    }

    void several_audiences_with_us_as_the_authorized_party_are_accepted() {
        claims_["aud"] = R"(["other","mrko-diary"])";
        claims_["azp"] = quoted("mrko-diary");
        must_be_accepted();
    }

    void token_of_the_city_sign_in_is_accepted() {
        profile_ = sudir("portal",
                         "https://sudir.example.ru",
                         {},
                         {.client_id = "mrko-diary", .client_secret = {}, .redirect_uri = {}});
        claims_ = {{"iss", quoted("https://sudir.example.ru/")},
                   {"sub", quoted("guid-1")},
                   {"aud", R"(["mrko-diary"])"},
                   {"iat", "1700000000"},
                   {"exp", "1700032400"},
                   {"jti", quoted("x")},
                   {"sid", quoted("y")},
                   {"amr", R"(["password"])"},
                   {"LastName", quoted("Орлова")},
                   {"FirstName", quoted("Анна")}};
        CPPUNIT_ASSERT_EQUAL(std::string{"Орлова Анна"}, good_claims().name);
    }

    void times_within_the_skew_are_accepted() {
        claims_["iat"] = "1700000060";
        claims_["nbf"] = "1700000060";
        must_be_accepted();
        claims_["iat"] = claims_["nbf"] = "1699999000";
        claims_["exp"] = "1699999941";
        must_be_accepted();
    }

    void key_id_may_be_absent_when_there_is_one_key() {
        header_.erase("kid");
        header_.erase("typ");
        must_be_accepted();
    }

    void s12_oversized_token_is_refused() {
        claims_["filler"] = quoted(std::string(13 * 1024, 'x'));
        must_be(Refusal::oversized);
        must_be(Refusal::oversized, std::string(2 * 1024 * 1024, 'x'));
    }

    void s12_malformed_tokens_are_refused() {
        const auto good = token();
        const auto last_dot = good.rfind('.');
        for (const auto& text : {std::string{},
                                 std::string{"x"},
                                 std::string{"a.b"},
                                 good.substr(0, last_dot),
                                 good + "=",
                                 good + ".",
                                 " " + good,
                                 good + "\n",
                                 std::string{"..."}}) {
            must_be(Refusal::malformed, text);
        }
    }

    void s12_encrypted_token_is_refused() {
        must_be(Refusal::malformed, to_base64url(to_json(header_)) + ".AA.AA.AA.AA");
    }

    void s12_broken_json_is_refused() {
        must_be(Refusal::broken_json, first_key().token(to_json(header_), R"({"iss":)"));
        must_be(Refusal::broken_json, first_key().token(to_json(header_), "[]"));
        must_be(Refusal::broken_json, first_key().token("{", to_json(claims_)));
        must_be(Refusal::broken_json, "..");
    }

    void s12_duplicate_member_is_refused() {
        auto claims = to_json(claims_);
        claims.insert(claims.size() - 1, R"(,"sub":"somebody else")");
        must_be(Refusal::duplicate_member, first_key().token(to_json(header_), claims));
        must_be(Refusal::duplicate_member, first_key().token(R"({"alg":"RS256","alg":"none"})", to_json(claims_)));
    }

    void s12_critical_extension_is_refused() {
        header_["crit"] = R"(["exp"])";
        must_be(Refusal::critical_extension);
        header_["crit"] = "[]";
        must_be(Refusal::critical_extension);
    }

    void s12_algorithm_none_is_refused() {
        for (const auto* const spelling : {"none", "None", "NONE", ""}) {
            header_["alg"] = quoted(spelling);
            must_be(Refusal::algorithm, to_base64url(to_json(header_)) + "." + to_base64url(to_json(claims_)) + ".");
            must_be(Refusal::algorithm);
        }
    }

    void s12_hs256_with_the_public_key_is_refused() {
        header_["alg"] = quoted("HS256");
        const auto text = to_base64url(to_json(header_)) + "." + to_base64url(to_json(claims_));
        const auto secret = first_key().jwk("default");
        std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
        unsigned length = 0;
        HMAC(EVP_sha256(),
             secret.data(),
             static_cast<int>(secret.size()),
             reinterpret_cast<const unsigned char*>(text.data()),
             text.size(),
             mac.data(),
             &length);
        must_be(Refusal::algorithm, text + "." + to_base64url(std::string(mac.begin(), mac.begin() + length)));
    }

    void s12_other_algorithms_are_refused() {
        for (const auto* const algorithm : {"RS512", "PS256", "ES256", "EdDSA", "rs256", "RSA-OAEP"}) {
            header_["alg"] = quoted(algorithm);
            must_be(Refusal::algorithm);
        }
        header_.erase("alg");
        must_be(Refusal::algorithm);
    }

    void s12_unknown_key_is_refused() {
        header_["kid"] = quoted("other");
        must_be(Refusal::unknown_key);
    }

    void s12_key_id_that_is_no_text_is_refused() {
        header_["kid"] = "7";
        must_be(Refusal::unknown_key);
    }

    void s12_absent_key_id_with_several_keys_is_refused() {
        http_.answers(jwks_url_, 200, key_set({first_key().jwk("default"), second_key().jwk("next")}));
        header_.erase("kid");
        must_be(Refusal::ambiguous_key);
    }

    void s12_bad_signature_is_refused() {
        must_be(Refusal::bad_signature, second_key().token(to_json(header_), to_json(claims_)));
    }

    void s12_changed_claims_are_refused() {
        const auto good = token();
        claims_["sub"] = quoted("somebody else");
        const auto changed = to_base64url(to_json(header_)) + "." + to_base64url(to_json(claims_));
        must_be(Refusal::bad_signature, changed + good.substr(good.rfind('.')));
    }

    void s12_empty_signature_is_refused() {
        const auto good = token();
        must_be(Refusal::bad_signature, good.substr(0, good.rfind('.') + 1));
    }

    void s12_other_issuer_is_refused() {
        for (const auto* const issuer :
             {"https://other.example.ru", "https://portal.example.ru/", "", "HTTPS://PORTAL.EXAMPLE.RU"}) {
            claims_["iss"] = quoted(issuer);
            must_be(Refusal::issuer);
        }
    }

    void s12_absent_issuer_is_refused() {
        claims_.erase("iss");
        must_be(Refusal::issuer);
    }

    void s12_other_audience_is_refused() {
        claims_["aud"] = quoted("another-client");
        must_be(Refusal::audience);
        claims_["aud"] = R"(["another-client","mrko-diary2"])";
        must_be(Refusal::audience);
    }

    void s12_absent_audience_is_refused() {
        for (const auto* const audience : {"[]", "7", "null", R"([7,"mrko-diary"])", R"({"mrko-diary":1})", "\"\""}) {
            claims_["aud"] = audience;
            CPPUNIT_ASSERT_MESSAGE(audience, outcome_of(token()) != accepted);
        }
        claims_.erase("aud");
        must_be(Refusal::audience_missing);
    }

    void s12_several_audiences_without_authorized_party_are_refused() {
        claims_["aud"] = R"(["mrko-diary","other"])";
        must_be(Refusal::authorized_party_missing);
    }

    void s12_other_authorized_party_is_refused() {
        claims_["azp"] = quoted("other");
        must_be(Refusal::authorized_party);
        claims_["aud"] = R"(["mrko-diary","other"])";
        must_be(Refusal::authorized_party);
        claims_["azp"] = "null";
        must_be(Refusal::authorized_party);
    }

    void s12_absent_subject_is_refused() {
        for (const auto* const subject : {"\"\"", "7", "null", "[\"x\"]"}) {
            claims_["sub"] = subject;
            must_be(Refusal::subject_missing);
        }
        claims_.erase("sub");
        must_be(Refusal::subject_missing);
    }

    void s12_too_long_subject_is_refused() {
        claims_["sub"] = quoted(std::string(255, 'x'));
        must_be_accepted();
        claims_["sub"] = quoted(std::string(256, 'x'));
        must_be(Refusal::subject_too_long);
    }

    void s12_absent_expiry_is_refused() {
        claims_.erase("exp");
        must_be(Refusal::expiry_missing);
    }

    void s12_expired_token_is_refused() {
        claims_["iat"] = "1699999000";
        claims_["exp"] = "1699999940";
        must_be(Refusal::expired);
    }

    void s12_absent_issue_time_is_refused() {
        claims_.erase("iat");
        must_be(Refusal::issue_time_missing);
    }

    void s12_token_issued_in_the_future_is_refused() {
        claims_["iat"] = "1700000061";
        must_be(Refusal::issued_in_the_future);
    }

    void s12_token_not_yet_valid_is_refused() {
        claims_["nbf"] = "1700000061";
        must_be(Refusal::not_yet_valid);
        claims_["nbf"] = quoted("soon");
        must_be(Refusal::not_yet_valid);
    }

    void s12_token_that_lives_too_long_is_refused() {
        claims_["exp"] = "1700043200";
        must_be_accepted();
        claims_["exp"] = "1700043201";
        must_be(Refusal::lives_too_long);
    }

    void s12_times_that_are_texts_are_refused() {
        claims_["exp"] = quoted("1700000300");
        must_be(Refusal::expiry_missing);
        claims_["exp"] = "1e300";
        must_be(Refusal::expiry_missing);
    }

    void s12_absent_nonce_is_refused_where_it_is_promised() {
        claims_.erase("nonce");
        must_be(Refusal::nonce_missing);
    }

    void absent_nonce_is_accepted_where_it_is_not_promised() {
        profile_.nonce = NonceRule::when_present;
        claims_.erase("nonce");
        must_be_accepted();
    }

    void s12_other_nonce_is_refused_everywhere() {
        for (const auto rule : {NonceRule::required, NonceRule::when_present}) {
            profile_.nonce = rule;
            for (const auto* const nonce : {"\"another nonce\"", "\"\"", "null", "7"}) {
                claims_["nonce"] = nonce;
                must_be(Refusal::nonce);
            }
        }
    }

    void s12_logout_token_is_refused() {
        header_["typ"] = quoted("logout+jwt");
        must_be(Refusal::wrong_type);
        header_["typ"] = quoted("at+jwt");
        must_be(Refusal::wrong_type);
        header_["typ"] = quoted("JWT");
        claims_["events"] = R"({"http://schemas.openid.net/event/backchannel-logout":{}})";
        must_be(Refusal::wrong_type);
    }

    void s12_hash_of_another_access_token_is_refused() {
        claims_["at_hash"] = quoted(to_base64url(sha256("access").substr(0, 16)));
        must_be_accepted();
        claims_["at_hash"] = quoted(to_base64url(sha256("another").substr(0, 16)));
        must_be(Refusal::access_token_hash);
        claims_["at_hash"] = "7";
        must_be(Refusal::access_token_hash);
    }

    void every_byte_of_the_token_counts() {
        const auto good = token();
        CPPUNIT_ASSERT_EQUAL(std::string{accepted}, outcome_of(good));
        for (std::size_t at = 0; at < good.size(); ++at) {
            auto spoiled = good;
            spoiled[at] = good[at] == 'A' ? 'B' : 'A';
            CPPUNIT_ASSERT_MESSAGE(std::to_string(at), outcome_of(spoiled) != accepted);
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(IdTokenTest);

}  // namespace mrko::portal
