// SPDX-License-Identifier: Apache-2.0
#include "sql/account_name.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

namespace mrko::tests {

class AccountNameTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AccountNameTest);
    CPPUNIT_TEST(blanks_are_collapsed);
    CPPUNIT_TEST(case_does_not_matter_in_both_alphabets);
    CPPUNIT_TEST_SUITE_END();

public:
    void blanks_are_collapsed() {
        CPPUNIT_ASSERT_EQUAL(std::string{"Мой сын"}, sql::tidy_account_name(" \t Мой\xC2\xA0 \n сын  "));
        CPPUNIT_ASSERT_EQUAL(std::string{}, sql::tidy_account_name(" \xC2\xA0 "));
    }

    void case_does_not_matter_in_both_alphabets() {
        CPPUNIT_ASSERT_EQUAL(std::string{"абвгдеёжзийклмнопрстуфхцчшщъыьэюя"},
                             sql::account_key("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"));
        CPPUNIT_ASSERT_EQUAL(std::string{"zoë 5"}, sql::account_key("Zoë  5"));
        CPPUNIT_ASSERT(sql::account_key("Елена") != sql::account_key("Ёлена"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AccountNameTest);

}  // namespace mrko::tests
