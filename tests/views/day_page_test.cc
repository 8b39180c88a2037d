// SPDX-License-Identifier: Apache-2.0
#include "views/day_page.h"

#include <cppunit/extensions/HelperMacros.h>

#include "tests/views/days_fixture.h"
#include "tests/views/golden.h"
#include "tests/views/week_fixture.h"

namespace mrko::tests {

using namespace std::chrono_literals;
using std::chrono::September;
using views::Language;

namespace {

views::DayPage wednesday() {
    return {.account_name = "Маша",
            .child = {1},
            .card = masha(),
            .day = rich_days()[2],
            .today = 2018y / September / 5,
            .now = 10h + 30min,
            .earlier = 2018y / September / 4,
            .later = 2018y / September / 6};
}

views::DayPage first_form() {
    auto page = wednesday();
    page.card = first_form_pupil();
    page.day = first_form_days()[3];
    page.habits.custom = journal::HomeworkCustom::never_set;
    return page;
}

std::string in_russian(const views::DayPage& page) {
    return templates().render(page, family_frame(Language::ru));
}

}  // namespace

class DayPageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DayPageTest);
    CPPUNIT_TEST(the_pages_are_as_the_golden_files_have_them);
    CPPUNIT_TEST(a_lesson_tells_everything);
    CPPUNIT_TEST(each_mark_leads_to_its_page_and_each_subject_to_its_own);
    CPPUNIT_TEST(the_current_lesson_is_named_while_it_lasts);
    CPPUNIT_TEST(a_comment_and_a_remark_are_different_things);
    CPPUNIT_TEST(homework_of_the_future_is_not_late);
    CPPUNIT_TEST(a_day_without_lessons_says_why);
    CPPUNIT_TEST(the_year_ends_have_no_link_beyond);
    CPPUNIT_TEST(a_mark_outside_a_lesson_has_no_number);
    CPPUNIT_TEST(text_of_a_person_never_becomes_markup);
    CPPUNIT_TEST_SUITE_END();

    void text_of_a_person_never_becomes_markup() {
        auto page = wednesday();
        page.account_name = markup();
        page.day = days_full_of(markup())[2];
        assert_disarmed(in_russian(page));
    }

    void the_pages_are_as_the_golden_files_have_them() {
        for (const Language language : views::all_languages) {
            const std::string end = "." + std::string(views::tag(language)) + ".html";
            assert_golden("day_page" + end, templates().render(wednesday(), family_frame(language)));
            assert_golden("day_first_form" + end, templates().render(first_form(), family_frame(language)));
        }
    }

    void a_lesson_tells_everything() {
        const std::string html = in_russian(wednesday());
        CPPUNIT_ASSERT_EQUAL(9, count_of(html, "class=\"day-lesson\""));
        CPPUNIT_ASSERT(holds(html, "<dd>Сложение дробей</dd>"));
        CPPUNIT_ASSERT(holds(html, "каб.\u00a0"));
        CPPUNIT_ASSERT(holds(html, "Громова\u00a0Е.\u00a0С."));
        CPPUNIT_ASSERT(holds(html, "справка до 12 сентября"));
        CPPUNIT_ASSERT(holds(html, "href=\"https://resh.edu.ru/subject/lesson/4580/\""));
        CPPUNIT_ASSERT(holds(html, "href=\"/diary/1/week/2018-09-03#today\""));
        CPPUNIT_ASSERT_EQUAL(1, count_of(html, ">отменён<"));
        CPPUNIT_ASSERT_EQUAL(1, count_of(html, ">замена<"));
    }

    void each_mark_leads_to_its_page_and_each_subject_to_its_own() {
        const auto page = wednesday();
        const std::string html = in_russian(page);
        for (const auto& lesson : page.day.lessons) {
            CPPUNIT_ASSERT(holds(html, "/diary/1/subject/" + std::to_string(lesson.subject_id.value) + "\""));
            for (const auto& mark : lesson.marks) {
                CPPUNIT_ASSERT_EQUAL(1, count_of(html, "/diary/1/mark/" + std::to_string(mark.id.value) + "\""));
            }
        }
    }

    void the_current_lesson_is_named_while_it_lasts() {
        auto page = wednesday();
        CPPUNIT_ASSERT_EQUAL(1, count_of(in_russian(page), ">сейчас<"));
        page.now = 11h + 5min;
        CPPUNIT_ASSERT(!holds(in_russian(page), ">сейчас<"));
        page.now = 10h + 30min;
        page.today = 2018y / September / 4;
        CPPUNIT_ASSERT(!holds(in_russian(page), ">сейчас<"));
    }

    void a_comment_and_a_remark_are_different_things() {
        auto page = wednesday();
        page.day.lessons[0].marks[0].comment = "Точный ответ";
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT_EQUAL(1, count_of(html, ">Комментарий:<"));
        CPPUNIT_ASSERT_EQUAL(2, count_of(html, "Замечание о\u00a0поведении</dt>"));
        CPPUNIT_ASSERT(holds(html, "href=\"https://school.example/rules\""));
    }

    void homework_of_the_future_is_not_late() {
        auto page = wednesday();
        CPPUNIT_ASSERT(holds(in_russian(page), "учитель ещё не\u00a0заполнил"));
        page.today = 2018y / September / 4;
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(!holds(html, "учитель ещё не\u00a0заполнил"));
        CPPUNIT_ASSERT(holds(html, ">учитель ещё не\u00a0записал задание<"));
    }

    void a_day_without_lessons_says_why() {
        auto page = wednesday();
        page.day = holiday_days()[0];
        CPPUNIT_ASSERT(holds(in_russian(page), "Уроков нет: осенние каникулы."));
        page.day.kind = journal::Day::Kind::school;
        CPPUNIT_ASSERT(holds(in_russian(page), "по\u00a0расписанию нет"));
        page.day.date = 2018y / September / 9;
        CPPUNIT_ASSERT(holds(in_russian(page), "Это воскресенье"));
        page.day.kind = journal::Day::Kind::day_off;
        page.day.title = "";
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(holds(html, "Уроков нет: выходной день."));
        CPPUNIT_ASSERT(!holds(html, "day-lessons"));
    }

    void the_year_ends_have_no_link_beyond() {
        auto page = wednesday();
        page.earlier.reset();
        CPPUNIT_ASSERT(!holds(in_russian(page), "rel=\"prev\""));
        CPPUNIT_ASSERT(holds(in_russian(page), "rel=\"next\""));
    }

    void a_mark_outside_a_lesson_has_no_number() {
        auto page = wednesday();
        page.day.lessons[0].number = 0;
        page.day.lessons[0].homework.state = journal::Homework::State::not_filled;
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(holds(html, "оценка вне урока"));
        CPPUNIT_ASSERT(!holds(html, "</span>0</p>"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DayPageTest);

}  // namespace mrko::tests
