// SPDX-License-Identifier: Apache-2.0
#include "exchange/spreadsheet.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>
#include <vector>

#include "exchange/csv.h"

namespace mrko::exchange {

class SpreadsheetTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SpreadsheetTest);
    CPPUNIT_TEST(programs_get_commas_and_nothing_in_front);
    CPPUNIT_TEST(excel_gets_a_mark_and_semicolons);
    CPPUNIT_TEST(what_separates_or_quotes_is_quoted);
    CPPUNIT_TEST(s31_a_cell_that_begins_like_a_formula_gets_an_apostrophe);
    CPPUNIT_TEST(a_formula_further_inside_is_left_alone);
    CPPUNIT_TEST(what_was_written_is_read_back);
    CPPUNIT_TEST_SUITE_END();

    static std::string written(const SpreadsheetRow& row, SpreadsheetFor reader = SpreadsheetFor::programs) {
        return write_spreadsheet(std::vector<SpreadsheetRow>{row}, reader);
    }

    void programs_get_commas_and_nothing_in_front() {
        CPPUNIT_ASSERT_EQUAL(
            std::string{"Предмет,Среднее\r\nМатематика,\"4,35\"\r\n"},
            write_spreadsheet(std::vector<SpreadsheetRow>{{"Предмет", "Среднее"}, {"Математика", "4,35"}},
                              SpreadsheetFor::programs));
    }

    void excel_gets_a_mark_and_semicolons() {
        CPPUNIT_ASSERT_EQUAL(std::string{"\xEF\xBB\xBFПредмет;4,35;\"а;б\"\r\n"},
                             written({"Предмет", "4,35", "а;б"}, SpreadsheetFor::excel));
    }

    void what_separates_or_quotes_is_quoted() {
        CPPUNIT_ASSERT_EQUAL(std::string{"\"a,b\",\"c\"\"d\",\"e\nf\",g;h\r\n"},
                             written({"a,b", "c\"d", "e\nf", "g;h"}));
    }

    void s31_a_cell_that_begins_like_a_formula_gets_an_apostrophe() {
        for (const std::string begin : {"=", "+", "-", "@", "\t"}) {
            for (const auto reader : {SpreadsheetFor::programs, SpreadsheetFor::excel}) {
                const auto text = written({begin + "1"}, reader);
                CPPUNIT_ASSERT_MESSAGE(begin, text.find("'" + begin + "1\r\n") != std::string::npos);
            }
        }
        // A carriage return has no place in a field, but what follows it must not become the beginning.
        CPPUNIT_ASSERT_EQUAL(std::string{"\"'=1\"\r\n"}, written({"\r=1"}));
        CPPUNIT_ASSERT_EQUAL(std::string{"\"'=HYPERLINK(\"\"http://x\"\",1)\"\r\n"},
                             written({"=HYPERLINK(\"http://x\",1)"}));
    }

    void a_formula_further_inside_is_left_alone() {
        CPPUNIT_ASSERT_EQUAL(std::string{"2+2=4,5−,—, =1\r\n"}, written({"2+2=4", "5−", "—", " =1"}));
    }

    void what_was_written_is_read_back() {
        const SpreadsheetRow row{"Дроби, \"часть\" 2", "№ 15;\n№ 16", "", "4,35"};
        Findings findings;
        const auto text = written(row);
        CsvReader reader{"marks.csv", text, findings};
        CPPUNIT_ASSERT(reader.next()->fields == row);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SpreadsheetTest);

}  // namespace mrko::exchange
