// SPDX-License-Identifier: Apache-2.0
#include "journal/school_days.h"

#include <cppunit/extensions/HelperMacros.h>

#include <vector>

namespace mrko::journal {

using namespace std::chrono_literals;
using std::chrono::September;

namespace {

Lesson lesson(int number, const char* subject, std::chrono::minutes begin = 510min) {
    Lesson made{};
    made.number = number;
    made.subject = subject;
    made.times = TimeRange{.begin = begin, .end = begin + 45min};
    return made;
}

Day school_day(int day, std::vector<Lesson> lessons) {
    Day made{};
    made.date = 2018y / September / day;
    made.lessons = std::move(lessons);
    return made;
}

/// Monday the 3rd to Saturday the 8th of September 2018; Wednesday and Saturday are free.
std::vector<Day> a_week() {
    return {school_day(3, {lesson(1, "Математика"), lesson(2, "Музыка", 565min)}),
            school_day(4, {lesson(1, "Русский язык")}),
            school_day(5, {}),
            school_day(6, {lesson(2, "Музыка", 565min)}),
            school_day(7, {lesson(1, "Математика"), lesson(2, "Физика", 565min)}),
            school_day(8, {})};
}

}  // namespace

class SchoolDaysTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SchoolDaysTest);
    CPPUNIT_TEST(hours_run_from_the_first_lesson_to_the_last_that_take_place);
    CPPUNIT_TEST(hours_without_bells_still_name_the_first_lesson);
    CPPUNIT_TEST(the_next_bell_is_a_begin_or_an_end_of_today);
    CPPUNIT_TEST(a_day_of_cancelled_lessons_is_no_school_day);
    CPPUNIT_TEST(a_mark_without_a_lesson_makes_no_school_day);
    CPPUNIT_TEST(the_next_and_the_last_school_day_skip_free_days);
    CPPUNIT_TEST(the_timetable_turns_after_the_last_lesson_of_the_week);
    CPPUNIT_TEST(a_class_with_saturdays_keeps_its_week_until_then);
    CPPUNIT_TEST(a_week_of_holidays_lasts_until_friday);
    CPPUNIT_TEST_SUITE_END();

    void hours_run_from_the_first_lesson_to_the_last_that_take_place() {
        Day day = school_day(3,
                             {lesson(1, "Физика"),
                              lesson(2, "Математика", 565min),
                              lesson(3, "Музыка", 620min),
                              lesson(4, "Химия", 675min)});
        day.lessons.front().status = Lesson::Status::cancelled;
        day.lessons.back().status = Lesson::Status::cancelled;
        const auto hours = school_hours(day);
        CPPUNIT_ASSERT(hours);
        CPPUNIT_ASSERT(hours->day == day.date);
        CPPUNIT_ASSERT(hours->begins == 565min);
        CPPUNIT_ASSERT(hours->ends == 665min);
        CPPUNIT_ASSERT_EQUAL(std::string{"Математика"}, hours->first_subject);
    }

    void hours_without_bells_still_name_the_first_lesson() {
        Day day = school_day(3, {lesson(1, "Физика")});
        day.lessons.front().times.reset();
        const auto hours = school_hours(day);
        CPPUNIT_ASSERT(hours);
        CPPUNIT_ASSERT(!hours->begins && !hours->ends);
        CPPUNIT_ASSERT_EQUAL(std::string{"Физика"}, hours->first_subject);
    }

    void the_next_bell_is_a_begin_or_an_end_of_today() {
        const auto days = a_week();
        const auto today = days.front().date;
        CPPUNIT_ASSERT(next_bell(days, today, 0min) == 510min);
        CPPUNIT_ASSERT(next_bell(days, today, 509min) == 510min);
        CPPUNIT_ASSERT(next_bell(days, today, 510min) == 555min);
        CPPUNIT_ASSERT(next_bell(days, today, 555min) == 565min);
        CPPUNIT_ASSERT(next_bell(days, today, 610min) == 1440min);
        CPPUNIT_ASSERT(next_bell(days, 2018y / September / 9, 0min) == 1440min);
        CPPUNIT_ASSERT(next_bell({}, today, 0min) == 1440min);
    }

    void a_day_of_cancelled_lessons_is_no_school_day() {
        Day day = school_day(3, {lesson(1, "Физика")});
        CPPUNIT_ASSERT(is_school_day(day));
        day.lessons.front().status = Lesson::Status::cancelled;
        CPPUNIT_ASSERT(!is_school_day(day));
        CPPUNIT_ASSERT(!school_hours(day));
    }

    void a_mark_without_a_lesson_makes_no_school_day() {
        CPPUNIT_ASSERT(!is_school_day(school_day(3, {lesson(0, "Физика")})));
    }

    void the_next_and_the_last_school_day_skip_free_days() {
        const auto days = a_week();
        CPPUNIT_ASSERT(next_school_day(days, 2018y / September / 4)->date == 2018y / September / 6);
        CPPUNIT_ASSERT(last_school_day(days, 2018y / September / 6)->date == 2018y / September / 4);
        CPPUNIT_ASSERT(next_school_day(days, 2018y / September / 7) == nullptr);
        CPPUNIT_ASSERT(last_school_day(days, 2018y / September / 3) == nullptr);
    }

    void the_timetable_turns_after_the_last_lesson_of_the_week() {
        const auto days = a_week();
        const auto week = SchoolWeek::of(2018y / September / 3);
        CPPUNIT_ASSERT(timetable_week(days, 2018y / September / 3, 0min) == week);
        CPPUNIT_ASSERT(timetable_week(days, 2018y / September / 7, 609min) == week);
        CPPUNIT_ASSERT(timetable_week(days, 2018y / September / 7, 610min) == week.later());
        CPPUNIT_ASSERT(timetable_week(days, 2018y / September / 9, 0min) == week.later());
    }

    void a_class_with_saturdays_keeps_its_week_until_then() {
        auto days = a_week();
        days.back().lessons = {lesson(1, "Музыка")};
        const auto week = SchoolWeek::of(2018y / September / 3);
        CPPUNIT_ASSERT(timetable_week(days, 2018y / September / 7, 1200min) == week);
        CPPUNIT_ASSERT(timetable_week(days, 2018y / September / 8, 600min) == week.later());
    }

    void a_week_of_holidays_lasts_until_friday() {
        auto days = a_week();
        for (auto& day : days) {
            day.lessons.clear();
        }
        const auto week = SchoolWeek::of(2018y / September / 3);
        CPPUNIT_ASSERT(timetable_week(days, 2018y / September / 7, 1200min) == week);
        CPPUNIT_ASSERT(timetable_week(days, 2018y / September / 8, 0min) == week.later());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SchoolDaysTest);

}  // namespace mrko::journal
