// SPDX-License-Identifier: Apache-2.0
#include "views/timetable_page.h"

#include <cppunit/extensions/HelperMacros.h>

#include "tests/views/days_fixture.h"
#include "tests/views/golden.h"
#include "tests/views/texts.h"
#include "tests/views/week_fixture.h"

namespace mrko::tests {

using namespace std::chrono_literals;
using std::chrono::October;
using std::chrono::September;
using views::Language;

namespace {

views::TimetablePage rich_week() {
    return {.account_name = "Маша",
            .child = {1},
            .card = masha(),
            .extent = views::TimetablePage::Extent::week,
            .days = rich_days(),
            .today = 2018y / September / 5,
            .now = 20h,
            .ahead = {},
            .earlier = 2018y / 8 / 27,
            .later = 2018y / September / 10};
}

std::string in_russian(const views::TimetablePage& page) {
    return templates().render(page, family_frame(Language::ru));
}

std::vector<std::string> way(const std::vector<journal::Day>& ahead,
                             const journal::SchoolDay& today,
                             std::chrono::minutes now) {
    return views::way_to_school(ahead, today, now, russian());
}

}  // namespace

class TimetablePageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(TimetablePageTest);
    CPPUNIT_TEST(the_pages_are_as_the_golden_files_have_them);
    CPPUNIT_TEST(no_mark_and_no_homework_stands_on_it);
    CPPUNIT_TEST(a_cancelled_lesson_is_struck_and_a_replaced_one_names_who_comes);
    CPPUNIT_TEST(every_row_is_as_wide_as_the_head);
    CPPUNIT_TEST(a_holiday_is_one_cell_with_its_name);
    CPPUNIT_TEST(a_week_without_any_lesson_still_has_a_table);
    CPPUNIT_TEST(usual_bells_stand_in_the_head_and_others_in_the_cell);
    CPPUNIT_TEST(tomorrow_is_told_first);
    CPPUNIT_TEST(today_is_told_until_its_last_lesson);
    CPPUNIT_TEST(before_a_holiday_the_next_school_day_is_named);
    CPPUNIT_TEST(at_the_end_of_the_year_nothing_is_promised);
    CPPUNIT_TEST(nothing_is_told_outside_the_year);
    CPPUNIT_TEST(text_of_a_person_never_becomes_markup);
    CPPUNIT_TEST_SUITE_END();

    void text_of_a_person_never_becomes_markup() {
        auto page = rich_week();
        page.account_name = markup();
        page.days = days_full_of(markup());
        page.ahead = page.days;
        assert_disarmed(in_russian(page));
    }

    void the_pages_are_as_the_golden_files_have_them() {
        for (const Language language : views::all_languages) {
            const std::string end = "." + std::string(views::tag(language)) + ".html";
            views::TimetablePage page = rich_week();
            page.ahead.assign(page.days.begin() + 2, page.days.end());
            assert_golden("timetable_page" + end, templates().render(page, family_frame(language)));
            page.extent = views::TimetablePage::Extent::day;
            page.days = {page.days[2]};
            page.earlier = 2018y / September / 4;
            page.later = 2018y / September / 6;
            assert_golden("timetable_day" + end, templates().render(page, family_frame(language)));
            page = rich_week();
            page.days = holiday_days();
            page.current = page.today;
            assert_golden("timetable_holidays" + end, templates().render(page, family_frame(language)));
        }
    }

    void no_mark_and_no_homework_stands_on_it() {
        const std::string html = in_russian(rich_week());
        CPPUNIT_ASSERT(!holds(html, "class=\"m "));
        CPPUNIT_ASSERT(!holds(html, "/mark/"));
        CPPUNIT_ASSERT(!holds(html, "упр."));
        CPPUNIT_ASSERT(!holds(html, "Мешала"));
    }

    void a_cancelled_lesson_is_struck_and_a_replaced_one_names_who_comes() {
        const std::string html = in_russian(rich_week());
        CPPUNIT_ASSERT_EQUAL(2, count_of(html, "<s>"));
        CPPUNIT_ASSERT_EQUAL(2, count_of(html, ">отменён<"));
        CPPUNIT_ASSERT_EQUAL(2, count_of(html, ">замена<"));
        CPPUNIT_ASSERT(holds(html, "каб.\u00a0214, Петрова А.\u00a0В."));
        CPPUNIT_ASSERT(holds(html, ">1-я группа<"));
        CPPUNIT_ASSERT(holds(html, "Кабинет робототехники"));
    }

