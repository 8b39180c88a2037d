// SPDX-License-Identifier: Apache-2.0
#include "exchange/field_values.h"

#include <cppunit/extensions/HelperMacros.h>

#include <chrono>
#include <string>
#include <vector>

#include "exchange/shown_mark.h"
#include "tests/exchange/small_set.h"

namespace mrko::exchange {
namespace {

using testing::holds;
using namespace std::chrono_literals;

template <class Value>
std::string why_not(std::string_view field) {
    Value value{};
    return take(field, value).value_or("");
}

std::int64_t points(std::string_view field) {
    journal::Points value;
    CPPUNIT_ASSERT(!take(field, value));
    return value.hundredths;
}

}  // namespace

class FieldValuesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FieldValuesTest);
    CPPUNIT_TEST(an_end_date_is_the_day_after_the_last_one);
    CPPUNIT_TEST(an_end_date_may_cross_a_month_a_year_and_a_leap_day);
    CPPUNIT_TEST(russian_and_slashed_days_are_refused_by_name);
    CPPUNIT_TEST(days_that_do_not_exist_are_refused);
    CPPUNIT_TEST(a_decimal_comma_is_refused_by_name);
    CPPUNIT_TEST(points_are_exact_and_halves_go_up);
    CPPUNIT_TEST(what_is_no_number_is_refused);
    CPPUNIT_TEST(weights_have_three_places_and_are_not_negative);
    CPPUNIT_TEST(points_and_weights_are_written_without_idle_zeros);
    CPPUNIT_TEST(times_must_have_two_digits_and_lie_in_a_day);
    CPPUNIT_TEST(a_moment_has_no_time_zone);
    CPPUNIT_TEST(terms_are_case_sensitive_and_say_so);
    CPPUNIT_TEST(extension_terms_of_roles_are_kept);
    CPPUNIT_TEST(unknown_attendance_codes_are_kept_as_words);
    CPPUNIT_TEST(ids_hold_only_the_allowed_characters);
    CPPUNIT_TEST(lists_are_divided_by_commas_and_hold_no_empty_items);
    CPPUNIT_TEST(the_scale_follows_from_the_highest_value);
    CPPUNIT_TEST(the_shown_mark_is_the_native_value);
    CPPUNIT_TEST_SUITE_END();

    void an_end_date_is_the_day_after_the_last_one() {
        journal::SchoolDay last{};
        CPPUNIT_ASSERT(!take("2025-10-25", Exclusive{last}));
        CPPUNIT_ASSERT(last == 2025y / 10 / 24);
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-10-25"}, print(Exclusive<const journal::SchoolDay>{last}));
    }

    void an_end_date_may_cross_a_month_a_year_and_a_leap_day() {
        journal::SchoolDay last{};
        CPPUNIT_ASSERT(!take("2026-01-01", Exclusive{last}));
        CPPUNIT_ASSERT(last == 2025y / 12 / 31);
        CPPUNIT_ASSERT(!take("2024-03-01", Exclusive{last}));
        CPPUNIT_ASSERT(last == 2024y / 2 / 29);
    }

    void russian_and_slashed_days_are_refused_by_name() {
        CPPUNIT_ASSERT_EQUAL(
            std::string{"\"05.09.2020\" is a day as Russian Excel writes it; a day must be written YYYY-MM-DD"},
            why_not<journal::SchoolDay>("05.09.2020"));
        CPPUNIT_ASSERT_EQUAL(
            std::string{"\"1/05/2023\" is a day written with slashes; a day must be written YYYY-MM-DD"},
            why_not<journal::SchoolDay>("1/05/2023"));
    }

    void days_that_do_not_exist_are_refused() {
        CPPUNIT_ASSERT_EQUAL(std::string{"\"2025-02-29\" is no day of the calendar"},
                             why_not<journal::SchoolDay>("2025-02-29"));
        for (const auto* const bad : {"2025-9-1", "20250901", "вчера", "2025-09-01T00:00:00Z"}) {
            CPPUNIT_ASSERT(!why_not<journal::SchoolDay>(bad).empty());
        }
    }

    void a_decimal_comma_is_refused_by_name() {
        CPPUNIT_ASSERT_EQUAL(std::string{"\"4,5\" has a decimal comma; a decimal point must be used"},
                             why_not<journal::Points>("4,5"));
        CPPUNIT_ASSERT(holds(why_not<journal::Weight>("1,5"), "decimal comma"));
    }

    void points_are_exact_and_halves_go_up() {
        CPPUNIT_ASSERT_EQUAL(std::int64_t{400}, points("4"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{450}, points("4.5"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{8725}, points("87.25"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{413}, points("4.125"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{412}, points("4.1249"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{10000}, points("99.999"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, points("0.0"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{-150}, points("-1.5"));
    }

    void what_is_no_number_is_refused() {
        for (const auto* const bad : {"5-", "", ".", "5.", ".5", "1e3", "--1", "1.2.3", "зач", "1234567890", "0x10"}) {
            CPPUNIT_ASSERT_MESSAGE(bad, !why_not<journal::Points>(bad).empty());
        }
        for (const auto* const bad : {"-1", "12345", "1.0", "один"}) {
            CPPUNIT_ASSERT_MESSAGE(bad, !why_not<int>(bad).empty());
        }
    }

    void weights_have_three_places_and_are_not_negative() {
        journal::Weight weight;
        CPPUNIT_ASSERT(!take("2.125", weight));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2125}, weight.thousandths);
        CPPUNIT_ASSERT(!why_not<journal::Weight>("1.0005").empty());
        CPPUNIT_ASSERT(!why_not<journal::Weight>("-1").empty());
    }

    void points_and_weights_are_written_without_idle_zeros() {
        CPPUNIT_ASSERT_EQUAL(std::string{"4"}, print(journal::Points{400}));
        CPPUNIT_ASSERT_EQUAL(std::string{"4.5"}, print(journal::Points{450}));
        CPPUNIT_ASSERT_EQUAL(std::string{"87.05"}, print(journal::Points{8705}));
        CPPUNIT_ASSERT_EQUAL(std::string{"-0.5"}, print(journal::Points{-50}));
        CPPUNIT_ASSERT_EQUAL(std::string{"1"}, print(journal::Weight{1000}));
        CPPUNIT_ASSERT_EQUAL(std::string{"0.125"}, print(journal::Weight{125}));
    }

    void times_must_have_two_digits_and_lie_in_a_day() {
        std::chrono::minutes time{0};
        CPPUNIT_ASSERT(!take("08:35", time));
        CPPUNIT_ASSERT(time == 515min);
        CPPUNIT_ASSERT_EQUAL(std::string{"08:35"}, print(time));
        CPPUNIT_ASSERT(!take("08:35:00", time));
        for (const auto* const bad : {"8:35", "24:00", "10:60", "10.30", "утром"}) {
            CPPUNIT_ASSERT_MESSAGE(bad, !why_not<std::chrono::minutes>(bad).empty());
        }
    }

    void a_moment_has_no_time_zone() {
        LocalMoment moment;
        CPPUNIT_ASSERT(!take("2025-10-09T18:30", moment));
        CPPUNIT_ASSERT(moment.day == 2025y / 10 / 9 && moment.time == 1110min);
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-10-09T18:30"}, print(moment));
        CPPUNIT_ASSERT(!take("2025-10-09", moment));
        CPPUNIT_ASSERT(!moment.time);
        CPPUNIT_ASSERT(holds(why_not<LocalMoment>("2025-10-09T18:30:00Z"), "without a time zone"));
    }

    void terms_are_case_sensitive_and_say_so() {
        CPPUNIT_ASSERT_EQUAL(std::string{"\"Student\" must be written \"student\"; capital and small letters differ"},
                             why_not<Enrollment::Role>("Student"));
        CPPUNIT_ASSERT_EQUAL(std::string{"\"ученик\" is none of: administrator, proctor, student, teacher"},
                             why_not<Enrollment::Role>("ученик"));
        CPPUNIT_ASSERT(holds(why_not<bool>("TRUE"), "must be written \"true\""));
    }

    void extension_terms_of_roles_are_kept() {
        UserRole role;
        CPPUNIT_ASSERT(!take("ext:deputyPrincipal", OpenTerm{role.kind, role.other_kind}));
        CPPUNIT_ASSERT(role.kind == UserRole::Kind::deputy_principal);
        CPPUNIT_ASSERT(!take("ext:psychologist", OpenTerm{role.kind, role.other_kind}));
        CPPUNIT_ASSERT(role.kind == UserRole::Kind::other);
        CPPUNIT_ASSERT_EQUAL(std::string{"ext:psychologist"}, print(OpenTerm{role.kind, role.other_kind}));
        CPPUNIT_ASSERT(take("psychologist", OpenTerm{role.kind, role.other_kind}));
    }

    void unknown_attendance_codes_are_kept_as_words() {
        Attendance row;
        CPPUNIT_ASSERT(!take("Partial", OpenTerm{row.code, row.other_code}));
        CPPUNIT_ASSERT(row.code == Attendance::Code::other);
        CPPUNIT_ASSERT_EQUAL(std::string{"Partial"}, print(OpenTerm{row.code, row.other_code}));
    }

    void ids_hold_only_the_allowed_characters() {
        CPPUNIT_ASSERT(!check_id("gb.BELL-255901001_01/a@b"));
        CPPUNIT_ASSERT(holds(check_id("5А").value_or(""), "may hold only the characters"));
        CPPUNIT_ASSERT(check_id("a b"));
        CPPUNIT_ASSERT(!check_id(std::string(255, 'a')));
        CPPUNIT_ASSERT(holds(check_id(std::string(256, 'a')).value_or(""), "fewer than 256"));
    }

    void lists_are_divided_by_commas_and_hold_no_empty_items() {
        std::vector<std::string> items;
        CPPUNIT_ASSERT(!take("a, b,,c ", items));
        CPPUNIT_ASSERT((items == std::vector<std::string>{"a", "b", "c"}));
        CPPUNIT_ASSERT_EQUAL(std::string{"a,b,c"}, print(items));
    }

    void the_scale_follows_from_the_highest_value() {
        CPPUNIT_ASSERT(scale_of(journal::Points{500}) == journal::Scale::five);
        CPPUNIT_ASSERT(scale_of(journal::Points{2000}) == journal::Scale::twenty);
        CPPUNIT_ASSERT(scale_of(journal::Points{10000}) == journal::Scale::hundred);
        CPPUNIT_ASSERT(scale_of(journal::Points{1200}) == journal::Scale::text);
        CPPUNIT_ASSERT(scale_of(std::nullopt) == journal::Scale::text);
    }

    void the_shown_mark_is_the_native_value() {
        Result result;
        result.score = journal::Points{7750};
        result.text_score = "C";
        CPPUNIT_ASSERT_EQUAL(std::string{"77.5"}, shown_mark(result, journal::Scale::hundred));
        CPPUNIT_ASSERT_EQUAL(std::string{"C"}, shown_mark(result, journal::Scale::letter));
        result.score = journal::Points{500};
        result.text_score = "5-";
        CPPUNIT_ASSERT_EQUAL(std::string{"5-"}, shown_mark(result, journal::Scale::five));
        result.text_score.clear();
        CPPUNIT_ASSERT_EQUAL(std::string{"5"}, shown_mark(result, journal::Scale::five));
        result.score_status = Result::ScoreStatus::not_submitted;
        CPPUNIT_ASSERT_EQUAL(std::string{}, shown_mark(result, journal::Scale::five));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FieldValuesTest);

}  // namespace mrko::exchange
