// SPDX-License-Identifier: Apache-2.0
#include "session/seal.h"

#include <cppunit/extensions/HelperMacros.h>

#include <cstddef>
#include <stdexcept>
#include <string>

#include "session/user_key.h"
#include "tests/session/some_keys.h"

namespace mrko::session {

class SealTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SealTest);
    CPPUNIT_TEST(what_is_sealed_opens_in_its_place_for_its_holder_alone);
    CPPUNIT_TEST(every_altered_byte_and_every_cut_is_noticed);
    CPPUNIT_TEST(equal_texts_look_different_when_sealed);
    CPPUNIT_TEST(a_key_can_be_changed_while_old_and_new_workers_run);
    CPPUNIT_TEST(a_key_file_reads_back);
    CPPUNIT_TEST(a_broken_key_file_is_refused_without_repeating_it);
    CPPUNIT_TEST(a_users_key_tells_nothing_and_separates_everybody);
    CPPUNIT_TEST(a_fingerprint_follows_from_key_purpose_and_text);
    CPPUNIT_TEST_SUITE_END();

public:
    void what_is_sealed_opens_in_its_place_for_its_holder_alone() {
        const SealKeys keys = some_keys();
        const std::string sealed = keys.seal("secret", {.place = "here", .holder = "cookie"});
        CPPUNIT_ASSERT(sealed.find("secret") == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(std::string{"secret"}, keys.open(sealed, {.place = "here", .holder = "cookie"}).value());
        CPPUNIT_ASSERT(!keys.open(sealed, {.place = "there", .holder = "cookie"}));
        CPPUNIT_ASSERT(!keys.open(sealed, {.place = "here", .holder = "other"}));
        CPPUNIT_ASSERT(!keys.open(sealed, {.place = "here", .holder = ""}));
    }

    void every_altered_byte_and_every_cut_is_noticed() {
        const SealKeys keys = some_keys();
        const std::string sealed = keys.seal("secret", {.place = "p", .holder = ""});
        for (std::size_t at = 0; at < sealed.size(); ++at) {
            std::string altered = sealed;
            altered[at] = static_cast<char>(altered[at] + 1);
            CPPUNIT_ASSERT(!keys.open(altered, {.place = "p", .holder = ""}));
            CPPUNIT_ASSERT(!keys.open(sealed.substr(0, at), {.place = "p", .holder = ""}));
        }
    }

    void equal_texts_look_different_when_sealed() {
        const SealKeys keys = some_keys();
        const SealedFor place{.place = "p", .holder = ""};
        CPPUNIT_ASSERT(keys.seal("secret", place) != keys.seal("secret", place));
    }

    void a_key_can_be_changed_while_old_and_new_workers_run() {
        const SealedFor place{.place = "p", .holder = "h"};
        const SealKeys first_step = some_keys(1, 2);
        const SealKeys second_step = some_keys(2, 1);
        const SealKeys last_step = some_keys(2);
        CPPUNIT_ASSERT(second_step.open(first_step.seal("s", place), place));
        CPPUNIT_ASSERT(first_step.open(second_step.seal("s", place), place));
        CPPUNIT_ASSERT(!last_step.open(first_step.seal("s", place), place));
        CPPUNIT_ASSERT(user_key(first_step, parent()) == user_key(last_step, parent()));
    }

    void a_key_file_reads_back() {
        const std::string text = SealKeys::generate_text();
        CPPUNIT_ASSERT(text != SealKeys::generate_text());
        const SealedFor place{.place = "p", .holder = ""};
        const std::string sealed = SealKeys::from_text(text).seal("s", place);
        CPPUNIT_ASSERT(SealKeys::from_text("# from the cupboard\n\n" + text).open(sealed, place));
        const std::string with_newer =
            text.substr(0, text.find("seal")) + "seal 7 " + random_token() + "\n" + text.substr(text.find("seal"));
        CPPUNIT_ASSERT(SealKeys::from_text(with_newer).open(sealed, place));
    }

    void a_broken_key_file_is_refused_without_repeating_it() {
        const std::string key = random_token();
        const std::string naming = "naming " + key + "\n";
        for (const auto& wrong : {std::string{},
                                  naming,
                                  "seal 1 " + key,
                                  naming + "seal 256 " + key,
                                  naming + "seal one " + key,
                                  naming + "seal 1 " + key.substr(1),
                                  naming + "seal 1 " + key + "\nseal 1 " + key,
                                  naming + naming + "seal 1 " + key,
                                  naming + "seal 1 " + key + "\nseal 2 " + key + "\nseal 3 " + key}) {
            try {
                [[maybe_unused]] const SealKeys keys = SealKeys::from_text(wrong);
                CPPUNIT_FAIL("accepted: " + wrong);
            } catch (const std::invalid_argument& refusal) {
                CPPUNIT_ASSERT(std::string{refusal.what()}.find(key.substr(1)) == std::string::npos);
            }
        }
    }

    void a_users_key_tells_nothing_and_separates_everybody() {
        const SealKeys keys = some_keys();
        const std::string name = user_key(keys, parent()).name("b");
        CPPUNIT_ASSERT(name.find(parent().subject) == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(std::string{"b:{"}, name.substr(0, 3));
        CPPUNIT_ASSERT(user_key(keys, parent()) != user_key(keys, other_parent()));
        CPPUNIT_ASSERT(user_key(keys, {.provider = "ab", .subject = "c"}) !=
                       user_key(keys, {.provider = "a", .subject = "bc"}));
    }

    void a_fingerprint_follows_from_key_purpose_and_text() {
        const SealKeys keys = some_keys();
        const auto fingerprint = keys.fingerprint("news", "mark 7");
        CPPUNIT_ASSERT_EQUAL(std::size_t{32}, fingerprint.size());
        CPPUNIT_ASSERT(fingerprint == keys.fingerprint("news", "mark 7"));
        CPPUNIT_ASSERT(fingerprint != keys.fingerprint("news", "mark 8"));
        CPPUNIT_ASSERT(fingerprint != keys.fingerprint("newsm", "ark 7"));
        CPPUNIT_ASSERT(fingerprint != keys.pseudonym("news", "mark 7"));
        CPPUNIT_ASSERT(fingerprint != SealKeys::from_text(SealKeys::generate_text()).fingerprint("news", "mark 7"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SealTest);

}  // namespace mrko::session
