// SPDX-License-Identifier: Apache-2.0
#include "journal/schedule.h"

#include <cppunit/extensions/HelperMacros.h>

namespace mrko::tests {

using namespace std::chrono_literals;

class ScheduleTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ScheduleTest);
    CPPUNIT_TEST(lessons_are_told_with_their_homework);
    CPPUNIT_TEST(homework_is_told_only_when_it_was_set);
    CPPUNIT_TEST(the_row_of_a_mark_without_a_lesson_is_no_lesson);
    CPPUNIT_TEST_SUITE_END();

    static journal::Lesson lesson(int number) {
        journal::Lesson lesson{};
        lesson.number = number;
        lesson.subject = "Математика";
        lesson.status = journal::Lesson::Status::cancelled;
        lesson.homework = {.state = journal::Homework::State::set, .text = "№ 15"};
        return lesson;
    }

    void lessons_are_told_with_their_homework() {
        const auto days = journal::scheduled_days({{.date = 2026y / 11 / 16, .lessons = {lesson(1)}}});
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, days.size());
        CPPUNIT_ASSERT(days[0].date == 2026y / 11 / 16);
        const auto& told = days[0].lessons.at(0);
        CPPUNIT_ASSERT_EQUAL(std::string{"Математика"}, told.subject);
        CPPUNIT_ASSERT_EQUAL(std::string{"№ 15"}, told.homework);
        CPPUNIT_ASSERT(told.status == journal::Lesson::Status::cancelled);
    }

    void homework_is_told_only_when_it_was_set() {
        auto one = lesson(1);
        one.homework.state = journal::Homework::State::nothing_set;
        const auto days = journal::scheduled_days({{.date = 2026y / 11 / 16, .lessons = {one}}});
        CPPUNIT_ASSERT_EQUAL(std::string{}, days.at(0).lessons.at(0).homework);
    }

    void the_row_of_a_mark_without_a_lesson_is_no_lesson() {
        CPPUNIT_ASSERT(journal::scheduled_days({{.date = 2026y / 11 / 16, .lessons = {lesson(0)}}}).empty());
        CPPUNIT_ASSERT(journal::scheduled_days({{.date = 2026y / 11 / 16, .lessons = {}}}).empty());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ScheduleTest);

}  // namespace mrko::tests
