// SPDX-License-Identifier: Apache-2.0
#include "views/final_marks.h"

#include <cppunit/extensions/HelperMacros.h>

#include "tests/views/golden.h"
#include "tests/views/week_fixture.h"
#include "tests/views/year_fixture.h"

namespace mrko::tests {

namespace {

using views::FinalMarks;
using views::Language;

views::PageFrame frame(Language language) {
    views::PageFrame made = family_frame(language);
    made.section = views::Section::final_marks;
    return made;
}

std::string in_russian(const FinalMarks& page) {
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

/// The cell of a subject under a column's head.
std::string cell(const std::string& html, const std::string& subject, const std::string& column) {
    const auto row = html.find(">" + subject + "</a></th>");
    CPPUNIT_ASSERT_MESSAGE("no row of " + subject, row != std::string::npos);
    const auto begin = html.find("data-label=\"" + column + "\"", row);
    CPPUNIT_ASSERT_MESSAGE("no cell of " + column, begin < html.find("</tr>", row));
    return html.substr(begin, html.find("</td>", begin) - begin);
}

}  // namespace

class FinalMarksTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FinalMarksTest);
    CPPUNIT_TEST(the_winter_sheet_is_as_the_golden_file_has_it);
    CPPUNIT_TEST(quarters_and_half_years_have_a_table_each);
    CPPUNIT_TEST(a_forecast_has_another_element_sign_and_word_than_a_mark);
    CPPUNIT_TEST(a_teacher_who_departs_from_the_rule_is_named_with_it);
    CPPUNIT_TEST(words_stand_as_they_came_and_are_told_in_full);
    CPPUNIT_TEST(an_empty_cell_says_why);
    CPPUNIT_TEST(a_former_year_has_no_forecast);
    CPPUNIT_TEST(every_year_has_a_link);
    CPPUNIT_TEST(a_move_within_the_year_has_a_sheet_of_each_school);
    CPPUNIT_TEST(an_unknown_year_is_called_so_with_the_ways_back);
    CPPUNIT_TEST(the_rule_about_resits_is_told_where_it_is_not_the_usual);
    CPPUNIT_TEST(text_of_a_person_never_becomes_markup);
    CPPUNIT_TEST(a_subject_without_a_course_has_no_page_to_lead_to);
    CPPUNIT_TEST(the_rule_of_form_11_is_told_in_words);
    CPPUNIT_TEST_SUITE_END();

    void a_subject_without_a_course_has_no_page_to_lead_to() {
        FinalMarks page = winter_sheet();
        auto& row = page.sheets[0].tables[0].rows[0];
        CPPUNIT_ASSERT(contains(in_russian(page), ">" + row.title + "</a></th>"));
        row.in_courses = false;
        CPPUNIT_ASSERT(contains(in_russian(page), "class=\"subject\">" + row.title + "</th>"));
    }

    void the_rule_of_form_11_is_told_in_words() {
        FinalMarks page = winter_sheet();
        page.sheets[0].tables[0].rows[0].final.recommended = journal::Recommendation{
            .rule = journal::Recommendation::Rule::mean_of_two_years, .five = 4, .average = {350}, .counted = 6};
        const std::string final = cell(in_russian(page), page.sheets[0].tables[0].rows[0].title, "Итог");
        CPPUNIT_ASSERT_MESSAGE(final, contains(final, "10 и 11 классов 3,50"));
    }

    void the_winter_sheet_is_as_the_golden_file_has_it() {
        assert_golden("final_marks.ru.html", in_russian(winter_sheet()));
        assert_golden("final_marks.en.html", templates().render(winter_sheet(), frame(Language::en)));
    }

