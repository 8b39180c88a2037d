// SPDX-License-Identifier: Apache-2.0
#include "views/export_tables.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <string>

#include "tests/views/days_fixture.h"
#include "tests/views/texts.h"
#include "tests/views/week_fixture.h"
#include "tests/views/year_fixture.h"

namespace mrko::tests {

using namespace std::chrono_literals;
using views::TableRows;

namespace {

std::vector<std::string> cells_of(const TableRows& rows, std::size_t column) {
    std::vector<std::string> cells;
    std::ranges::transform(rows, std::back_inserter(cells), [column](const auto& row) { return row.at(column); });
    return cells;
}

bool any_cell(const TableRows& rows, const std::string& text) {
    return std::ranges::any_of(rows, [&](const auto& row) { return std::ranges::find(row, text) != row.end(); });
}

void assert_rectangular(const TableRows& rows) {
    CPPUNIT_ASSERT(rows.size() > 1);
    for (const auto& row : rows) {
        CPPUNIT_ASSERT_EQUAL(rows.front().size(), row.size());
        for (const auto& cell : row) {
            CPPUNIT_ASSERT_MESSAGE("a blank that cannot be typed: " + cell, !holds(cell, "\u00a0"));
        }
    }
}

std::string plain(std::string html) {
    for (auto at = html.find("\u00a0"); at != std::string::npos; at = html.find("\u00a0")) {
        html.replace(at, 2, " ");
    }
    return html;
}

}  // namespace

class ExportTablesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ExportTablesTest);
    CPPUNIT_TEST(marks_stand_by_date_with_the_words_of_the_page);
    CPPUNIT_TEST(averages_are_those_of_the_page);
    CPPUNIT_TEST(finals_tell_marks_from_forecasts);
    CPPUNIT_TEST(homework_says_what_is_not_set);
    CPPUNIT_TEST(the_timetable_names_replacements_and_cancellations);
    CPPUNIT_TEST(nothing_is_a_head_alone);
    CPPUNIT_TEST_SUITE_END();

    void marks_stand_by_date_with_the_words_of_the_page() {
        const auto page = quarter_of_marks(views::AllMarks::View::by_date);
        const auto rows = views::marks_table(page.subjects, russian());
        assert_rectangular(rows);
        auto days = cells_of(rows, 0);
        days.erase(days.begin());
        CPPUNIT_ASSERT(std::ranges::is_sorted(days));
        const auto html = plain(templates().render(page, family_frame(views::Language::ru)));
        for (std::size_t at = 1; at < rows.size(); ++at) {
            CPPUNIT_ASSERT_MESSAGE(rows[at][2], holds(html, ">" + rows[at][2] + "</a>"));
            CPPUNIT_ASSERT_MESSAGE(rows[at][3], holds(html, rows[at][3]));
            CPPUNIT_ASSERT_MESSAGE(rows[at][5], rows[at][5].empty() || holds(html, "<p>" + rows[at][5] + "</p>"));
        }
        const auto entries = static_cast<int>(rows.size()) - 1;
        CPPUNIT_ASSERT_EQUAL(count_of(html, "<td role=\"cell\" class=\"date\">"), entries);
    }

    void averages_are_those_of_the_page() {
        const auto page = quarter_of_marks(views::AllMarks::View::by_subject);
        const auto rows = views::averages_table(page.subjects, russian());
        assert_rectangular(rows);
        CPPUNIT_ASSERT_EQUAL(page.subjects.size() + 2, rows.size());
        const auto html = plain(templates().render(page, family_frame(views::Language::ru)));
        int with_average = 0;
        for (std::size_t at = 1; at < rows.size(); ++at) {
            if (rows[at][1] != "—") {
                ++with_average;
                CPPUNIT_ASSERT_MESSAGE(rows[at][1], holds(html, "<strong>" + rows[at][1] + "</strong>"));
            }
        }
        CPPUNIT_ASSERT(with_average > 2);
        CPPUNIT_ASSERT(holds(rows.back()[1], ","));
        CPPUNIT_ASSERT(holds(views::averages_table(page.subjects, english()).back()[1], "."));
    }

    void finals_tell_marks_from_forecasts() {
        const auto page = winter_sheet();
        const auto rows = views::finals_table(page.sheets, russian());
        assert_rectangular(rows);
        int set = 0;
        int forecasts = 0;
        const auto html = plain(templates().render(page, family_frame(views::Language::ru)));
        for (std::size_t at = 1; at < rows.size(); ++at) {
            CPPUNIT_ASSERT(rows[at][3].empty() != rows[at][4].empty());
            set += rows[at][3].empty() ? 0 : 1;
            if (!rows[at][4].empty()) {
                ++forecasts;
                const auto reason = rows[at][4].substr(rows[at][4].find('(') + 1);
                CPPUNIT_ASSERT_MESSAGE(reason, holds(html, reason.substr(0, reason.size() - 1)));
            }
        }
        CPPUNIT_ASSERT(set > 0 && forecasts > 0);
    }

    void homework_says_what_is_not_set() {
        const auto rows = views::homework_table(journal::homework_by_day(rich_days(), 2018y / 9 / 5), russian());
        assert_rectangular(rows);
        CPPUNIT_ASSERT(any_cell(rows, "Не заполнено учителем") || any_cell(rows, "Учитель ещё не заполнил"));
    }

    void the_timetable_names_replacements_and_cancellations() {
        const auto rows = views::timetable_table(rich_days(), russian());
        assert_rectangular(rows);
        CPPUNIT_ASSERT(any_cell(rows, "замена"));
        CPPUNIT_ASSERT(any_cell(rows, "отменён"));
        CPPUNIT_ASSERT(any_cell(rows, "Громова Е. С."));
        CPPUNIT_ASSERT(any_cell(rows, "08:30"));
    }

    void nothing_is_a_head_alone() {
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, views::marks_table({}, russian()).size());
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, views::homework_table({}, russian()).size());
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, views::timetable_table({}, russian()).size());
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, views::finals_table({}, russian()).size());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ExportTablesTest);

}  // namespace mrko::tests
