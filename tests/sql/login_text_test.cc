// SPDX-License-Identifier: Apache-2.0
#include "sql/login_text.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include "sql/password_hash.h"

namespace mrko::tests {

class LoginTextTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(LoginTextTest);
    CPPUNIT_TEST(a_russian_name_is_written_in_latin_letters);
    CPPUNIT_TEST(a_password_has_no_letters_that_look_alike);
    CPPUNIT_TEST(only_hashes_that_cost_no_more_than_ours_are_taken);
    CPPUNIT_TEST_SUITE_END();

public:
    void a_russian_name_is_written_in_latin_letters() {
        CPPUNIT_ASSERT_EQUAL(std::string{"ivanova"}, sql::login_stem("Иванова"));
        CPPUNIT_ASSERT_EQUAL(std::string{"schukina"}, sql::login_stem("Щукина"));
        CPPUNIT_ASSERT_EQUAL(std::string{"artemeva"}, sql::login_stem("Артемьева"));
        CPPUNIT_ASSERT_EQUAL(std::string{"oneill"}, sql::login_stem("O'Neill"));
        CPPUNIT_ASSERT_EQUAL(std::string{"konstantin"}, sql::login_stem("Константинопольская"));
        CPPUNIT_ASSERT_EQUAL(std::string{"diary"}, sql::login_stem("王"));
    }

    void a_password_has_no_letters_that_look_alike() {
        const auto random = sql::secure_numbers();
        for (int round = 0; round < 100; ++round) {
            const auto password = sql::new_password(random);
            CPPUNIT_ASSERT_EQUAL(std::size_t{10}, password.size());
            CPPUNIT_ASSERT(password.find_first_of("0o1liOI") == std::string::npos);
        }
    }

    void only_hashes_that_cost_no_more_than_ours_are_taken() {
        CPPUNIT_ASSERT(sql::is_acceptable_hash(sql::nobodys_hash()));
        CPPUNIT_ASSERT(!sql::is_acceptable_hash("$argon2id$v=19$m=19457,t=2,p=1$c2FsdA$aGFzaA"));
        CPPUNIT_ASSERT(!sql::is_acceptable_hash("$argon2id$v=19$m=19456,t=3,p=1$c2FsdA$aGFzaA"));
        CPPUNIT_ASSERT(!sql::is_acceptable_hash("$argon2id$v=19$m=19455,t=2,p=1$c2FsdA$aGFzaA"));
        CPPUNIT_ASSERT(!sql::is_acceptable_hash("$argon2id$v=19$m=19456,t=1,p=1$c2FsdA$aGFzaA"));
        CPPUNIT_ASSERT(!sql::is_acceptable_hash("$argon2i$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA"));
        CPPUNIT_ASSERT(!sql::is_acceptable_hash(""));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LoginTextTest);

}  // namespace mrko::tests
