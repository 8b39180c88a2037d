// SPDX-License-Identifier: Apache-2.0
#include "journal/lesson_count.h"

#include <cppunit/extensions/HelperMacros.h>

#include <vector>

namespace mrko::journal {

namespace {

constexpr SubjectId maths{7};
constexpr SubjectId music{8};

SchoolDay november(unsigned day) {
    return std::chrono::year{2026} / std::chrono::November / std::chrono::day{day};
}

Lesson lesson(SubjectId subject, Lesson::Status status = Lesson::Status::planned) {
    return {.number = 1,
            .times = {},
            .subject_id = subject,
            .subject = {},
            .subgroup = {},
            .room = {},
            .teacher = {},
            .substitute = {},
            .status = status,
            .topic = {},
            .homework = {},
            .marks = {},
            .absence = {},
            .remarks = {}};
}

Day day(unsigned number, std::vector<Lesson> lessons) {
    return {.date = november(number), .title = {}, .lessons = std::move(lessons)};
}

Lesson with_mark(Lesson lesson) {
    lesson.marks.emplace_back();
    return lesson;
}

}  // namespace

class LessonCountTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(LessonCountTest);
    CPPUNIT_TEST(later_lessons_of_the_subject_are_left);
    CPPUNIT_TEST(a_lesson_of_today_is_left_until_it_is_held_or_marked);
    CPPUNIT_TEST(cancelled_lessons_and_marks_without_a_lesson_are_no_lessons);
    CPPUNIT_TEST(lessons_a_week_are_rounded_half_up);
    CPPUNIT_TEST(holidays_do_not_thin_the_week);
    CPPUNIT_TEST(without_lessons_there_are_none_a_week);
    CPPUNIT_TEST_SUITE_END();

    void later_lessons_of_the_subject_are_left() {
        const std::vector<Day> days{
            day(16, {lesson(maths)}), day(17, {lesson(maths), lesson(music)}), day(18, {lesson(maths), lesson(maths)})};
        CPPUNIT_ASSERT_EQUAL(3, lessons_left(days, maths, november(17)));
        CPPUNIT_ASSERT_EQUAL(0, lessons_left(days, maths, november(19)));
        CPPUNIT_ASSERT_EQUAL(1, lessons_left(days, music, november(1)));
    }

    void a_lesson_of_today_is_left_until_it_is_held_or_marked() {
        CPPUNIT_ASSERT_EQUAL(
            0, lessons_left(std::vector{day(17, {lesson(maths, Lesson::Status::held)})}, maths, november(17)));
        CPPUNIT_ASSERT_EQUAL(0, lessons_left(std::vector{day(17, {with_mark(lesson(maths))})}, maths, november(17)));
        CPPUNIT_ASSERT_EQUAL(
            1, lessons_left(std::vector{day(17, {lesson(maths, Lesson::Status::replaced)})}, maths, november(17)));
    }

    void cancelled_lessons_and_marks_without_a_lesson_are_no_lessons() {
        Lesson extra = lesson(maths);
        extra.number = 0;
        const std::vector<Day> days{day(17, {lesson(maths, Lesson::Status::cancelled), extra})};
        CPPUNIT_ASSERT_EQUAL(0, lessons_left(days, maths, november(16)));
        CPPUNIT_ASSERT_EQUAL(0, lessons_a_week(days, maths));
    }

    void lessons_a_week_are_rounded_half_up() {
        const std::vector<Day> days{day(16, {lesson(maths)}), day(17, {lesson(maths)}), day(23, {lesson(maths)})};
        CPPUNIT_ASSERT_EQUAL(2, lessons_a_week(days, maths));
        CPPUNIT_ASSERT_EQUAL(0, lessons_a_week(days, music));
    }

    void holidays_do_not_thin_the_week() {
        const std::vector<Day> days{day(2, {}), day(9, {}), day(16, {lesson(maths)}), day(17, {lesson(maths)})};
        CPPUNIT_ASSERT_EQUAL(2, lessons_a_week(days, maths));
    }

    void without_lessons_there_are_none_a_week() { CPPUNIT_ASSERT_EQUAL(0, lessons_a_week({}, maths)); }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LessonCountTest);

}  // namespace mrko::journal