    void quarters_and_half_years_have_a_table_each() {
        const std::string html = in_russian(winter_sheet());
        CPPUNIT_ASSERT_EQUAL(2, occurrences(html, "<table class=\"finals\""));
        const auto halves = html.find("По полугодиям</h2>");
        CPPUNIT_ASSERT(html.find("По четвертям</h2>") < halves && halves != std::string::npos);
        CPPUNIT_ASSERT(html.find("IV четверть</th>") < halves);
        CPPUNIT_ASSERT(html.find("Программирование</a>") > halves);
        CPPUNIT_ASSERT(html.find("Математика</a>") < halves);
        CPPUNIT_ASSERT_EQUAL(2, occurrences(html, "идёт сейчас"));
    }

    void a_forecast_has_another_element_sign_and_word_than_a_mark() {
        const std::string html = in_russian(winter_sheet());
        const std::string forecast = cell(html, "Математика", "II четверть");
        CPPUNIT_ASSERT(contains(forecast, "<em class=\"forecast\">прогноз <span aria-hidden=\"true\">≈ </span>3</em>"));
        CPPUNIT_ASSERT(contains(forecast, "по\u00a0среднему\u00a03,00"));
        CPPUNIT_ASSERT(contains(forecast, "href=\"/diary/1/subject/2?period=quarter&amp;at=2018-11-06\""));
        CPPUNIT_ASSERT(!contains(forecast, "class=\"m "));
        const std::string set = cell(html, "Русский язык", "I четверть");
        CPPUNIT_ASSERT(contains(set, "<span class=\"m m4\">"));
        CPPUNIT_ASSERT(contains(set, "Русский язык, I четверть: 4, хорошо"));
        CPPUNIT_ASSERT(!contains(set, "прогноз"));
        CPPUNIT_ASSERT(contains(cell(html, "Программирование", "I полугодие"), "прогноз"));
    }

    void a_teacher_who_departs_from_the_rule_is_named_with_it() {
        const std::string html = in_russian(winter_sheet());
        CPPUNIT_ASSERT(contains(cell(html, "Математика", "I четверть"),
                                "рекомендовано\u00a05 по\u00a0среднему\u00a04,75; поставил учитель"));
        CPPUNIT_ASSERT(contains(cell(html, "Математика", "I четверть"), "За ошибки в последней работе"));
        CPPUNIT_ASSERT(!contains(cell(html, "Русский язык", "I четверть"), "рекомендовано"));
        FinalMarks page = winter_sheet();
        page.sheets[0].tables[0].rows[0].periods[0].set->five = 5;
        page.sheets[0].tables[0].rows[0].periods[0].recommended->rule =
            journal::Recommendation::Rule::five_barred_by_two;
        CPPUNIT_ASSERT(contains(in_russian(page), "правилу «с\u00a0двойкой нет пятёрки»; поставил учитель"));
    }

    void words_stand_as_they_came_and_are_told_in_full() {
        const std::string html = in_russian(winter_sheet());
        CPPUNIT_ASSERT(contains(cell(html, "Физическая культура", "I четверть"), ">осв</span>"));
        CPPUNIT_ASSERT(contains(cell(html, "Физическая культура", "I четверть"), ": освобождение<"));
        CPPUNIT_ASSERT(contains(cell(html, "Физическая культура", "II четверть"), ">н/а</span>"));
        CPPUNIT_ASSERT(contains(cell(html, "Физическая культура", "II четверть"), ": не аттестован<"));
    }

    void an_empty_cell_says_why() {
        const std::string html = in_russian(winter_sheet());
        CPPUNIT_ASSERT(contains(cell(html, "Математика", "III четверть"), "ещё не\u00a0началось"));
        CPPUNIT_ASSERT(contains(cell(html, "Английский язык", "II четверть"), "оценок для прогноза пока нет"));
        CPPUNIT_ASSERT(contains(cell(html, "Математика", "Экзамен"), "пока не\u00a0выставлена"));
    }