    void every_row_is_as_wide_as_the_head() {
        const std::string html = in_russian(rich_week());
        CPPUNIT_ASSERT_EQUAL(10, count_of(html, "role=\"columnheader\""));
        CPPUNIT_ASSERT_EQUAL(6 * 9, count_of(html, "role=\"cell\""));
        CPPUNIT_ASSERT_EQUAL(5, count_of(html, "class=\"free\""));
        // Two subgroups at one hour are two entries of one cell.
        CPPUNIT_ASSERT_EQUAL(5 * 9 + 4 + 1, count_of(html, "class=\"entry-subject\""));
    }

    void a_holiday_is_one_cell_with_its_name() {
        views::TimetablePage page = rich_week();
        page.days[0] = holiday_days()[0];
        page.days[0].date = 2018y / September / 3;
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(holds(html, "<td role=\"cell\" class=\"rest\" colspan=\"9\">Осенние каникулы</td>"));
    }

    void a_week_without_any_lesson_still_has_a_table() {
        views::TimetablePage page = rich_week();
        page.days = holiday_days();
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT_EQUAL(6, count_of(html, "colspan=\"1\""));
        CPPUNIT_ASSERT_EQUAL(2, count_of(html, "role=\"columnheader\""));
    }

    void usual_bells_stand_in_the_head_and_others_in_the_cell() {
        views::TimetablePage page = rich_week();
        page.days[1].lessons[0].times = journal::TimeRange{.begin = 9h, .end = 9h + 30min};
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(holds(html, "<span class=\"bells\">09:00–09:30</span>"));
        CPPUNIT_ASSERT_EQUAL(1, count_of(html, "<span class=\"bells\">08:30–09:15</span></th>"));
        CPPUNIT_ASSERT_EQUAL(5, count_of(html, "<span class=\"bells usual\">08:30–09:15</span>"));
    }

    void tomorrow_is_told_first() {
        auto days = rich_days();
        days.erase(days.begin());
        const auto lines = way(days, 2018y / September / 4, 20h);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, lines.size());
        CPPUNIT_ASSERT_EQUAL(std::string{"Завтра к\u00a008:30, первый урок\u00a0— литературное чтение, до\u00a016:35."},
                             lines.front());
    }

    void today_is_told_until_its_last_lesson() {
        const auto days = rich_days();
        const journal::SchoolDay monday = 2018y / September / 3;
        CPPUNIT_ASSERT_EQUAL(std::string{"Сегодня к\u00a008:30, первый урок\u00a0— русский язык, до\u00a016:35."},
                             way(days, monday, 7h).front());
        CPPUNIT_ASSERT_EQUAL(std::string{"Сегодня уроки до\u00a016:35."}, way(days, monday, 10h).front());
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, way(days, monday, 10h).size());
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, way(days, monday, 16h + 35min).size());
    }

    void before_a_holiday_the_next_school_day_is_named() {
        auto days = holiday_days();
        journal::Day back = first_form_days()[0];
        back.date = 2018y / 11 / 5;
        back.lessons[0].times.reset();
        days.push_back(back);
        const auto lines = way(days, 2018y / October / 29, 12h);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, lines.size());
        CPPUNIT_ASSERT_EQUAL(std::string{"Завтра уроков нет: осенние каникулы."}, lines[0]);
        CPPUNIT_ASSERT_EQUAL(
            std::string{"Следующий учебный день\u00a0— понедельник, 5\u00a0ноября, первый урок\u00a0— русский язык."},
            lines[1]);
        CPPUNIT_ASSERT_EQUAL(std::string{"Завтра уроков нет."}, way(days, 2018y / 11 / 3, 12h)[0]);
    }

    void at_the_end_of_the_year_nothing_is_promised() {
        const auto lines = way(holiday_days(), 2018y / October / 29, 12h);
        CPPUNIT_ASSERT_EQUAL(std::string{"До\u00a03\u00a0ноября 2018\u00a0г. уроков нет."}, lines.back());
    }

    void nothing_is_told_outside_the_year() { CPPUNIT_ASSERT(way({}, 2018y / October / 29, 12h).empty()); }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TimetablePageTest);

}  // namespace mrko::tests
