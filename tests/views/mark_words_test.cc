// SPDX-License-Identifier: Apache-2.0
#include "views/mark_words.h"

#include <cppunit/extensions/HelperMacros.h>

#include "tests/views/texts.h"
#include "views/lesson_words.h"

namespace mrko::tests {

namespace {

journal::Mark mark_for(std::string kind, std::string work) {
    journal::Mark mark;
    mark.shown = "5-";
    mark.kind = std::move(kind);
    mark.work = std::move(work);
    return mark;
}

}  // namespace

class MarkWordsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MarkWordsTest);
    CPPUNIT_TEST(a_title_in_quotation_marks_has_inner_ones);
    CPPUNIT_TEST(a_hyphen_behind_a_mark_is_a_minus);
    CPPUNIT_TEST(a_subgroup_that_is_a_number_is_called_a_group);
    CPPUNIT_TEST_SUITE_END();

    void a_title_in_quotation_marks_has_inner_ones() {
        const auto& texts = russian();
        CPPUNIT_ASSERT_EQUAL(std::string{"Тест «Лермонтов. „Бородино“»"},
                             views::work_of(mark_for("Тест", "Лермонтов. «Бородино»"), texts));
        CPPUNIT_ASSERT_EQUAL(std::string{"«Бородино»"}, views::work_of(mark_for("", "«Бородино»"), texts));
        CPPUNIT_ASSERT_EQUAL(std::string{"Тест"}, views::work_of(mark_for("Тест", ""), texts));
    }

    void a_hyphen_behind_a_mark_is_a_minus() {
        CPPUNIT_ASSERT_EQUAL(std::string{"5−"}, views::written_value(mark_for("", "")));
    }

    void a_subgroup_that_is_a_number_is_called_a_group() {
        journal::Lesson lesson;
        const auto words = [&](std::string subgroup) {
            lesson.subgroup = std::move(subgroup);
            return views::subgroup_words(lesson, russian());
        };
        CPPUNIT_ASSERT_EQUAL(std::string{"группа\u00a02"}, words("2"));
        CPPUNIT_ASSERT_EQUAL(std::string{"девочки"}, words("девочки"));
        CPPUNIT_ASSERT_EQUAL(std::string{}, words(""));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MarkWordsTest);

}  // namespace mrko::tests
