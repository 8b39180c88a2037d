// SPDX-License-Identifier: Apache-2.0
#include "journal/week_signature.h"

#include <cppunit/extensions/HelperMacros.h>

namespace mrko::journal {

class WeekSignatureTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(WeekSignatureTest);
    CPPUNIT_TEST(a_week_may_be_signed_from_its_friday_on);
    CPPUNIT_TEST_SUITE_END();

public:
    void a_week_may_be_signed_from_its_friday_on() {
        using std::chrono::November;
        using std::chrono::year;
        const auto week = SchoolWeek::of(year{2026} / November / 16);
        CPPUNIT_ASSERT(!may_be_signed(week, year{2026} / November / 9));
        CPPUNIT_ASSERT(!may_be_signed(week, year{2026} / November / 19));
        CPPUNIT_ASSERT(may_be_signed(week, year{2026} / November / 20));
        CPPUNIT_ASSERT(may_be_signed(week, year{2026} / November / 22));
        CPPUNIT_ASSERT(may_be_signed(week, year{2027} / std::chrono::January / 1));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(WeekSignatureTest);

}  // namespace mrko::journal
