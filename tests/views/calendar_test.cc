// SPDX-License-Identifier: Apache-2.0
#include "views/calendar.h"

#include <cppunit/extensions/HelperMacros.h>

#include "tests/views/golden.h"
#include "tests/views/week_fixture.h"
#include "tests/views/year_fixture.h"

namespace mrko::tests {

namespace {

using views::Calendar;
using views::Language;

views::PageFrame frame(Language language) {
    views::PageFrame made = family_frame(language);
    made.section = views::Section::calendar;
    return made;
}

std::string in_russian(const Calendar& page) {
    return templates().render(page, frame(Language::ru));
}

int occurrences(const std::string& text, const std::string& part) {
    int found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++found;
    }
    return found;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

class CalendarTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CalendarTest);
    CPPUNIT_TEST(october_is_as_the_golden_file_has_it);
    CPPUNIT_TEST(a_month_is_shown_by_whole_weeks);
    CPPUNIT_TEST(every_day_and_week_of_the_year_is_a_link);
    CPPUNIT_TEST(days_with_marks_have_their_number_in_sign_and_words);
    CPPUNIT_TEST(holidays_have_a_sign_and_their_name);
    CPPUNIT_TEST(days_outside_the_year_are_no_links_and_say_why);
    CPPUNIT_TEST(the_ends_of_the_year_have_no_month_beyond);
    CPPUNIT_TEST(every_month_of_the_year_is_one_press_away);
    CPPUNIT_TEST(presets_lead_to_weeks_and_periods);
    CPPUNIT_TEST(a_former_year_offers_its_own_periods_alone);
    CPPUNIT_TEST(dates_of_the_form_are_bounded_by_the_year);
    CPPUNIT_TEST(former_years_are_offered_with_form_and_school);
    CPPUNIT_TEST(an_address_stays_within_the_year);
    CPPUNIT_TEST(the_heading_of_a_week_opens_the_calendar);
    CPPUNIT_TEST(text_of_a_person_never_becomes_markup);
    CPPUNIT_TEST_SUITE_END();

    void october_is_as_the_golden_file_has_it() {
        assert_golden("calendar.ru.html", in_russian(october()));
        assert_golden("calendar.en.html", templates().render(october(), frame(Language::en)));
    }

    static Calendar september() {
        Calendar page = october();
        page.month.days = {std::chrono::year{2018} / 9 / 1, std::chrono::year{2018} / 9 / 30};
        page.month.earlier.reset();
        return page;
    }

    void a_month_is_shown_by_whole_weeks() {
        const std::string html = in_russian(october());
        CPPUNIT_ASSERT_EQUAL(5, occurrences(html, "<tr><th scope=\"row\">"));
        CPPUNIT_ASSERT_EQUAL(35, occurrences(html, "href=\"/diary/1/day/"));
        CPPUNIT_ASSERT(contains(html, "/diary/1/day/2018-10-01\""));
        CPPUNIT_ASSERT(contains(html, "/diary/1/day/2018-11-04\""));
    }

    void every_day_and_week_of_the_year_is_a_link() {
        const std::string html = in_russian(october());
        CPPUNIT_ASSERT(contains(html, "href=\"/diary/1/week/2018-10-22\""));
        CPPUNIT_ASSERT(contains(html, "Неделя\u00a043: 22–28\u00a0октября 2018\u00a0г."));
        CPPUNIT_ASSERT(contains(html, "href=\"/diary/1/day/2018-10-26\" aria-current=\"date\""));
        CPPUNIT_ASSERT_EQUAL(1, occurrences(html, "aria-current=\"date\""));
    }

    void days_with_marks_have_their_number_in_sign_and_words() {
        const std::string html = in_russian(october());
        // Eight marks on the 24th; on the 5th one mark and a dot, which is none yet.
        CPPUNIT_ASSERT(contains(html, "Среда, 24\u00a0октября, оценок:\u00a08</span>"));
        CPPUNIT_ASSERT(contains(html, "<span class=\"count\" aria-hidden=\"true\">8</span>"));
        CPPUNIT_ASSERT(contains(html, "Пятница, 5\u00a0октября, оценок:\u00a01</span>"));
        CPPUNIT_ASSERT(contains(html, "Пятница, 26\u00a0октября, сегодня</span>"));
    }

    void holidays_have_a_sign_and_their_name() {
        const std::string html = in_russian(october());
        CPPUNIT_ASSERT(contains(html, "Понедельник, 29\u00a0октября, Осенние каникулы</span>"));
        CPPUNIT_ASSERT_EQUAL(6, occurrences(html, "<span class=\"sign\" aria-hidden=\"true\">кан.</span>"));
        CPPUNIT_ASSERT_EQUAL(
            1, occurrences(html, "<li><span class=\"sign\">кан.</span> 29\u00a0окт.\u00a0– 3\u00a0нояб.: "));
        Calendar page = october();
        page.days.back().kind = journal::Day::Kind::day_off;
        page.days.back().title.clear();
        CPPUNIT_ASSERT(contains(in_russian(page), "<li><span class=\"sign\">вых.</span> 3\u00a0ноября: "));
    }

