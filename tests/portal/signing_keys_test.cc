// SPDX-License-Identifier: Apache-2.0
#include "portal/signing_keys.h"

#include <cppunit/extensions/HelperMacros.h>

#include "tests/portal/fake_http.h"
#include "tests/portal/provider_key.h"

namespace mrko::portal {

using namespace std::chrono_literals;

class SigningKeysTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SigningKeysTest);
    CPPUNIT_TEST(keys_are_asked_for_once_an_hour);
    CPPUNIT_TEST(f27_key_renewed_under_the_same_id_is_found_at_once);
    CPPUNIT_TEST(f27_key_renewed_under_another_id_is_found_at_once);
    CPPUNIT_TEST(f27_bad_signatures_ask_for_the_keys_once_in_thirty_seconds);
    CPPUNIT_TEST(f27_keys_that_cannot_be_had_are_not_asked_for_with_every_token);
    CPPUNIT_TEST(f27_unusable_key_sets_make_the_portal_unavailable);
    CPPUNIT_TEST(good_tokens_pass_while_the_keys_cannot_be_had_again);
    CPPUNIT_TEST(one_key_needs_no_id_and_several_do);
    CPPUNIT_TEST(two_keys_of_one_id_are_both_tried);
    CPPUNIT_TEST(keys_for_other_uses_are_passed_over);
    CPPUNIT_TEST(short_key_is_no_key);
    CPPUNIT_TEST(keys_of_another_address_are_not_mixed_in);
    CPPUNIT_TEST_SUITE_END();

    const std::string url_{"https://portal.example.ru/jwks"};
    const std::optional<std::string> id_{"default"};
    std::chrono::sys_seconds now_{1'700'000'000s};
    FakeHttp http_;
    SigningKeys keys_{http_, [this] { return now_; }};

    void publish(const std::vector<std::string>& jwks) { http_.answers(url_, 200, key_set(jwks)); }

    SignatureVerdict check(const ProviderKey& signer, const std::optional<std::string>& id) {
        return keys_.check(url_, id, "text", signer.sign("text"));
    }

public:
    void setUp() override { publish({first_key().jwk("default")}); }

private:
    void keys_are_asked_for_once_an_hour() {
        for (int i = 0; i < 3; ++i) {
            CPPUNIT_ASSERT(check(first_key(), id_) == SignatureVerdict::good);
            now_ += 1199s;
        }
        CPPUNIT_ASSERT_EQUAL(1L, http_.gets_of(url_));
        now_ += 3s;
        CPPUNIT_ASSERT(check(first_key(), id_) == SignatureVerdict::good);
        CPPUNIT_ASSERT_EQUAL(2L, http_.gets_of(url_));
    }

    void f27_key_renewed_under_the_same_id_is_found_at_once() {
        CPPUNIT_ASSERT(check(first_key(), id_) == SignatureVerdict::good);
        publish({second_key().jwk("default")});
        CPPUNIT_ASSERT(check(second_key(), id_) == SignatureVerdict::good);
        CPPUNIT_ASSERT(check(first_key(), id_) == SignatureVerdict::bad);
    }

    void f27_key_renewed_under_another_id_is_found_at_once() {
        CPPUNIT_ASSERT(check(first_key(), id_) == SignatureVerdict::good);
        publish({first_key().jwk("default"), second_key().jwk("next")});
        CPPUNIT_ASSERT(check(second_key(), "next") == SignatureVerdict::good);
    }

    void f27_bad_signatures_ask_for_the_keys_once_in_thirty_seconds() {
        CPPUNIT_ASSERT(check(first_key(), id_) == SignatureVerdict::good);
        for (int second = 0; second < 30; ++second) {
            CPPUNIT_ASSERT(check(second_key(), id_) == SignatureVerdict::bad);
            CPPUNIT_ASSERT(check(second_key(), "unknown") == SignatureVerdict::unknown_key);
            now_ += 1s;
        }
        CPPUNIT_ASSERT_EQUAL(2L, http_.gets_of(url_));
        CPPUNIT_ASSERT(check(second_key(), id_) == SignatureVerdict::bad);
        CPPUNIT_ASSERT_EQUAL(3L, http_.gets_of(url_));
    }

    void f27_keys_that_cannot_be_had_are_not_asked_for_with_every_token() {
        http_.is_down(url_);
        for (int second = 0; second < 5; ++second) {
            CPPUNIT_ASSERT_THROW(static_cast<void>(check(first_key(), id_)), PortalUnavailable);
            now_ += 1s;
        }
        CPPUNIT_ASSERT_EQUAL(1L, http_.gets_of(url_));
        setUp();
        CPPUNIT_ASSERT(check(first_key(), id_) == SignatureVerdict::good);
    }

    void f27_unusable_key_sets_make_the_portal_unavailable() {
        for (const std::string body : {"",
                                       "<html>",
                                       "[]",
                                       "{}",
                                       R"({"keys":7})",
                                       R"({"keys":[]})",
                                       R"({"keys":[7,null]})",
                                       R"({"keys":[{"kty":"RSA","kid":"default","n":"AQ","e":"AQAB"}]})",
                                       R"({"keys":[{"kty":"RSA","kid":"default","n":"!","e":"AQAB"}]})",
                                       R"({"keys":[],"keys":[]})"}) {
            http_.answers(url_, 200, body);
            now_ += 10s;
            CPPUNIT_ASSERT_THROW_MESSAGE(body, static_cast<void>(check(first_key(), id_)), PortalUnavailable);
        }
        http_.answers(url_, 500, key_set({first_key().jwk("default")}));
        now_ += 10s;
        CPPUNIT_ASSERT_THROW(static_cast<void>(check(first_key(), id_)), PortalUnavailable);
    }

    void good_tokens_pass_while_the_keys_cannot_be_had_again() {
        CPPUNIT_ASSERT(check(first_key(), id_) == SignatureVerdict::good);
        http_.is_down(url_);
        CPPUNIT_ASSERT_THROW(static_cast<void>(check(second_key(), id_)), PortalUnavailable);
        CPPUNIT_ASSERT(check(first_key(), id_) == SignatureVerdict::good);
        CPPUNIT_ASSERT(check(second_key(), id_) == SignatureVerdict::bad);
    }

    void one_key_needs_no_id_and_several_do() {
        CPPUNIT_ASSERT(check(first_key(), std::nullopt) == SignatureVerdict::good);
        publish({first_key().jwk("default"), second_key().jwk("next")});
        now_ += 1h;
        CPPUNIT_ASSERT(check(first_key(), std::nullopt) == SignatureVerdict::ambiguous_key);
    }

    void two_keys_of_one_id_are_both_tried() {
        publish({first_key().jwk("default"), second_key().jwk("default")});
        CPPUNIT_ASSERT(check(first_key(), id_) == SignatureVerdict::good);
        CPPUNIT_ASSERT(check(second_key(), id_) == SignatureVerdict::good);
        CPPUNIT_ASSERT_EQUAL(1L, http_.gets_of(url_));
    }

    void keys_for_other_uses_are_passed_over() {
        auto for_encryption = first_key().jwk("default");
        for_encryption.replace(for_encryption.find("\"sig\""), 5, "\"enc\"");
        auto for_another_algorithm = first_key().jwk("default");
        for_another_algorithm.replace(for_another_algorithm.find("RS256"), 5, "PS256");
        publish({for_encryption, for_another_algorithm, second_key().jwk("default")});
        CPPUNIT_ASSERT(check(first_key(), id_) == SignatureVerdict::bad);
        CPPUNIT_ASSERT(check(second_key(), id_) == SignatureVerdict::good);
    }

    void short_key_is_no_key() {
        const ProviderKey weak{1024};
        publish({weak.jwk("default"), second_key().jwk("other")});
        CPPUNIT_ASSERT(check(weak, id_) == SignatureVerdict::unknown_key);
    }

    void keys_of_another_address_are_not_mixed_in() {
        CPPUNIT_ASSERT(check(first_key(), id_) == SignatureVerdict::good);
        const std::string moved{"https://portal.example.ru/new/jwks"};
        http_.answers(moved, 200, key_set({second_key().jwk("default")}));
        CPPUNIT_ASSERT(keys_.check(moved, id_, "text", first_key().sign("text")) == SignatureVerdict::bad);
        CPPUNIT_ASSERT(keys_.check(moved, id_, "text", second_key().sign("text")) == SignatureVerdict::good);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SigningKeysTest);

}  // namespace mrko::portal
