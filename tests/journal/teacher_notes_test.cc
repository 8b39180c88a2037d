// SPDX-License-Identifier: Apache-2.0
#include "journal/teacher_notes.h"

#include <cppunit/extensions/HelperMacros.h>

#include <vector>

namespace mrko::journal {

using namespace std::chrono_literals;
using std::chrono::September;

namespace {

Mark mark(const char* comment) {
    Mark made{};
    made.shown = "4";
    made.comment = comment;
    return made;
}

std::vector<Day> two_days() {
    std::vector<Day> days(2);
    days[0].date = 2018y / September / 3;
    days[1].date = 2018y / September / 4;
    Lesson first{};
    first.number = 1;
    first.subject = "Физика";
    first.teacher = "Орлов Д. К.";
    first.marks = {mark(""), mark("Точный ответ")};
    first.remarks = {"Опоздала", ""};
    days[0].lessons = {first};
    Lesson later{};
    later.number = 2;
    later.subject = "Музыка";
    later.teacher = "Громова Е. С.";
    later.substitute = "Петрова А. В.";
    later.status = Lesson::Status::replaced;
    later.remarks = {"Забыла ноты"};
    days[1].lessons = {later};
    return days;
}

}  // namespace

class TeacherNotesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(TeacherNotesTest);
    CPPUNIT_TEST(the_latest_day_stands_first_and_a_comment_before_a_remark);
    CPPUNIT_TEST(a_comment_brings_its_mark_and_a_remark_none);
    CPPUNIT_TEST(a_note_of_a_replaced_lesson_is_the_substitutes);
    CPPUNIT_TEST_SUITE_END();

    void the_latest_day_stands_first_and_a_comment_before_a_remark() {
        const auto notes = teacher_notes(two_days());
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, notes.size());
        CPPUNIT_ASSERT_EQUAL(std::string{"Забыла ноты"}, notes[0].text);
        CPPUNIT_ASSERT_EQUAL(std::string{"Точный ответ"}, notes[1].text);
        CPPUNIT_ASSERT_EQUAL(std::string{"Опоздала"}, notes[2].text);
        CPPUNIT_ASSERT_EQUAL(2, count_of(TeacherNote::Kind::remark, notes));
        CPPUNIT_ASSERT_EQUAL(1, count_of(TeacherNote::Kind::comment, notes));
    }

    void a_comment_brings_its_mark_and_a_remark_none() {
        const auto notes = teacher_notes(two_days());
        CPPUNIT_ASSERT(notes[1].kind == TeacherNote::Kind::comment);
        CPPUNIT_ASSERT(notes[1].mark);
        CPPUNIT_ASSERT_EQUAL(std::string{"4"}, notes[1].mark->shown);
        CPPUNIT_ASSERT(notes[2].kind == TeacherNote::Kind::remark);
        CPPUNIT_ASSERT(!notes[2].mark);
    }

    void a_note_of_a_replaced_lesson_is_the_substitutes() {
        const auto notes = teacher_notes(two_days());
        CPPUNIT_ASSERT_EQUAL(std::string{"Петрова А. В."}, notes[0].teacher);
        CPPUNIT_ASSERT_EQUAL(std::string{"Орлов Д. К."}, notes[1].teacher);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TeacherNotesTest);

}  // namespace mrko::journal
