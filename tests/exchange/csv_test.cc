// SPDX-License-Identifier: Apache-2.0
#include "exchange/csv.h"

#include <cppunit/extensions/HelperMacros.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace mrko::exchange {
namespace {

struct Outcome {
    std::vector<CsvRow> rows;
    std::string refusals;
    bool broken{false};
};

Outcome read(std::string_view bytes) {
    Outcome outcome;
    Findings findings;
    CsvReader reader{"a.csv", bytes, findings};
    while (auto row = reader.next()) {
        outcome.rows.push_back(*row);
    }
    outcome.broken = reader.broken();
    try {
        findings.refuse_if_any();
    } catch (const Refused& refused) {
        for (const auto& refusal : refused.refusals) {
            outcome.refusals += sentence(refusal) + '\n';
        }
    }
    return outcome;
}

using Fields = std::vector<std::string>;

}  // namespace

class CsvTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CsvTest);
    CPPUNIT_TEST(quoted_fields_hold_commas_quotes_and_line_feeds);
    CPPUNIT_TEST(lines_are_counted_through_line_feeds_in_fields);
    CPPUNIT_TEST(a_byte_order_mark_is_no_part_of_the_header);
    CPPUNIT_TEST(the_last_line_needs_no_end_and_empty_lines_may_follow_it);
    CPPUNIT_TEST(blanks_at_the_ends_of_a_field_are_left_out);
    CPPUNIT_TEST(rows_of_another_width_are_named_and_the_rest_is_read);
    CPPUNIT_TEST(windows_1251_is_refused_by_its_name_with_the_line);
    CPPUNIT_TEST(utf16_and_broken_utf8_are_refused);
    CPPUNIT_TEST(semicolons_are_refused_by_name);
    CPPUNIT_TEST(a_carriage_return_in_a_field_is_refused);
    CPPUNIT_TEST(a_lonely_carriage_return_is_refused);
    CPPUNIT_TEST(a_nul_is_refused_with_its_line);
    CPPUNIT_TEST(an_open_quotation_mark_is_refused_at_the_line_that_opens_it);
    CPPUNIT_TEST(quotation_marks_in_wrong_places_are_refused);
    CPPUNIT_TEST(what_is_written_is_read_again);
    CPPUNIT_TEST(a_byte_order_mark_in_the_first_field_is_read_again);
    CPPUNIT_TEST_SUITE_END();

    void quoted_fields_hold_commas_quotes_and_line_feeds() {
        const auto outcome = read("a,b\r\n\"1,2\",\"he said \"\"no\"\"\nand left\"\r\n");
        CPPUNIT_ASSERT_EQUAL(std::string{}, outcome.refusals);
        CPPUNIT_ASSERT((outcome.rows.at(1).fields == Fields{"1,2", "he said \"no\"\nand left"}));
    }

    void lines_are_counted_through_line_feeds_in_fields() {
        const auto outcome = read("a,b\n\"x\ny\",1\nz,2\n");
        CPPUNIT_ASSERT_EQUAL(2, outcome.rows.at(1).line);
        CPPUNIT_ASSERT_EQUAL(4, outcome.rows.at(2).line);
    }

    void a_byte_order_mark_is_no_part_of_the_header() {
        CPPUNIT_ASSERT((read("\xEF\xBB\xBFsourcedId,b\n").rows.at(0).fields == Fields{"sourcedId", "b"}));
    }

    void the_last_line_needs_no_end_and_empty_lines_may_follow_it() {
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, read("a,b\n1,2").rows.size());
        const auto outcome = read("a,b\n1,\r\n\r\n\n");
        CPPUNIT_ASSERT_EQUAL(std::string{}, outcome.refusals);
        CPPUNIT_ASSERT((outcome.rows.at(1).fields == Fields{"1", ""}));
    }

    void blanks_at_the_ends_of_a_field_are_left_out() {
        CPPUNIT_ASSERT((read("a,b\n Иван ,\"Пётр \t\"\n").rows.at(1).fields == Fields{"Иван", "Пётр"}));
    }

    void rows_of_another_width_are_named_and_the_rest_is_read() {
        const auto outcome = read("a,b\n1,2,3\n\n1\n4,5\n");
        CPPUNIT_ASSERT_EQUAL(std::string{"a.csv:2: the line has 3 fields, the header has 2\n"
                                         "a.csv:3: the line is empty\n"
                                         "a.csv:4: the line has 1 fields, the header has 2\n"},
                             outcome.refusals);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, outcome.rows.size());
        CPPUNIT_ASSERT(!outcome.broken);
    }

    void windows_1251_is_refused_by_its_name_with_the_line() {
        const auto outcome = read("a,b\n1,2\n\xC8\xE2\xE0\xED,\xCF\xB8\xF2\xF0\n");
        CPPUNIT_ASSERT_EQUAL(std::string{"a.csv:3: the text is Windows-1251; it must be UTF-8\n"}, outcome.refusals);
        CPPUNIT_ASSERT(outcome.rows.empty());
    }

    void utf16_and_broken_utf8_are_refused() {
        CPPUNIT_ASSERT_EQUAL(std::string{"a.csv:1: the text is UTF-16; it must be UTF-8\n"},
                             read({"\xFF\xFE\x61\x00", 4}).refusals);
        for (const std::string_view bad :
             {"a\n\xC0\xAF", "a\n\xED\xA0\x80\x81\x82", "a\n\xF5\x80\x80\x80", "a\n\xE2\x82"}) {
            CPPUNIT_ASSERT_EQUAL(std::string{"a.csv:2: the text is not UTF-8\n"}, read(bad).refusals);
        }
    }

    void semicolons_are_refused_by_name() {
        CPPUNIT_ASSERT_EQUAL(
            std::string{"a.csv:1: the fields are separated by semicolons; they must be separated by commas\n"},
            read("a;b\n1;2\n").refusals);
    }

    void a_carriage_return_in_a_field_is_refused() {
        CPPUNIT_ASSERT_EQUAL(std::string{"a.csv:2: a carriage return stands inside a field; only a line feed may\n"},
                             read("a,b\n\"x\r\ny\",1\n").refusals);
    }

    void a_lonely_carriage_return_is_refused() {
        CPPUNIT_ASSERT_EQUAL(
            std::string{"a.csv:1: a carriage return stands alone; lines must end with a line feed, or with both\n"},
            read("a,b\r1,2\r").refusals);
    }

    void a_nul_is_refused_with_its_line() {
        using namespace std::string_view_literals;
        CPPUNIT_ASSERT_EQUAL(std::string{"a.csv:2: the line holds a NUL character\n"}, read("a\nb\0\n"sv).refusals);
    }

    void an_open_quotation_mark_is_refused_at_the_line_that_opens_it() {
        const auto outcome = read("a,b\n1,\"x\n2,3\n");
        CPPUNIT_ASSERT_EQUAL(std::string{"a.csv:2: a quotation mark is opened and never closed\n"}, outcome.refusals);
        CPPUNIT_ASSERT(outcome.broken);
    }

    void quotation_marks_in_wrong_places_are_refused() {
        CPPUNIT_ASSERT_EQUAL(std::string{"a.csv:1: a quotation mark stands inside a field that is not quoted\n"},
                             read("a\"b\n").refusals);
        CPPUNIT_ASSERT_EQUAL(std::string{"a.csv:1: text follows a closing quotation mark\n"},
                             read("\"a\"b\n").refusals);
    }

    void what_is_written_is_read_again() {
        const std::array<std::string, 4> fields{"plain", "a,\"b\"", "two\nlines", ""};
        std::string text;
        append_csv_row(text, fields);
        CPPUNIT_ASSERT((read(text).rows.at(0).fields == Fields{fields.begin(), fields.end()}));
    }

    void a_byte_order_mark_in_the_first_field_is_read_again() {
        const std::array<std::string, 2> fields{
            "\xEF\xBB\xBF"
            "a",
            "\xEF\xBB\xBF"
            "b"};
        std::string text;
        append_csv_row(text, fields);
        CPPUNIT_ASSERT((read(text).rows.at(0).fields == Fields{fields.begin(), fields.end()}));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CsvTest);

}  // namespace mrko::exchange
