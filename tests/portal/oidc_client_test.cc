// SPDX-License-Identifier: Apache-2.0
#include "portal/oidc_client.h"

#include <cppunit/extensions/HelperMacros.h>

#include <set>

#include "portal/base64url.h"
#include "tests/portal/fake_http.h"
#include "tests/portal/provider_key.h"

namespace mrko::portal {

using namespace std::chrono_literals;

class OidcClientTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(OidcClientTest);
    CPPUNIT_TEST(way_out_carries_state_nonce_and_the_hashed_verifier);
    CPPUNIT_TEST(every_attempt_has_its_own_256_bit_values);
    CPPUNIT_TEST(password_is_asked_again_on_demand);
    CPPUNIT_TEST(way_back_tells_who_it_is);
    CPPUNIT_TEST(code_and_verifier_are_sent_with_basic_credentials);
    CPPUNIT_TEST(credentials_can_go_into_the_form);
    CPPUNIT_TEST(s33_answer_without_our_state_is_refused_before_the_token_endpoint);
    CPPUNIT_TEST(s33_attempt_that_was_never_begun_accepts_no_empty_state);
    CPPUNIT_TEST(s12_answer_of_another_issuer_is_refused);
    CPPUNIT_TEST(s12_promised_issuer_must_be_there);
    CPPUNIT_TEST(error_of_the_portal_is_told_apart_and_not_repeated);
    CPPUNIT_TEST(answer_without_a_code_is_refused);
    CPPUNIT_TEST(refused_code_is_a_refusal);
    CPPUNIT_TEST(error_with_status_200_is_a_refusal);
    CPPUNIT_TEST(refused_credentials_make_the_portal_unavailable);
    CPPUNIT_TEST(token_answer_without_id_token_is_refused);
    CPPUNIT_TEST(s12_bad_id_token_is_refused_by_name);
    CPPUNIT_TEST(s12_nonce_of_another_attempt_is_refused);
    CPPUNIT_TEST(f27_portal_in_trouble_is_unavailable);
    CPPUNIT_TEST(sign_out_address_holds_no_token);
    CPPUNIT_TEST(sign_out_follows_the_rule_of_the_profile);
    CPPUNIT_TEST(f27_sign_out_works_while_the_portal_is_down);
    CPPUNIT_TEST(s33_sign_in_begun_elsewhere_is_of_our_issuer_only);
    CPPUNIT_TEST(s11_unusable_profiles_are_refused_at_the_start);
    CPPUNIT_TEST_SUITE_END();

    using Outcome = std::variant<PortalIdentity, SignInRefusal>;
    using Reason = SignInRefusal::Reason;

