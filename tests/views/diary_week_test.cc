// SPDX-License-Identifier: Apache-2.0
#include <cppunit/extensions/HelperMacros.h>

#include "tests/views/golden.h"
#include "tests/views/week_fixture.h"

namespace mrko::tests {

namespace {

using views::Language;

std::string in_russian(const views::DiaryWeek& page) {
    return templates().render(page, family_frame(Language::ru));
}

int count(const std::string& text, const std::string& part) {
    int found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++found;
    }
    return found;
}

bool contains(const std::string& text, const std::string& part) {
    return count(text, part) > 0;
}

}  // namespace

class DiaryWeekTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DiaryWeekTest);
    CPPUNIT_TEST(the_full_week_is_as_the_golden_file_has_it);
    CPPUNIT_TEST(a_week_of_five_days_fills_two_sheets);
    CPPUNIT_TEST(a_mark_is_told_in_words);
    CPPUNIT_TEST(two_marks_of_a_lesson_stand_in_one_chip);
    CPPUNIT_TEST(two_marks_that_are_words_stand_apart);
    CPPUNIT_TEST(the_three_states_of_homework_have_three_texts);
    CPPUNIT_TEST(today_is_marked_once_and_only_in_its_week);
    CPPUNIT_TEST(the_current_lesson_is_named_while_it_lasts);
    CPPUNIT_TEST(a_holiday_is_one_row);
    CPPUNIT_TEST(the_ends_of_the_year_have_no_link_beyond);
    CPPUNIT_TEST(a_long_day_is_printed_compactly);
    CPPUNIT_TEST(an_empty_week_says_why);
    CPPUNIT_TEST(absences_have_a_letter_and_words);
    CPPUNIT_TEST_SUITE_END();

    void the_full_week_is_as_the_golden_file_has_it() {
        assert_golden("diary_week.ru.html", in_russian(full_page()));
        assert_golden("diary_week.en.html", templates().render(full_page(), family_frame(Language::en)));
    }

    void a_week_of_five_days_fills_two_sheets() {
        views::DiaryWeek page = full_page();
        page.week.days.pop_back();
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT_EQUAL(2, count(html, "<div class=\"sheet\">"));
        CPPUNIT_ASSERT_EQUAL(5, count(html, "<section class=\"day"));
        CPPUNIT_ASSERT(contains(html, ">3–7\u00a0сентября 2018\u00a0г.<svg"));
        CPPUNIT_ASSERT(contains(html, "27–31\u00a0авг."));
        CPPUNIT_ASSERT(contains(html, "10–14\u00a0сент."));
    }

    void a_mark_is_told_in_words() {
        const std::string html = in_russian(full_page());
        CPPUNIT_ASSERT(contains(html, "Русский язык, 3\u00a0сентября: 5, отлично"));
        CPPUNIT_ASSERT(contains(html, "5, отлично, вес\u00a02, Контрольная работа «Дроби»"));
        CPPUNIT_ASSERT(contains(html, "ждёт ответа до\u00a012\u00a0сентября"));
        CPPUNIT_ASSERT(contains(html, "зачёт"));
    }

    void two_marks_of_a_lesson_stand_in_one_chip() {
        CPPUNIT_ASSERT_EQUAL(1, count(in_russian(full_page()), "class=\"slash\""));
    }

    void two_marks_that_are_words_stand_apart() {
        views::DiaryWeek page = full_page();
        for (auto& day : page.week.days) {
            for (auto& lesson : day.lessons) {
                for (auto& mark : lesson.marks) {
                    mark.shown = "зач";
                }
            }
        }
        CPPUNIT_ASSERT_EQUAL(0, count(in_russian(page), "class=\"slash\""));
    }

    void the_three_states_of_homework_have_three_texts() {
        const std::string html = in_russian(full_page());
        CPPUNIT_ASSERT(contains(html, "§\u00a012, упр.\u00a0148"));
        CPPUNIT_ASSERT(contains(html, "не задано"));
        CPPUNIT_ASSERT(contains(html, "пока не записано"));
    }

    void today_is_marked_once_and_only_in_its_week() {
        CPPUNIT_ASSERT_EQUAL(1, count(in_russian(full_page()), "id=\"today\""));
        views::DiaryWeek later = full_page();
        later.today = std::chrono::year{2018} / std::chrono::September / std::chrono::day{12};
        const std::string html = in_russian(later);
        CPPUNIT_ASSERT(!contains(html, "id=\"today\""));
        CPPUNIT_ASSERT(!contains(html, "сейчас:"));
        CPPUNIT_ASSERT(contains(html, "href=\"/diary/1/week/2018-09-10#today\""));
    }

    void the_current_lesson_is_named_while_it_lasts() {
        views::DiaryWeek page = full_page();
        CPPUNIT_ASSERT(contains(in_russian(page), "сейчас: 3-й\u00a0урок, до\u00a011:05"));
        page.now = std::chrono::minutes{11 * 60 + 5};
        CPPUNIT_ASSERT(!contains(in_russian(page), "сейчас:"));
        page.now.reset();
        CPPUNIT_ASSERT(!contains(in_russian(page), "сейчас:"));
    }

    void a_holiday_is_one_row() {
        views::DiaryWeek page = full_page();
        page.week.days[0] = {.date = page.week.days[0].date,
                             .kind = journal::Day::Kind::holiday,
                             .title = "Осенние каникулы",
                             .lessons = {}};
        page.week.days[1].lessons.clear();
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT_EQUAL(4, count(html, "<table"));
        CPPUNIT_ASSERT(contains(html, "<p class=\"rest\">Осенние каникулы</p>"));
        CPPUNIT_ASSERT(contains(html, "<p class=\"rest\">Уроков нет</p>"));
    }

    void the_ends_of_the_year_have_no_link_beyond() {
        views::DiaryWeek page = full_page();
        page.earlier.reset();
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(!contains(html, "rel=\"prev\""));
        CPPUNIT_ASSERT_EQUAL(2, count(html, "rel=\"next\""));
    }

    void a_long_day_is_printed_compactly() {
        CPPUNIT_ASSERT(!contains(in_russian(full_page(7)), "compact"));
        CPPUNIT_ASSERT(contains(in_russian(full_page(8)), "class=\"spread compact\""));
    }

    void an_empty_week_says_why() {
        views::DiaryWeek page = full_page();
        page.week.average.reset();
        page.week.counted_marks = 0;
        CPPUNIT_ASSERT(contains(in_russian(page), "которые входят"));
        for (auto& day : page.week.days) {
            for (auto& lesson : day.lessons) {
                lesson.marks.clear();
            }
        }
        CPPUNIT_ASSERT(contains(in_russian(page), "оценок пока нет"));
        page.today = std::chrono::year{2018} / std::chrono::October / std::chrono::day{1};
        CPPUNIT_ASSERT(contains(in_russian(page), "оценок не\u00a0было"));
        for (auto& day : page.week.days) {
            day.lessons.clear();
        }
        CPPUNIT_ASSERT(contains(in_russian(page), "неделе уроков нет"));
    }

    void absences_have_a_letter_and_words() {
        const std::string html = in_russian(full_page());
        for (const char* said : {">б<", ">у<", ">н<", ">осв<", ">оп<"}) {
            CPPUNIT_ASSERT_MESSAGE(said, contains(html, said));
        }
        CPPUNIT_ASSERT(contains(html, "опоздание на\u00a05\u00a0минут"));
        CPPUNIT_ASSERT(contains(html, "пропуск по\u00a0болезни"));
        CPPUNIT_ASSERT(contains(html, "2\u00a0урока"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DiaryWeekTest);

}  // namespace mrko::tests
