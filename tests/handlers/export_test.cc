// SPDX-License-Identifier: Apache-2.0
// The files of a child's data against the pages and the API: the same values, the same words.
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "exchange/csv.h"
#include "tests/handlers/demo_house.h"

namespace mrko::handlers {

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const http::Response& answer) {
    CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body(), 200, answer.status());
    exchange::Findings findings;
    exchange::CsvReader reader{"export.csv", answer.body(), findings};
    Rows rows;
    while (auto row = reader.next()) {
        rows.push_back(row->fields);
    }
    CPPUNIT_ASSERT(!reader.broken());
    return rows;
}

std::string with(std::string text, const std::string& what, const std::string& by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
    return text;
}

/// The page's text with plain blanks and without escapes.
std::string plain(const std::string& html) {
    return with(with(with(with(html, "\u00a0", " "), "&quot;", "\""), "&#39;", "'"), "&amp;", "&");
}

int count_of(const std::string& text, const std::string& part) {
    int found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++found;
    }
    return found;
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

class ExportTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ExportTest);
    CPPUNIT_TEST(marks_are_those_of_the_page);
    CPPUNIT_TEST(averages_are_those_of_the_page);
    CPPUNIT_TEST(finals_are_those_of_the_page);
    CPPUNIT_TEST(homework_is_that_of_the_page);
    CPPUNIT_TEST(the_timetable_is_that_of_the_page);
    CPPUNIT_TEST(json_is_that_of_the_api);
    CPPUNIT_TEST(files_have_plain_names_and_stay_nowhere);
    CPPUNIT_TEST(the_file_for_excel_has_a_mark_and_semicolons);
    CPPUNIT_TEST_SUITE_END();

    DemoHouse house_;

    http::Response get(const std::string& address) {
        return house_.ask("mother", {.method = "GET", .target = address, .headers = {}, .body = ""});
    }

    std::string page(const std::string& address) {
        const auto answer = get(address);
        CPPUNIT_ASSERT_EQUAL(200, answer.status());
        return plain(answer.body());
    }

    void marks_are_those_of_the_page() {
        const auto html = page("/diary/1/marks?period=year&view=dates");
        const auto rows = rows_of(get("/diary/1/export/marks.csv?period=year"));
        CPPUNIT_ASSERT(rows.size() > 30);
        CPPUNIT_ASSERT_EQUAL(count_of(html, "<td role=\"cell\" class=\"date\">"), static_cast<int>(rows.size()) - 1);
        for (const auto& row : Rows{rows.begin() + 1, rows.end()}) {
            CPPUNIT_ASSERT_MESSAGE(row[3], holds(html, row[3]));
            CPPUNIT_ASSERT_MESSAGE(row[5], holds(html, row[5]));
            CPPUNIT_ASSERT_MESSAGE(row[6], holds(html, row[6]));
        }
    }

    void averages_are_those_of_the_page() {
        const auto html = page("/diary/1/marks?period=quarter&at=2026-10-05");
        const auto rows = rows_of(get("/diary/1/export/averages.csv?period=quarter&at=2026-10-05"));
        CPPUNIT_ASSERT(rows.size() > 5);
        for (std::size_t at = 1; at + 1 < rows.size(); ++at) {
            const auto& row = rows[at];
            const auto begin = html.find(">" + row[0] + "</a></th>");
            CPPUNIT_ASSERT_MESSAGE(row[0], begin != std::string::npos);
            const auto line = html.substr(begin, html.find("</tr>", begin) - begin);
            CPPUNIT_ASSERT_MESSAGE(row[0] + row[1],
                                   holds(line, row[1] == "—" ? ">—<" : "<strong>" + row[1] + "</strong>"));
            CPPUNIT_ASSERT(
                line.ends_with("<td class=\"figure\">" + row[2] + "</td><td class=\"figure\">" + row[3] + "</td>"));
        }
        const auto total = html.substr(html.find("<tfoot>"));
        CPPUNIT_ASSERT(holds(total, "<strong>" + rows.back()[1] + "</strong>"));
        CPPUNIT_ASSERT(holds(total, "<td class=\"figure\">" + rows.back()[2] + "</td>"));
    }

    void finals_are_those_of_the_page() {
        const auto html = page("/diary/1/final?year=2027");
        const auto rows = rows_of(get("/diary/1/export/finals.csv?period=year"));
        int set = 0;
        int forecasts = 0;
        for (std::size_t at = 1; at < rows.size(); ++at) {
            const auto& row = rows[at];
            const auto begin = html.find(">" + row[1] + "</a></th>");
            CPPUNIT_ASSERT_MESSAGE(row[1], begin != std::string::npos);
            const auto line = html.substr(begin, html.find("</tr>", begin) - begin);
            const auto cell_begin = line.find("data-label=\"" + row[2] + "\"");
            CPPUNIT_ASSERT_MESSAGE(row[2], cell_begin != std::string::npos);
            const auto cell = line.substr(cell_begin, line.find("</td>", cell_begin) - cell_begin);
            const auto& told = row[3].empty() ? row[4].substr(0, row[4].find(' ')) : row[3];
            CPPUNIT_ASSERT_MESSAGE(cell, holds(cell, ">" + told + "<"));
            (row[3].empty() ? forecasts : set) += 1;
        }
        CPPUNIT_ASSERT(set > 0 && forecasts > 0);
    }

    void homework_is_that_of_the_page() {
        const auto html = page("/diary/1/homework?from=2026-11-02&to=2026-11-17");
        const auto rows = rows_of(get("/diary/1/export/homework.csv?from=2026-11-02&to=2026-11-17"));
        int tasks = 0;
        for (std::size_t at = 1; at < rows.size(); ++at) {
            CPPUNIT_ASSERT(rows[at][4].empty() != rows[at][5].empty());
            tasks += rows[at][4].empty() ? 0 : 1;
            CPPUNIT_ASSERT_MESSAGE(rows[at][4], holds(html, rows[at][4]));
            CPPUNIT_ASSERT_MESSAGE(rows[at][5], holds(html, rows[at][5]));
        }
        CPPUNIT_ASSERT(tasks > 5);
        CPPUNIT_ASSERT_EQUAL(count_of(html, "<p class=\"task\">"), tasks);
    }

    void the_timetable_is_that_of_the_page() {
        const auto html = page("/diary/1/timetable/2026-11-16");
        const auto rows = rows_of(get("/diary/1/export/timetable.csv?period=week&at=2026-11-16"));
        CPPUNIT_ASSERT(rows.size() > 15);
        for (std::size_t at = 1; at < rows.size(); ++at) {
            for (const std::size_t column :
                 {std::size_t{2}, std::size_t{3}, std::size_t{4}, std::size_t{6}, std::size_t{7}}) {
                CPPUNIT_ASSERT_MESSAGE(rows[at][column], holds(html, rows[at][column]));
            }
        }
    }

    void json_is_that_of_the_api() {
        for (const std::string what : {"marks", "timetable", "homework"}) {
            const std::string period = "?period=month&at=2026-10-05";
            CPPUNIT_ASSERT_EQUAL(get("/api/v1/children/1/" + what + period).body(),
                                 get("/diary/1/export/" + what + ".json" + period).body());
        }
        CPPUNIT_ASSERT_EQUAL(get("/api/v1/children/1/finals?year=2027").body(),
                             get("/diary/1/export/finals.json?period=year").body());
    }

    void files_have_plain_names_and_stay_nowhere() {
        const auto csv = get("/diary/1/export/marks.csv?from=2026-09-07&to=2026-10-02");
        CPPUNIT_ASSERT_EQUAL(std::string{"attachment; filename=\"marks-2026-09-07-2026-10-02.csv\""},
                             std::string{csv.header("Content-Disposition")});
        CPPUNIT_ASSERT_EQUAL(std::string{"no-store"}, std::string{csv.header("Cache-Control")});
        CPPUNIT_ASSERT(std::string{csv.header("Content-Type")}.starts_with("text/csv; charset=utf-8"));
        const auto finals = get("/diary/1/export/finals.json?period=quarter&at=2026-10-05");
        CPPUNIT_ASSERT_EQUAL(std::string{"attachment; filename=\"finals-2026-2027.json\""},
                             std::string{finals.header("Content-Disposition")});
        CPPUNIT_ASSERT_EQUAL(std::string{"application/json"}, std::string{finals.header("Content-Type")});
    }

    void the_file_for_excel_has_a_mark_and_semicolons() {
        const auto excel = get("/diary/1/export/averages.csv?period=year&for=excel").body();
        CPPUNIT_ASSERT(excel.starts_with("\xEF\xBB\xBFПредмет;Среднее;"));
        CPPUNIT_ASSERT(get("/diary/1/export/averages.csv?period=year").body().starts_with("Предмет,Среднее,"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ExportTest);

}  // namespace mrko::handlers
