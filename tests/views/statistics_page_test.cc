// SPDX-License-Identifier: Apache-2.0
#include <cppunit/extensions/HelperMacros.h>

#include <string>

#include "tests/views/golden.h"
#include "tests/views/subject_fixture.h"
#include "tests/views/week_fixture.h"

namespace mrko::tests {

namespace {

using views::Language;

std::string in_russian(const views::StatisticsPage& page) {
    return templates().render(page, family_frame(Language::ru));
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

class StatisticsPageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(StatisticsPageTest);
    CPPUNIT_TEST(the_page_is_as_the_golden_file_has_it);
    CPPUNIT_TEST(totals_stand_beside_those_of_the_period_before);
    CPPUNIT_TEST(the_distribution_has_numbers_and_bars);
    CPPUNIT_TEST(other_scales_are_counted_together);
    CPPUNIT_TEST(weeks_with_marks_have_an_arrow_and_a_word);
    CPPUNIT_TEST(subjects_lead_to_their_page_in_the_same_period);
    CPPUNIT_TEST(without_a_period_before_there_is_no_column_for_it);
    CPPUNIT_TEST(a_child_without_marks_has_no_zeros);
    CPPUNIT_TEST_SUITE_END();

    void the_page_is_as_the_golden_file_has_it() {
        assert_golden("statistics_page.ru.html", in_russian(quarter_figures()));
        assert_golden("statistics_page.en.html", templates().render(quarter_figures(), family_frame(Language::en)));
    }

    void totals_stand_beside_those_of_the_period_before() {
        const std::string html = in_russian(quarter_figures());
        // 15 of weight 4, and 9 of weight 2: 24 / 6.
        CPPUNIT_ASSERT(contains(
            html, "Среднее по\u00a0всем предметам</th><td class=\"number\">4,00</td><td class=\"number\">5,00</td>"));
        CPPUNIT_ASSERT(contains(html, "<td class=\"number\">5</td><td class=\"number\">1</td>"));
        CPPUNIT_ASSERT(contains(html, "href=\"/diary/1/statistics?period=quarter&amp;at=2018-09-01\">I четверть</a>"));
        CPPUNIT_ASSERT(contains(html, "прошлым периодом: <strong>ниже</strong>"));
    }

    void the_distribution_has_numbers_and_bars() {
        const std::string html = in_russian(quarter_figures());
        CPPUNIT_ASSERT(contains(html, "<th scope=\"row\">4</th><td class=\"number\">2</td>"));
        CPPUNIT_ASSERT(contains(html, "<rect width=\"100%\" height=\"12\">"));
        CPPUNIT_ASSERT(contains(html, "<rect width=\"50%\" height=\"12\">"));
        CPPUNIT_ASSERT(contains(html, "<th scope=\"row\">2</th><td class=\"number\">0</td>"));
        CPPUNIT_ASSERT(!contains(html, "<th scope=\"row\">1</th>"));
        CPPUNIT_ASSERT(!contains(html, "Другие шкалы"));
        views::StatisticsPage page = quarter_figures();
        page.before->distribution.of_five[1] = 1;
        CPPUNIT_ASSERT(contains(in_russian(page), "<th scope=\"row\">1</th>"));
    }

    void other_scales_are_counted_together() {
        views::StatisticsPage page = quarter_figures();
        page.figures.distribution = {.of_five = {}, .other = 7};
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(contains(html, "<th scope=\"row\">Другие шкалы</th><td class=\"number\">7</td>"));
        CPPUNIT_ASSERT(!contains(html, "<th scope=\"row\">5</th>"));
        journal::Mark hundred = five_point(60, 5);
        hundred.scale = journal::Scale::hundred;
        page.figures.sum.add(hundred);
        CPPUNIT_ASSERT(contains(in_russian(page), "общего среднего нет"));
    }

    void weeks_with_marks_have_an_arrow_and_a_word() {
        const std::string html = in_russian(quarter_figures());
        CPPUNIT_ASSERT(contains(html, "href=\"/diary/1/week/2018-11-05\""));
        CPPUNIT_ASSERT(contains(html, "<td class=\"number\">4,00</td><td class=\"number\">4</td><td>—</td>"));
        CPPUNIT_ASSERT(contains(html,
                                "<td class=\"number\">5,00</td><td class=\"number\">1</td><td><span class=\"trend\" "
                                "aria-hidden=\"true\">↑</span> выше</td>"));
        CPPUNIT_ASSERT(!contains(html, "href=\"/diary/1/week/2018-11-19\""));
    }

    void subjects_lead_to_their_page_in_the_same_period() {
        const std::string html = in_russian(quarter_figures());
        CPPUNIT_ASSERT(
            contains(html, "<a href=\"/diary/1/subject/-3?period=quarter&amp;at=2018-11-06\">Русский язык</a>"));
        CPPUNIT_ASSERT(contains(html,
                                "<td class=\"number\">4,50</td><td class=\"number\">5,00</td><td><span class=\"trend\" "
                                "aria-hidden=\"true\">↓</span> ниже</td>"));
        // Mathematics had no marks before: nothing to compare with.
        CPPUNIT_ASSERT(contains(html, "<td class=\"number\">3,75</td><td class=\"number\">—</td><td>—</td>"));
    }

    void without_a_period_before_there_is_no_column_for_it() {
        views::StatisticsPage page = quarter_figures();
        page.before.reset();
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(!contains(html, "Раньше</th>"));
        CPPUNIT_ASSERT(contains(html, "такого периода нет"));
        CPPUNIT_ASSERT(contains(html, "<td class=\"number\">3,75</td><td class=\"number\">3</td>"));
    }

    void a_child_without_marks_has_no_zeros() {
        views::StatisticsPage page = quarter_figures();
        for (auto& record : page.figures.subjects) {
            record.marks.clear();
            add_up(record);
        }
        page.figures.sum = {};
        page.figures.distribution = {};
        page.weeks.clear();
        page.before.reset();
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(contains(html, "В эти дни нет оценок, которые считаются."));
        CPPUNIT_ASSERT(!contains(html, "0,00"));
        CPPUNIT_ASSERT(contains(html, "<td class=\"number\">—</td>"));
        page.figures.subjects.clear();
        CPPUNIT_ASSERT(contains(in_russian(page), "В эти дни уроков нет."));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(StatisticsPageTest);

}  // namespace mrko::tests
