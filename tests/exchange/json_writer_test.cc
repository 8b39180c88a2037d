// SPDX-License-Identifier: Apache-2.0
#include "exchange/json_writer.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>
#include <vector>

namespace mrko::exchange {

namespace {

template <class Value>
std::string written(const Value& value) {
    JsonWriter json;
    json.value(value);
    return json.text();
}

}  // namespace

class JsonWriterTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(JsonWriterTest);
    CPPUNIT_TEST(members_stand_in_the_order_of_writing_with_commas_between_them);
    CPPUNIT_TEST(a_text_cannot_end_its_string);
    CPPUNIT_TEST(an_average_always_has_two_decimals);
    CPPUNIT_TEST(points_and_weights_have_no_zeros_at_the_end);
    CPPUNIT_TEST(days_and_times_are_those_of_iso_8601);
    CPPUNIT_TEST(true_and_false_are_no_numbers);
    CPPUNIT_TEST_SUITE_END();

    void members_stand_in_the_order_of_writing_with_commas_between_them() {
        JsonWriter json;
        json.object([&] {
            json.member("z", 1);
            json.array_member("list", std::vector{1, 2, 3}, [&](int number) {
                if (number != 2) {
                    json.object([&] { json.member("n", number); });
                }
            });
            json.array_member("none", std::vector<int>{}, [&](int number) { json.value(number); });
            json.object_member("empty", [] {});
            json.member("a", std::optional<int>{});
        });
        CPPUNIT_ASSERT_EQUAL(std::string{R"({"z":1,"list":[{"n":1},{"n":3}],"none":[],"empty":{},"a":null})"},
                             json.text());
    }

    void a_text_cannot_end_its_string() {
        CPPUNIT_ASSERT_EQUAL(std::string{R"("a\"b\\c\nd\u0001 Ё")"}, written(std::string{"a\"b\\c\nd\x01 Ё"}));
    }

    void an_average_always_has_two_decimals() {
        CPPUNIT_ASSERT_EQUAL(std::string{R"("4.65")"}, written(journal::Average{465}));
        CPPUNIT_ASSERT_EQUAL(std::string{R"("4.00")"}, written(journal::Average{400}));
        CPPUNIT_ASSERT_EQUAL(std::string{R"("0.05")"}, written(journal::Average{5}));
        CPPUNIT_ASSERT_EQUAL(std::string{R"("100.00")"}, written(journal::Average{10000}));
    }

    void points_and_weights_have_no_zeros_at_the_end() {
        CPPUNIT_ASSERT_EQUAL(std::string{R"("4")"}, written(journal::Points{400}));
        CPPUNIT_ASSERT_EQUAL(std::string{R"("4.5")"}, written(journal::Points{450}));
        CPPUNIT_ASSERT_EQUAL(std::string{R"("87.25")"}, written(journal::Points{8725}));
        CPPUNIT_ASSERT_EQUAL(std::string{R"("100")"}, written(journal::Points{10000}));
        CPPUNIT_ASSERT_EQUAL(std::string{R"("0")"}, written(journal::Points{0}));
        CPPUNIT_ASSERT_EQUAL(std::string{R"("-1.5")"}, written(journal::Points{-150}));
        CPPUNIT_ASSERT_EQUAL(std::string{R"("2.5")"}, written(journal::Weight{2500}));
        CPPUNIT_ASSERT_EQUAL(std::string{R"("0.125")"}, written(journal::Weight{125}));
        CPPUNIT_ASSERT_EQUAL(std::string{R"("10")"}, written(journal::Weight{10000}));
    }

    void days_and_times_are_those_of_iso_8601() {
        CPPUNIT_ASSERT_EQUAL(
            std::string{R"("2026-09-07")"},
            written(journal::SchoolDay{std::chrono::year{2026}, std::chrono::September, std::chrono::day{7}}));
        CPPUNIT_ASSERT_EQUAL(std::string{"null"}, written(journal::SchoolDay{}));
        CPPUNIT_ASSERT_EQUAL(std::string{R"("08:05")"}, written(std::chrono::minutes{485}));
        CPPUNIT_ASSERT_EQUAL(std::string{R"("23:59")"}, written(std::chrono::minutes{1439}));
    }

    void true_and_false_are_no_numbers() {
        CPPUNIT_ASSERT_EQUAL(std::string{"true"}, written(true));
        CPPUNIT_ASSERT_EQUAL(std::string{"false"}, written(false));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(JsonWriterTest);

}  // namespace mrko::exchange