    const std::string token_url_{"https://portal.example.ru/token"};
    const std::chrono::sys_seconds now_{1'700'000'000s};
    const Attempt kept_{.state = "the state", .nonce = "the nonce", .verifier = "the verifier"};
    FakeHttp http_;
    ProviderProfile profile_{.name = "portal",
                             .issuer = "https://portal.example.ru",
                             .endpoints = Endpoints{.authorization = "https://portal.example.ru/auth?tenant=1",
                                                    .token = "https://portal.example.ru/token",
                                                    .jwks = "https://portal.example.ru/jwks",
                                                    .end_session = "https://portal.example.ru/end",
                                                    .issuer_in_answer = IssuerInAnswer::not_promised},
                             .client_id = "mrko diary",
                             .client_secret = ClientSecret{"s&cret:1"},
                             .client_auth = ClientAuth::basic,
                             .redirect_uri = "https://diary.example.ru/enter/return",
                             .scope = "openid profile",
                             .nonce = NonceRule::required,
                             .subject_claim = "sub",
                             .names = {.whole = "name", .family = "", .given = "", .middle = ""},
                             .issuer_rule = IssuerRule::exact,
                             .logout_rule = LogoutRule::rp_initiated};
    Members claims_{{"iss", quoted("https://portal.example.ru")},
                    {"sub", quoted("8a6e0804")},
                    {"aud", quoted("mrko diary")},
                    {"iat", "1700000000"},
                    {"exp", "1700000300"},
                    {"nonce", quoted("the nonce")},
                    {"name", quoted("Орлова Анна")},
                    {"auth_time", "1699999000"}};

    OidcClient client() {
        return OidcClient{profile_, http_, [this] { return now_; }};
    }

    void token_endpoint_answers_with(const ProviderKey& signer) {
        const auto id_token = signer.token(R"({"alg":"RS256","kid":"default"})", to_json(claims_));
        http_.answers(token_url_,
                      200,
                      to_json({{"access_token", quoted("access")},
                               {"token_type", quoted("Bearer")},
                               {"id_token", quoted(id_token)}}));
    }

    Outcome finish(const CallbackQuery& query) { return client().finish(kept_, query); }

    Outcome finish() { return finish(good_query()); }

    static CallbackQuery good_query() {
        return {.code = "the code", .state = "the state", .iss = std::nullopt, .error = std::nullopt};
    }

    static Reason reason_of(const Outcome& outcome) {
        CPPUNIT_ASSERT(std::holds_alternative<SignInRefusal>(outcome));
        return std::get<SignInRefusal>(outcome).reason;
    }

    static std::string parameter(const std::string& url, const std::string& name) {
        const auto at = url.find("&" + name + "=");
        CPPUNIT_ASSERT_MESSAGE(name, at != std::string::npos);
        const auto from = at + name.size() + 2;
        return url.substr(from, url.find('&', from) - from);
    }

public:
    void setUp() override {
        http_.answers("https://portal.example.ru/jwks", 200, key_set({first_key().jwk("default")}));
        token_endpoint_answers_with(first_key());
    }

private:
    void way_out_carries_state_nonce_and_the_hashed_verifier() {
        const auto [attempt, url] = client().start();
        CPPUNIT_ASSERT(url.starts_with("https://portal.example.ru/auth?tenant=1&response_type=code&"));
        CPPUNIT_ASSERT_EQUAL(attempt.state, parameter(url, "state"));
        CPPUNIT_ASSERT_EQUAL(attempt.nonce, parameter(url, "nonce"));
        CPPUNIT_ASSERT_EQUAL(to_base64url(sha256(attempt.verifier)), parameter(url, "code_challenge"));
        CPPUNIT_ASSERT_EQUAL(std::string{"S256"}, parameter(url, "code_challenge_method"));
        CPPUNIT_ASSERT_EQUAL(std::string{"mrko%20diary"}, parameter(url, "client_id"));
        CPPUNIT_ASSERT_EQUAL(std::string{"openid%20profile"}, parameter(url, "scope"));
        CPPUNIT_ASSERT_EQUAL(std::string{"https%3A%2F%2Fdiary.example.ru%2Fenter%2Freturn"},
                             parameter(url, "redirect_uri"));
        CPPUNIT_ASSERT(url.find(attempt.verifier) == std::string::npos);
        CPPUNIT_ASSERT(url.find("prompt") == std::string::npos);
    }

    void every_attempt_has_its_own_256_bit_values() {
        std::set<std::string> values;
        auto portal = client();
        for (int i = 0; i < 100; ++i) {
            const auto attempt = portal.start().attempt;
            for (const auto& value : {attempt.state, attempt.nonce, attempt.verifier}) {
                CPPUNIT_ASSERT_EQUAL(std::size_t{32}, from_base64url(value).value_or("").size());
                values.insert(value);
            }
        }
        CPPUNIT_ASSERT_EQUAL(std::size_t{300}, values.size());
    }

    void password_is_asked_again_on_demand() {
        CPPUNIT_ASSERT_EQUAL(std::string{"login"},
                             parameter(client().start(Proof::ask_again).authorization_url, "prompt"));
    }

    void way_back_tells_who_it_is() {
        const auto outcome = finish();
        CPPUNIT_ASSERT(std::holds_alternative<PortalIdentity>(outcome));
        const auto& identity = std::get<PortalIdentity>(outcome);
        CPPUNIT_ASSERT_EQUAL(std::string{"portal"}, identity.provider);
        CPPUNIT_ASSERT_EQUAL(std::string{"8a6e0804"}, identity.subject);
        CPPUNIT_ASSERT_EQUAL(std::string{"Орлова Анна"}, identity.name);
        CPPUNIT_ASSERT(identity.auth_time == std::chrono::sys_seconds{1'699'999'000s});
    }

    void code_and_verifier_are_sent_with_basic_credentials() {
        static_cast<void>(finish());
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, http_.posts().size());
        const auto& post = http_.posts().front();
        CPPUNIT_ASSERT_EQUAL(token_url_, post.url);
        CPPUNIT_ASSERT((post.fields == HttpFields{{"grant_type", "authorization_code"},
                                                  {"code", "the code"},
                                                  {"redirect_uri", "https://diary.example.ru/enter/return"},
                                                  {"code_verifier", "the verifier"}}));
        CPPUNIT_ASSERT(post.auth);
        CPPUNIT_ASSERT_EQUAL(std::string{"mrko%20diary"}, post.auth->user);
        CPPUNIT_ASSERT_EQUAL(std::string{"s%26cret%3A1"}, post.auth->password.reveal());
    }

    void credentials_can_go_into_the_form() {
        profile_.client_auth = ClientAuth::post;
        CPPUNIT_ASSERT(std::holds_alternative<PortalIdentity>(finish()));
        const auto& post = http_.posts().front();
        CPPUNIT_ASSERT(!post.auth);
        CPPUNIT_ASSERT((post.fields.at(4) == HttpFields::value_type{"client_id", "mrko diary"}));
        CPPUNIT_ASSERT((post.fields.at(5) == HttpFields::value_type{"client_secret", "s&cret:1"}));
    }

    void s33_answer_without_our_state_is_refused_before_the_token_endpoint() {
        auto query = good_query();
        for (const auto& state : {std::optional<std::string>{},
                                  std::optional<std::string>{""},
                                  std::optional<std::string>{"the statf"},
                                  std::optional<std::string>{"the state "}}) {
            query.state = state;
            CPPUNIT_ASSERT(reason_of(finish(query)) == Reason::state);
        }
        CPPUNIT_ASSERT(http_.posts().empty());
    }

    void s33_attempt_that_was_never_begun_accepts_no_empty_state() {
        auto query = good_query();
        query.state = "";
        CPPUNIT_ASSERT(reason_of(client().finish({}, query)) == Reason::state);
    }

    void s12_answer_of_another_issuer_is_refused() {
        auto query = good_query();
        query.iss = "https://other.example.ru";
        CPPUNIT_ASSERT(reason_of(finish(query)) == Reason::issuer);
        CPPUNIT_ASSERT(http_.posts().empty());
    }

    void s12_promised_issuer_must_be_there() {
        profile_.endpoints->issuer_in_answer = IssuerInAnswer::promised;
        auto query = good_query();
        CPPUNIT_ASSERT(reason_of(finish(query)) == Reason::issuer);
        query.iss = profile_.issuer;
        CPPUNIT_ASSERT(std::holds_alternative<PortalIdentity>(finish(query)));
    }

    void error_of_the_portal_is_told_apart_and_not_repeated() {
        auto query = good_query();
        query.error = "access_denied";
        CPPUNIT_ASSERT(reason_of(finish(query)) == Reason::cancelled_at_portal);
        query.error = "<script>alert(1)</script>";
        const auto outcome = finish(query);
        CPPUNIT_ASSERT(reason_of(outcome) == Reason::portal_error);
        CPPUNIT_ASSERT(to_text(std::get<SignInRefusal>(outcome)).find("script") == std::string_view::npos);
        CPPUNIT_ASSERT(http_.posts().empty());
    }

    void answer_without_a_code_is_refused() {
        auto query = good_query();
        for (const auto& code : {std::optional<std::string>{},
                                 std::optional<std::string>{""},
                                 std::optional<std::string>{std::string(4097, 'x')}}) {
            query.code = code;
            CPPUNIT_ASSERT(reason_of(finish(query)) == Reason::code_missing);
        }
        CPPUNIT_ASSERT(http_.posts().empty());
    }

    void refused_code_is_a_refusal() {
        http_.answers(token_url_, 400, R"({"error":"invalid_grant"})");
        CPPUNIT_ASSERT(reason_of(finish()) == Reason::code_refused);
    }

    void error_with_status_200_is_a_refusal() {
        http_.answers(token_url_, 200, R"({"error":"invalid_grant"})");
        CPPUNIT_ASSERT(reason_of(finish()) == Reason::code_refused);
    }

    void refused_credentials_make_the_portal_unavailable() {
        http_.answers(token_url_, 401, R"({"error":"invalid_client"})");
        CPPUNIT_ASSERT_THROW(static_cast<void>(finish()), PortalUnavailable);
        http_.answers(token_url_, 400, R"({"error":"invalid_client"})");
        CPPUNIT_ASSERT_THROW(static_cast<void>(finish()), PortalUnavailable);
    }

    void token_answer_without_id_token_is_refused() {
        http_.answers(token_url_, 200, R"({"access_token":"a","id_token":7})");
        CPPUNIT_ASSERT(reason_of(finish()) == Reason::id_token_missing);
    }

    void s12_bad_id_token_is_refused_by_name() {
        token_endpoint_answers_with(second_key());
        const auto outcome = finish();
        CPPUNIT_ASSERT(reason_of(outcome) == Reason::id_token);
        CPPUNIT_ASSERT(std::get<SignInRefusal>(outcome).token == Refusal::bad_signature);
        CPPUNIT_ASSERT_EQUAL(to_text(Refusal::bad_signature), to_text(std::get<SignInRefusal>(outcome)));
    }

    void s12_nonce_of_another_attempt_is_refused() {
        const Attempt other{.state = "the state", .nonce = "of another attempt", .verifier = "the verifier"};
        const auto outcome = client().finish(other, good_query());
        CPPUNIT_ASSERT(reason_of(outcome) == Reason::id_token);
        CPPUNIT_ASSERT(std::get<SignInRefusal>(outcome).token == Refusal::nonce);
    }

    void f27_portal_in_trouble_is_unavailable() {
        for (const int status : {302, 404, 429, 500, 502, 503}) {
            http_.answers(token_url_, status, R"({"error":"server_error"})");
            CPPUNIT_ASSERT_THROW(static_cast<void>(finish()), PortalUnavailable);
        }
        for (const std::string body : {"", "<!DOCTYPE html>", "[]", R"({"id_token":"a","id_token":"b"})"}) {
            http_.answers(token_url_, 200, body);
            CPPUNIT_ASSERT_THROW(static_cast<void>(finish()), PortalUnavailable);
        }
        http_.is_down(token_url_);
        CPPUNIT_ASSERT_THROW(static_cast<void>(finish()), PortalUnavailable);
    }

    void sign_out_address_holds_no_token() {
        CPPUNIT_ASSERT(client().logout_url("https://diary.example.ru/") ==
                       "https://portal.example.ru/end?client_id=mrko%20diary"
                       "&post_logout_redirect_uri=https%3A%2F%2Fdiary.example.ru%2F");
    }

    void sign_out_follows_the_rule_of_the_profile() {
        profile_.logout_rule = LogoutRule::return_address_only;
        CPPUNIT_ASSERT(client().logout_url("https://diary.example.ru/") ==
                       "https://portal.example.ru/end?post_logout_redirect_uri=https%3A%2F%2Fdiary.example.ru%2F");
        profile_.logout_rule = LogoutRule::none;
        CPPUNIT_ASSERT(!client().logout_url("https://diary.example.ru/"));
        profile_.logout_rule = LogoutRule::rp_initiated;
        profile_.endpoints->end_session.clear();
        CPPUNIT_ASSERT(!client().logout_url("https://diary.example.ru/"));
    }

    void f27_sign_out_works_while_the_portal_is_down() {
        profile_.endpoints.reset();
        CPPUNIT_ASSERT(!client().logout_url("https://diary.example.ru/"));
        CPPUNIT_ASSERT_THROW(static_cast<void>(client().start()), PortalUnavailable);
    }

    void s33_sign_in_begun_elsewhere_is_of_our_issuer_only() {
        const auto portal = client();
        CPPUNIT_ASSERT_EQUAL(std::string{"https://portal.example.ru"}, portal.issuer());
        CPPUNIT_ASSERT(portal.is_our_issuer("https://portal.example.ru"));
        CPPUNIT_ASSERT(!portal.is_our_issuer("https://portal.example.ru/"));
        CPPUNIT_ASSERT(!portal.is_our_issuer("https://other.example.ru"));
        CPPUNIT_ASSERT(!portal.is_our_issuer(""));
    }

    void s11_unusable_profiles_are_refused_at_the_start() {
        const auto good = profile_;
        const auto must_refuse = [&](const std::string& what, const auto& spoil) {
            profile_ = good;
            spoil(profile_);
            CPPUNIT_ASSERT_THROW_MESSAGE(what, static_cast<void>(client()), std::invalid_argument);
        };
        must_refuse("name", [](ProviderProfile& p) { p.name.clear(); });
        must_refuse("client_id", [](ProviderProfile& p) { p.client_id.clear(); });
        must_refuse("secret", [](ProviderProfile& p) { p.client_secret = {}; });
        must_refuse("subject", [](ProviderProfile& p) { p.subject_claim.clear(); });
        must_refuse("issuer", [](ProviderProfile& p) { p.issuer = "http://portal.example.ru"; });
        must_refuse("redirect", [](ProviderProfile& p) { p.redirect_uri = "http://diary.example.ru/enter/return"; });
        must_refuse("authorization", [](ProviderProfile& p) { p.endpoints->authorization = "http://a.ru"; });
        must_refuse("token", [](ProviderProfile& p) { p.endpoints->token = "file:///etc/passwd"; });
        must_refuse("jwks", [](ProviderProfile& p) { p.endpoints->jwks = ""; });
        must_refuse("end_session", [](ProviderProfile& p) { p.endpoints->end_session = "//evil.example.ru"; });
        CPPUNIT_ASSERT_NO_THROW(profile_ = good; static_cast<void>(client()));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OidcClientTest);

}  // namespace mrko::portal
