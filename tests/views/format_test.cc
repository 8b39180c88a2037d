// SPDX-License-Identifier: Apache-2.0
#include "views/format.h"

#include <cppunit/extensions/HelperMacros.h>

#include "tests/views/texts.h"

namespace mrko::tests {

namespace {

journal::SchoolDay day(int year, unsigned month, unsigned number) {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{number};
}

}  // namespace

class FormatTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FormatTest);
    CPPUNIT_TEST(dates_of_each_language);
    CPPUNIT_TEST(ranges_within_and_across_months_and_years);
    CPPUNIT_TEST(times_have_two_digits);
    CPPUNIT_TEST(decimals_have_the_sign_of_the_language);
    CPPUNIT_TEST(a_class_gets_its_quotes);
    CPPUNIT_TEST(initials_and_numbers_stay_on_one_line);
    CPPUNIT_TEST(a_subject_inside_a_sentence_is_written_small);
    CPPUNIT_TEST(waiting_is_told_in_seconds_then_minutes);
    CPPUNIT_TEST_SUITE_END();

    void dates_of_each_language() {
        const auto monday = day(2018, 9, 3);
        CPPUNIT_ASSERT_EQUAL(std::string("3\u00a0сентября"), views::day_and_month(monday, russian()));
        CPPUNIT_ASSERT_EQUAL(std::string("3\u00a0сентября 2018\u00a0г."), views::date(monday, russian()));
        CPPUNIT_ASSERT_EQUAL(std::string("Понедельник, 3\u00a0сентября"), views::day_heading(monday, russian()));
        CPPUNIT_ASSERT_EQUAL(std::string("понедельник, 3\u00a0сентября 2018\u00a0г."),
                             views::full_date(monday, russian()));
        CPPUNIT_ASSERT_EQUAL(std::string("Пн"), views::short_weekday(monday, russian()));
        CPPUNIT_ASSERT_EQUAL(std::string("3\u00a0September 2018"), views::date(monday, english()));
        CPPUNIT_ASSERT_EQUAL(std::string("Monday 3\u00a0September"), views::day_heading(monday, english()));
        CPPUNIT_ASSERT_EQUAL(std::string("Monday, 3\u00a0September 2018"), views::full_date(monday, english()));
        CPPUNIT_ASSERT_EQUAL(std::string("Воскресенье, 30\u00a0декабря"),
                             views::day_heading(day(2018, 12, 30), russian()));
    }

    void ranges_within_and_across_months_and_years() {
        const journal::DaySpan month{.first = day(2018, 9, 3), .last = day(2018, 9, 9)};
        const journal::DaySpan months{.first = day(2018, 9, 9), .last = day(2018, 10, 2)};
        const journal::DaySpan years{.first = day(2018, 10, 2), .last = day(2019, 1, 8)};
        CPPUNIT_ASSERT_EQUAL(std::string("3–9\u00a0сентября 2018\u00a0г."), views::date_range(month, russian()));
        CPPUNIT_ASSERT_EQUAL(std::string("9\u00a0сентября\u00a0– 2\u00a0октября 2018\u00a0г."),
                             views::date_range(months, russian()));
        CPPUNIT_ASSERT_EQUAL(std::string("2\u00a0октября 2018\u00a0г.\u00a0– 8\u00a0января 2019\u00a0г."),
                             views::date_range(years, russian()));
        CPPUNIT_ASSERT_EQUAL(std::string("3–9\u00a0September 2018"), views::date_range(month, english()));
        CPPUNIT_ASSERT_EQUAL(std::string("9\u00a0September\u00a0– 2\u00a0October 2018"),
                             views::date_range(months, english()));
        CPPUNIT_ASSERT_EQUAL(std::string("3–9\u00a0сент."), views::short_range(month, russian()));
        CPPUNIT_ASSERT_EQUAL(std::string("9\u00a0сент.\u00a0– 2\u00a0окт."), views::short_range(months, russian()));
        const journal::DaySpan one{.first = day(2018, 9, 3), .last = day(2018, 9, 3)};
        CPPUNIT_ASSERT_EQUAL(std::string("3\u00a0сентября 2018\u00a0г."), views::date_range(one, russian()));
    }

    void times_have_two_digits() {
        const journal::TimeRange lesson{.begin = std::chrono::minutes{510}, .end = std::chrono::minutes{555}};
        CPPUNIT_ASSERT_EQUAL(std::string("08:30–09:15"), views::time_range(lesson));
        CPPUNIT_ASSERT_EQUAL(std::string("00:00"), views::time_of_day(std::chrono::minutes{0}));
    }

    void decimals_have_the_sign_of_the_language() {
        CPPUNIT_ASSERT_EQUAL(std::string("4,50"), views::decimal(journal::Average{450}, russian()));
        CPPUNIT_ASSERT_EQUAL(std::string("4.05"), views::decimal(journal::Average{405}, english()));
        CPPUNIT_ASSERT_EQUAL(std::string("2"), views::decimal(journal::Weight{2000}, russian()));
        CPPUNIT_ASSERT_EQUAL(std::string("1,5"), views::decimal(journal::Weight{1500}, russian()));
        CPPUNIT_ASSERT_EQUAL(std::string("0.025"), views::decimal(journal::Weight{25}, english()));
    }

    void a_class_gets_its_quotes() {
        CPPUNIT_ASSERT_EQUAL(std::string("4\u00a0«Б»"), views::class_label("4Б", russian()));
        CPPUNIT_ASSERT_EQUAL(std::string("11\u00a0«А»"), views::class_label("11-А", russian()));
        CPPUNIT_ASSERT_EQUAL(std::string("4Б"), views::class_label("4Б", english()));
        CPPUNIT_ASSERT_EQUAL(std::string("4 инженерный"), views::class_label("4 инженерный", russian()));
        CPPUNIT_ASSERT_EQUAL(std::string("7"), views::class_label("7", russian()));
        CPPUNIT_ASSERT_EQUAL(std::string("Б"), views::class_label("Б", russian()));
        CPPUNIT_ASSERT_EQUAL(std::string(), views::class_label("", russian()));
    }

    void initials_and_numbers_stay_on_one_line() {
        CPPUNIT_ASSERT_EQUAL(std::string("Иванова\u00a0А.\u00a0В."), views::unbroken("Иванова А. В."));
        CPPUNIT_ASSERT_EQUAL(std::string("А.\u00a0С.\u00a0Пушкин"), views::unbroken("А. С. Пушкин"));
        CPPUNIT_ASSERT_EQUAL(std::string("Школа №\u00a01234"), views::unbroken("Школа № 1234"));
        CPPUNIT_ASSERT_EQUAL(std::string("Выучить. Принести А"), views::unbroken("Выучить. Принести А"));
        CPPUNIT_ASSERT_EQUAL(std::string("§\u00a012, упр.\u00a0148 (с.\u00a092), Стр.\u00a093, p.\u00a014, ex.\u00a02"),
                             views::unbroken("§ 12, упр. 148 (с. 92), Стр. 93, p. 14, ex. 2"));
        CPPUNIT_ASSERT_EQUAL(std::string("Выучить стихи. 2 задачи, упр. на выбор"),
                             views::unbroken("Выучить стихи. 2 задачи, упр. на выбор"));
        CPPUNIT_ASSERT_EQUAL(std::string("\xff\xd0 № "), views::unbroken("\xff\xd0 № "));
        journal::PupilCard card;
        card.given_name = "Мария";
        CPPUNIT_ASSERT_EQUAL(std::string("Мария"), views::short_name(card));
        card.family_name = "Ёлкина";
        CPPUNIT_ASSERT_EQUAL(std::string("Мария\u00a0Ё."), views::short_name(card));
    }

    void a_subject_inside_a_sentence_is_written_small() {
        CPPUNIT_ASSERT_EQUAL(std::string("физическая культура"), views::in_sentence("Физическая культура"));
        CPPUNIT_ASSERT_EQUAL(std::string("русский язык"), views::in_sentence("Русский язык"));
        CPPUNIT_ASSERT_EQUAL(std::string("ёлка"), views::in_sentence("Ёлка"));
        for (const char* const name : {"ОБЖ", "English", "", "3D", "изо"}) {
            CPPUNIT_ASSERT_EQUAL(std::string(name), views::in_sentence(name));
        }
    }

    void waiting_is_told_in_seconds_then_minutes() {
        CPPUNIT_ASSERT_EQUAL(std::string("21\u00a0секунду"), views::waiting_time(std::chrono::seconds{21}, russian()));
        CPPUNIT_ASSERT_EQUAL(std::string("2\u00a0минуты"), views::waiting_time(std::chrono::seconds{91}, russian()));
        CPPUNIT_ASSERT_EQUAL(std::string("5\u00a0minutes"), views::waiting_time(std::chrono::seconds{300}, english()));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FormatTest);

}  // namespace mrko::tests
