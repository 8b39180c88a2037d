// SPDX-License-Identifier: Apache-2.0
#include "journal/announcement.h"

#include <cppunit/extensions/HelperMacros.h>

namespace mrko::journal {

class AnnouncementTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AnnouncementTest);
    CPPUNIT_TEST(days_of_one_name_that_follow_each_other_are_one_break);
    CPPUNIT_TEST(a_gap_and_another_name_begin_anew);
    CPPUNIT_TEST_SUITE_END();

    static SchoolDay october(int day) { return std::chrono::year{2026} / std::chrono::October / day; }

    void days_of_one_name_that_follow_each_other_are_one_break() {
        const std::vector<NamedDay> days{{october(26), "Каникулы"}, {october(27), "Каникулы"}, {october(28), "Каникулы"}};
        const auto found = holidays_of(days);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found.size());
        CPPUNIT_ASSERT((found[0].days == DaySpan{october(26), october(28)}));
        CPPUNIT_ASSERT(holidays_of({}).empty());
    }

    void a_gap_and_another_name_begin_anew() {
        const std::vector<NamedDay> days{{october(26), "Каникулы"}, {october(28), "Каникулы"}, {october(29), "Праздник"}};
        const auto found = holidays_of(days);
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, found.size());
        CPPUNIT_ASSERT_EQUAL(std::string{"Праздник"}, found[2].title);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AnnouncementTest);

}  // namespace mrko::journal