    void days_outside_the_year_are_no_links_and_say_why() {
        const std::string html = in_russian(september());
        CPPUNIT_ASSERT(!contains(html, "/diary/1/day/2018-08-31"));
        CPPUNIT_ASSERT(contains(html, "Пятница, 31\u00a0августа, вне учебного года"));
        CPPUNIT_ASSERT(
            contains(html, "Учебный год идёт с\u00a01\u00a0сентября 2018\u00a0г. по\u00a031\u00a0мая 2019\u00a0г."));
        CPPUNIT_ASSERT(contains(html, "/diary/1/week/2018-08-27\""));
        CPPUNIT_ASSERT(!contains(in_russian(october()), "вне учебного года"));
    }

    void the_ends_of_the_year_have_no_month_beyond() {
        CPPUNIT_ASSERT(!contains(in_russian(september()), "rel=\"prev\""));
        CPPUNIT_ASSERT(contains(in_russian(october()), "href=\"/diary/1/calendar?at=2018-09-01\""));
        CPPUNIT_ASSERT(contains(in_russian(october()), "calendar?at=2018-11-01\">Ноябрь 2018"));
    }

    void every_month_of_the_year_is_one_press_away() {
        const std::string html = in_russian(october());
        CPPUNIT_ASSERT_EQUAL(9, occurrences(html, " data-calendar-turn=\"201"));
        CPPUNIT_ASSERT(contains(html, "?at=2018-09-01\" data-calendar-turn=\"2018-09-01\">Сентябрь</a>"));
        CPPUNIT_ASSERT(contains(html, "data-calendar-turn=\"2018-10-01\" aria-current=\"true\">Октябрь</a>"));
        CPPUNIT_ASSERT(contains(html, "data-calendar-turn=\"2019-05-01\">Май</a>"));
        CPPUNIT_ASSERT(!contains(html, "Июнь</a>"));
    }

    void presets_lead_to_weeks_and_periods() {
        const std::string html = in_russian(october());
        for (const char* const address : {"/diary/1/week/2018-10-22#today",
                                          "/diary/1/week/2018-10-15",
                                          "/diary/1/marks?period=month&amp;at=2018-10-26",
                                          "/diary/1/marks?period=quarter&amp;at=2018-11-06",
                                          "/diary/1/marks?period=year&amp;at=2018-09-01"}) {
            CPPUNIT_ASSERT_MESSAGE(address, contains(html, "<li><a href=\"" + std::string(address) + "\">"));
        }
    }

    void a_former_year_offers_its_own_periods_alone() {
        Calendar page = october();
        page.today = std::chrono::year{2021} / 10 / 4;
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(!contains(html, "Эта неделя"));
        CPPUNIT_ASSERT(!contains(html, "period=month"));
        CPPUNIT_ASSERT(contains(html, "II четверть: оценки"));
        CPPUNIT_ASSERT(contains(html, "Учебный год: оценки"));
    }

    void dates_of_the_form_are_bounded_by_the_year() {
        const std::string html = in_russian(october());
        CPPUNIT_ASSERT(contains(html, "method=\"get\" action=\"/diary/1/marks\""));
        CPPUNIT_ASSERT_EQUAL(2, occurrences(html, "min=\"2018-09-01\" max=\"2019-05-31\""));
        CPPUNIT_ASSERT(contains(html, "name=\"from\" value=\"2018-10-01\""));
        CPPUNIT_ASSERT(contains(html, "name=\"to\" value=\"2018-10-31\""));
    }

    void former_years_are_offered_with_form_and_school() {
        const std::string html = in_russian(october());
        CPPUNIT_ASSERT(contains(html, "2017/2018 · 3\u00a0«Б» · Школа №\u00a077</a>"));
        CPPUNIT_ASSERT(contains(html, "/diary/1/calendar?at=2018-05-31\""));
        CPPUNIT_ASSERT(
            contains(html, "/diary/1/calendar?at=2018-10-26\" data-calendar-turn=\"year\" aria-current=\"true\""));
        Calendar page = october();
        page.years.erase(page.years.begin());
        CPPUNIT_ASSERT(!contains(in_russian(page), "calendar-years"));
    }

    void an_address_stays_within_the_year() {
        const journal::DaySpan year = two_years().back().days;
        CPPUNIT_ASSERT_EQUAL(std::string("/diary/3/calendar?at=2018-09-01"),
                             views::calendar_address({3}, std::chrono::year{2018} / 8 / 27, year));
        CPPUNIT_ASSERT_EQUAL(std::string("/diary/3/calendar?at=2019-05-31"),
                             views::calendar_address({3}, std::chrono::year{2019} / 6 / 3, year));
    }

    void the_heading_of_a_week_opens_the_calendar() {
        views::DiaryWeek week = full_page();
        CPPUNIT_ASSERT(contains(templates().render(week, family_frame(Language::ru)),
                                "href=\"/diary/1/calendar?at=2018-09-03\" data-calendar=\"Календарь\">3–8"));
        week.card.year.reset();
        CPPUNIT_ASSERT(!contains(templates().render(week, family_frame(Language::ru)), "data-calendar"));
    }

    void text_of_a_person_never_becomes_markup() {
        const std::string bad = "<script>alert(1)</script>\"' onload=x";
        Calendar page = october();
        page.account_name = bad;
        page.card.given_name = bad;
        for (auto& day : page.days) {
            day.title = bad;
        }
        for (auto& year : page.years) {
            year.title = bad;
            year.class_name = bad;
            year.school_name = bad;
        }
        page.year.periods.front().title = bad;
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(!contains(html, "<script>"));
        CPPUNIT_ASSERT(!contains(html, "\"' onload"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CalendarTest);

}  // namespace mrko::tests
