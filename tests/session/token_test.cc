// SPDX-License-Identifier: Apache-2.0
#include "session/token.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace mrko::session {

class TokenTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(TokenTest);
    CPPUNIT_TEST(s2_a_million_tokens_hold_no_repeat_and_no_bias);
    CPPUNIT_TEST(a_feed_token_is_160_bits_that_people_can_type);
    CPPUNIT_TEST(a_fingerprint_is_sha_256_as_base64url);
    CPPUNIT_TEST(s10_a_secret_equals_only_itself);
    CPPUNIT_TEST(a_masked_token_reads_back_and_looks_new_each_time);
    CPPUNIT_TEST(what_mask_did_not_make_is_refused);
    CPPUNIT_TEST(base64url_refuses_other_alphabets_padding_and_line_ends);
    CPPUNIT_TEST(a_secret_has_one_owner_and_cannot_be_printed);
    CPPUNIT_TEST_SUITE_END();

public:
    void a_feed_token_is_160_bits_that_people_can_type() {
        std::array<double, 32> seen{};
        constexpr std::string_view digits = "abcdefghijklmnopqrstuvwxyz234567";
        std::vector<std::string> tokens;
        constexpr int count = 20'000;
        for (int made = 0; made < count; ++made) {
            tokens.push_back(random_feed_token());
            CPPUNIT_ASSERT_EQUAL(std::size_t{32}, tokens.back().size());
            for (const char digit : tokens.back()) {
                const auto at = digits.find(digit);
                CPPUNIT_ASSERT(at != std::string_view::npos);
                seen.at(at) += 1;
            }
        }
        std::ranges::sort(tokens);
        CPPUNIT_ASSERT(std::ranges::adjacent_find(tokens) == tokens.end());
        double chi_square = 0;
        for (const double each : seen) {
            chi_square += std::pow(each - count, 2) / count;
        }
        // 31 degrees of freedom: more than 80 comes once in a hundred thousand runs.
        CPPUNIT_ASSERT(chi_square < 80);
    }

    void s2_a_million_tokens_hold_no_repeat_and_no_bias() {
        constexpr std::size_t count = 1'000'000;
        std::vector<std::array<char, 32>> tokens(count);
        std::array<double, 256> seen{};
        for (auto& token : tokens) {
            const std::string text = random_token();
            CPPUNIT_ASSERT_EQUAL(std::size_t{43}, text.size());
            const auto bytes = from_base64url(text);
            CPPUNIT_ASSERT(bytes && bytes->size() == token.size());
            std::copy(bytes->begin(), bytes->end(), token.begin());
            seen.at(static_cast<unsigned char>(token[17])) += 1;
        }
        std::sort(tokens.begin(), tokens.end());
        CPPUNIT_ASSERT(std::adjacent_find(tokens.begin(), tokens.end()) == tokens.end());
        double chi_square = 0;
        for (const double each : seen) {
            chi_square += std::pow(each - count / 256.0, 2) / (count / 256.0);
        }
        // 255 degrees of freedom: 400 lies more than six deviations out, so chance does not fail this test.
        CPPUNIT_ASSERT(chi_square < 400);
    }

    void a_fingerprint_is_sha_256_as_base64url() {
        CPPUNIT_ASSERT_EQUAL(std::string{"ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0"}, fingerprint("abc"));
        CPPUNIT_ASSERT_EQUAL(std::string{"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"}, fingerprint(""));
    }

    void s10_a_secret_equals_only_itself() {
        const std::string token = random_token();
        CPPUNIT_ASSERT(same_secret(token, std::string{token}));
        CPPUNIT_ASSERT(!same_secret(token, token.substr(1)));
        for (std::size_t at = 0; at < token.size(); ++at) {
            std::string other = token;
            other[at] = other[at] == 'A' ? 'B' : 'A';
            CPPUNIT_ASSERT(!same_secret(token, other));
        }
        CPPUNIT_ASSERT(same_secret("", ""));
        CPPUNIT_ASSERT(!same_secret("", "a"));
    }

    void a_masked_token_reads_back_and_looks_new_each_time() {
        const std::string token = random_token();
        const std::string one = mask(token);
        const std::string other = mask(token);
        CPPUNIT_ASSERT(one != other);
        CPPUNIT_ASSERT(one.find(token) == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(token, unmask(one).value());
        CPPUNIT_ASSERT_EQUAL(token, unmask(other).value());
    }

    void what_mask_did_not_make_is_refused() {
        CPPUNIT_ASSERT(!unmask(""));
        CPPUNIT_ASSERT(!unmask("AAAA"));  // three bytes have no half
        CPPUNIT_ASSERT(!unmask("no base64"));
        CPPUNIT_ASSERT(!unmask(std::string(100'000, 'A')));
    }

    void base64url_refuses_other_alphabets_padding_and_line_ends() {
        CPPUNIT_ASSERT_EQUAL(std::string{"\xfb\xff"}, from_base64url("-_8").value());
        for (const auto* const wrong : {"+/8", "-_8=", "-_8\n", " -_8", "-_8 ", "-_8A8"}) {
            CPPUNIT_ASSERT_MESSAGE(wrong, !from_base64url(wrong));
        }
        CPPUNIT_ASSERT(!from_base64url(std::string{"-_8\0", 4}));
    }

    void a_secret_has_one_owner_and_cannot_be_printed() {
        static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
        Secret first{"bytes"};
        Secret second{std::move(first)};
        CPPUNIT_ASSERT_EQUAL(std::string{"bytes"}, std::string{second.bytes()});
        Secret third{"other"};
        third = std::move(second);
        CPPUNIT_ASSERT_EQUAL(std::string{"bytes"}, std::string{third.bytes()});
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TokenTest);

}  // namespace mrko::session