    void a_former_year_has_no_forecast() {
        FinalMarks page = winter_sheet();
        for (auto& table : page.sheets[0].tables) {
            for (auto& row : table.rows) {
                row.year.stage = journal::FinalCell::Stage::over;
                for (auto& period : row.periods) {
                    period.stage = journal::FinalCell::Stage::over;
                }
            }
        }
        page.today = std::chrono::year{2021} / std::chrono::October / std::chrono::day{4};
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(!contains(html, "прогноз"));
        CPPUNIT_ASSERT(contains(cell(html, "Математика", "II четверть"), "не\u00a0выставлена"));
        CPPUNIT_ASSERT(contains(cell(html, "Математика", "I четверть"), "<span class=\"m m4\">"));
    }

    void every_year_has_a_link() {
        const std::string html = in_russian(winter_sheet());
        CPPUNIT_ASSERT(contains(html, "href=\"/diary/1/final?year=2018\">2017/2018, 3\u00a0«Б»</a>"));
        CPPUNIT_ASSERT(contains(html, "href=\"/diary/1/final?year=2019\" aria-current=\"true\">"));
        FinalMarks page = winter_sheet();
        page.years.erase(page.years.begin());
        CPPUNIT_ASSERT(!contains(in_russian(page), "final?year="));
    }

    void a_move_within_the_year_has_a_sheet_of_each_school() {
        FinalMarks page = winter_sheet();
        page.sheets.push_back(page.sheets.front());
        page.sheets.front().year.id = {5};
        page.sheets.front().year.school_name = "Школа № 77";
        page.years.push_back(page.years.back());
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT_EQUAL(4, occurrences(html, "<table class=\"finals\""));
        CPPUNIT_ASSERT(contains(html, "По четвертям · 4\u00a0«Б» · Школа №\u00a077</h2>"));
        CPPUNIT_ASSERT(contains(html, "По четвертям · 4\u00a0«Б» · Школа №\u00a01234</h2>"));
        CPPUNIT_ASSERT_EQUAL(1, occurrences(html, "final?year=2019"));
    }

    void an_unknown_year_is_called_so_with_the_ways_back() {
        FinalMarks page = winter_sheet();
        page.sheets.clear();
        page.ends_in = 1999;
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(contains(html, "1998/1999"));
        CPPUNIT_ASSERT(contains(html, "Такого учебного года в\u00a0дневнике нет."));
        CPPUNIT_ASSERT(contains(html, "final?year=2019"));
        CPPUNIT_ASSERT(!contains(html, "<table"));
    }

    void the_rule_about_resits_is_told_where_it_is_not_the_usual() {
        FinalMarks page = winter_sheet();
        CPPUNIT_ASSERT(!contains(in_russian(page), "После пересдачи"));
        auto& rules = page.sheets[0].rules.front().rules;
        rules.resit = journal::ResitRule::best_counts;
        CPPUNIT_ASSERT(contains(in_russian(page), "После пересдачи засчитывается лучшая оценка."));
        rules.resit = journal::ResitRule::both_count;
        CPPUNIT_ASSERT(
            contains(in_russian(page), "После пересдачи засчитываются все оценки, каждая с\u00a0весом работы."));
    }

    void text_of_a_person_never_becomes_markup() {
        const std::string bad = "<script>alert(1)</script>\"' onload=x";
        FinalMarks page = winter_sheet();
        page.account_name = bad;
        page.years[0].title = bad;
        page.sheets[0].year.school_name = bad;
        page.sheets[0].rules.front().rules.title = bad;
        for (auto& table : page.sheets[0].tables) {
            for (auto& period : table.periods) {
                period.title = bad;
            }
            for (auto& row : table.rows) {
                row.title = bad;
                for (auto& period : row.periods) {
                    if (period.set) {
                        period.set->shown = bad;
                        period.set->comment = bad;
                    }
                }
            }
        }
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(!contains(html, "<script>"));
        CPPUNIT_ASSERT(!contains(html, "\"' onload"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FinalMarksTest);

}  // namespace mrko::tests
