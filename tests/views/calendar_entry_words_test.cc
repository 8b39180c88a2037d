// SPDX-License-Identifier: Apache-2.0
#include "views/calendar_entry_words.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>

#include "tests/views/texts.h"

namespace mrko::tests {

namespace {

journal::ScheduledLesson mathematics() {
    journal::ScheduledLesson lesson;
    lesson.number = 2;
    lesson.subject = "Математика";
    lesson.room = "201";
    lesson.teacher = "Иванова А. В.";
    return lesson;
}

}  // namespace

class CalendarEntryWordsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CalendarEntryWordsTest);
    CPPUNIT_TEST(a_lesson_is_told_by_subject_room_teacher_and_homework);
    CPPUNIT_TEST(a_replacement_and_a_cancellation_are_told_first);
    CPPUNIT_TEST(long_homework_is_cut_between_letters);
    CPPUNIT_TEST(a_work_is_told_by_kind_title_and_subject);
    CPPUNIT_TEST(lessons_without_bells_are_one_list);
    CPPUNIT_TEST(a_family_sees_whose_entry_it_is);
    CPPUNIT_TEST_SUITE_END();

    void a_lesson_is_told_by_subject_room_teacher_and_homework() {
        auto lesson = mathematics();
        lesson.homework = "№ 15\n№ 16";
        const auto words = views::entry_words(lesson, russian());
        CPPUNIT_ASSERT_EQUAL(std::string{"Математика"}, words.summary);
        CPPUNIT_ASSERT_EQUAL(std::string{"каб.\u00a0201"}, words.location);
        CPPUNIT_ASSERT_EQUAL(std::string{"Учитель: Иванова\u00a0А.\u00a0В.\nДомашнее задание: № 15; № 16"},
                             words.description);
        lesson.subgroup = "1";
        CPPUNIT_ASSERT_EQUAL(std::string{"Математика, группа\u00a01"}, views::entry_words(lesson, russian()).summary);
    }

    void a_replacement_and_a_cancellation_are_told_first() {
        auto lesson = mathematics();
        lesson.status = journal::Lesson::Status::replaced;
        lesson.substitute = "Громова Е. С.";
        CPPUNIT_ASSERT_EQUAL(std::string{"Математика (замена)"}, views::entry_words(lesson, russian()).summary);
        CPPUNIT_ASSERT_EQUAL(std::string{"Урок на\u00a0замене ведёт: Громова\u00a0Е.\u00a0С."},
                             views::entry_words(lesson, russian()).description);
        lesson.status = journal::Lesson::Status::cancelled;
        CPPUNIT_ASSERT_EQUAL(std::string{"Отменён урок: Математика"}, views::entry_words(lesson, russian()).summary);
        CPPUNIT_ASSERT_EQUAL(std::string{"Cancelled: Математика"}, views::entry_words(lesson, english()).summary);
    }

    void long_homework_is_cut_between_letters() {
        auto lesson = mathematics();
        lesson.teacher.clear();
        for (int more = 0; more < 500; ++more) {
            lesson.homework += "Ё";
        }
        const auto told = views::entry_words(lesson, russian()).description;
        CPPUNIT_ASSERT(told.ends_with("ЁЁ…"));
        CPPUNIT_ASSERT(told.size() < 400);
        lesson.homework.insert(0, "x");
        CPPUNIT_ASSERT(views::entry_words(lesson, russian()).description.ends_with("ЁЁ…"));
    }

    void a_work_is_told_by_kind_title_and_subject() {
        const journal::ScheduledWork work{
            .id = 7, .day = {}, .subject = "Математика", .kind = "Контрольная работа", .title = "Дроби"};
        CPPUNIT_ASSERT_EQUAL(std::string{"Контрольная работа «Дроби», математика"},
                             views::entry_words(work, russian()).summary);
    }

    void lessons_without_bells_are_one_list() {
        auto second = mathematics();
        second.number = 3;
        second.status = journal::Lesson::Status::cancelled;
        const auto words = views::entry_words(std::vector{mathematics(), second}, russian());
        CPPUNIT_ASSERT_EQUAL(std::string{"2\u00a0урока"}, words.summary);
        CPPUNIT_ASSERT(words.description.find("2. Математика; каб.\u00a0201; Учитель:") == 0);
        CPPUNIT_ASSERT(words.description.find("\n3. Отменён урок: Математика") != std::string::npos);
    }

    void a_family_sees_whose_entry_it_is() {
        CPPUNIT_ASSERT_EQUAL(std::string{"Собрание"}, views::entry_of({}, "Собрание", russian()));
        CPPUNIT_ASSERT_EQUAL(std::string{"Маша, Петя: Собрание"},
                             views::entry_of({"Маша", "Петя"}, "Собрание", russian()));
        CPPUNIT_ASSERT_EQUAL(std::string{"Школьный дневник: Маша"}, views::calendar_name("Маша", russian()));
        CPPUNIT_ASSERT_EQUAL(std::string{"Школьный дневник семьи"}, views::calendar_name("", russian()));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CalendarEntryWordsTest);

}  // namespace mrko::tests
