// SPDX-License-Identifier: Apache-2.0
#include "journal/school_calendar.h"

#include <cppunit/extensions/HelperMacros.h>

namespace mrko::journal {

using namespace std::chrono_literals;
using std::chrono::January;
using std::chrono::November;

namespace {

class FixedClock final : public Clock {
public:
    explicit FixedClock(std::chrono::sys_seconds now) : now_(now) {}

    [[nodiscard]] std::chrono::sys_seconds now() const override { return now_; }

private:
    std::chrono::sys_seconds now_;
};

}  // namespace

class SchoolCalendarTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SchoolCalendarTest);
    CPPUNIT_TEST(reads_iso_days_and_nothing_else);
    CPPUNIT_TEST(weeks_begin_on_monday_across_years);
    CPPUNIT_TEST(weeks_are_numbered_by_their_thursday);
    CPPUNIT_TEST(today_turns_at_midnight_in_moscow);
    CPPUNIT_TEST(a_moment_of_the_past_has_its_own_day_even_on_a_pinned_clock);
    CPPUNIT_TEST(a_pinned_day_keeps_the_time_of_day);
    CPPUNIT_TEST(a_moment_of_the_school_in_utc_leads_back_to_itself);
    CPPUNIT_TEST_SUITE_END();

    void reads_iso_days_and_nothing_else() {
        CPPUNIT_ASSERT(parse_day("2024-02-29") == SchoolDay{2024y / 2 / 29});
        for (const auto* const bad : {"2025-02-29",
                                      "2025-13-01",
                                      "05.09.2020",
                                      "2025-9-1",
                                      "2025-09-01 ",
                                      "",
                                      "+025-09-01",
                                      "2025-09-0x",
                                      "20250-9-01"}) {
            CPPUNIT_ASSERT_MESSAGE(bad, !parse_day(bad));
        }
        CPPUNIT_ASSERT_EQUAL(std::string{"0987-03-04"}, iso(987y / 3 / 4));
    }

    void weeks_are_numbered_by_their_thursday() {
        CPPUNIT_ASSERT_EQUAL(1, SchoolWeek::of(2025y / January / 1).number());
        CPPUNIT_ASSERT_EQUAL(36, SchoolWeek::of(2026y / std::chrono::September / 1).number());
        CPPUNIT_ASSERT_EQUAL(53, SchoolWeek::of(2027y / January / 3).number());
        CPPUNIT_ASSERT_EQUAL(1, SchoolWeek::of(2027y / January / 4).number());
    }

    void weeks_begin_on_monday_across_years() {
        const auto week = SchoolWeek::of(2027y / January / 1);
        CPPUNIT_ASSERT_EQUAL(std::string{"2026-12-28"}, iso(week.monday()));
        CPPUNIT_ASSERT_EQUAL(std::string{"2027-01-03"}, iso(week.sunday()));
        CPPUNIT_ASSERT(SchoolWeek::of(week.sunday()) == week);
        CPPUNIT_ASSERT(week.later().earlier() == week);
        CPPUNIT_ASSERT(week.earlier() < week);
    }

    void a_moment_of_the_past_has_its_own_day_even_on_a_pinned_clock() {
        const FixedClock clock{std::chrono::sys_days{std::chrono::year{2026} / November / 18}};
        const SchoolClock school{clock, 3h, std::chrono::year{2020} / January / 1};
        const SchoolMoment expected{.day = std::chrono::year{2026} / November / 5, .time = 35min};
        CPPUNIT_ASSERT(expected == school.moment_of(std::chrono::sys_days{std::chrono::year{2026} / November / 4} +
                                                    21h + 35min + 59s));
    }

    void a_moment_of_the_school_in_utc_leads_back_to_itself() {
        const FixedClock clock{std::chrono::sys_days{2026y / November / 18}};
        const SchoolClock school{clock, 3h, std::chrono::year{2020} / January / 1};
        const SchoolMoment early{.day = 2026y / November / 5, .time = 35min};
        CPPUNIT_ASSERT(std::chrono::sys_seconds{std::chrono::sys_days{2026y / November / 4} + 21h + 35min} ==
                       school.utc_of(early));
        CPPUNIT_ASSERT(early == school.moment_of(school.utc_of(early)));
    }

    void today_turns_at_midnight_in_moscow() {
        const auto midnight_utc = std::chrono::sys_days{2026y / November / 23};
        const FixedClock before{midnight_utc - 3h - 1s};
        const FixedClock after{midnight_utc - 3h};
        CPPUNIT_ASSERT_EQUAL(std::string{"2026-11-22"}, iso(SchoolClock(before, 3h, {}).today()));
        CPPUNIT_ASSERT_EQUAL(std::string{"2026-11-23"}, iso(SchoolClock(after, 3h, {}).today()));
        CPPUNIT_ASSERT(SchoolClock(before, 3h, {}).time_of_day() == 23h + 59min);
    }

    void a_pinned_day_keeps_the_time_of_day() {
        const FixedClock noon{std::chrono::sys_days{2026y / November / 23} + 9h};
        const SchoolClock clock{noon, 3h, 2021y / November / 15};
        CPPUNIT_ASSERT_EQUAL(std::string{"2021-11-15"}, iso(clock.today()));
        CPPUNIT_ASSERT(clock.time_of_day() == 12h);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SchoolCalendarTest);

}  // namespace mrko::journal
