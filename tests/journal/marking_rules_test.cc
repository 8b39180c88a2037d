// SPDX-License-Identifier: Apache-2.0
#include "journal/marking_rules.h"

#include <cppunit/extensions/HelperMacros.h>

#include <stdexcept>

#include "tests/journal/made_marks.h"

namespace mrko::journal {

namespace {

MarkingRules of_school(std::string title, const DaySpan& valid) {
    return {.origin = MarkingRules::Origin::school, .valid = valid, .title = std::move(title)};
}

}  // namespace

class MarkingRulesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MarkingRulesTest);
    CPPUNIT_TEST(a_threshold_belongs_to_the_better_mark);
    CPPUNIT_TEST(exactly_4_645_is_a_5_at_the_threshold_4_65_and_4_644_is_a_4);
    CPPUNIT_TEST(only_3_4_and_5_have_a_threshold);
    CPPUNIT_TEST(rules_hold_on_their_days_and_else_the_usual_preset);
    CPPUNIT_TEST(of_two_rules_the_one_that_began_last_holds);
    CPPUNIT_TEST(more_lessons_a_week_need_more_marks);
    CPPUNIT_TEST(only_a_counted_2_or_1_of_the_five_point_scale_is_a_two);
    CPPUNIT_TEST(no_5_with_a_2_where_the_school_bars_it);
    CPPUNIT_TEST_SUITE_END();

    void a_threshold_belongs_to_the_better_mark() {
        for (const auto& [hundredths, mark] : std::vector<std::pair<std::int64_t, int>>{
                 {500, 5}, {460, 5}, {459, 4}, {360, 4}, {359, 3}, {260, 3}, {259, 2}, {100, 2}}) {
            CPPUNIT_ASSERT_EQUAL(mark, presets::usual.mark_for({hundredths}));
        }
        CPPUNIT_ASSERT_EQUAL(4, presets::strict.mark_for({464}));
        CPPUNIT_ASSERT_EQUAL(3, presets::strict.mark_for({364}));
        CPPUNIT_ASSERT_EQUAL(2, presets::strict.mark_for({264}));
    }

    void exactly_4_645_is_a_5_at_the_threshold_4_65_and_4_644_is_a_4() {
        MarkSum sum;
        sum.add(five_point(5, 129));
        sum.add(five_point(4, 71));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{929} * 100 * 1000, sum.weighted());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{200} * 1000, sum.weights());
        CPPUNIT_ASSERT_EQUAL(5, presets::strict.mark_for(sum.average().value()));
        MarkSum less;
        less.add(five_point(5, 161));
        less.add(five_point(4, 89));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1161} * 100 * 1000, less.weighted());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{250} * 1000, less.weights());
        CPPUNIT_ASSERT_EQUAL(4, presets::strict.mark_for(less.average().value()));
    }

    void only_3_4_and_5_have_a_threshold() {
        CPPUNIT_ASSERT_EQUAL(std::int64_t{260}, presets::usual.least_for(3).hundredths);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{365}, presets::strict.least_for(4).hundredths);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{465}, presets::strict.least_for(5).hundredths);
        for (const int none : {-1, 0, 2, 6}) {
            CPPUNIT_ASSERT_THROW(static_cast<void>(presets::usual.least_for(none)), std::invalid_argument);
        }
    }

    void rules_hold_on_their_days_and_else_the_usual_preset() {
        const std::vector rules{of_school("first", span_of("2025-09-01", "2025-12-31"))};
        CPPUNIT_ASSERT_EQUAL(std::string{"first"}, rules_on(rules, day_of("2025-09-01")).title);
        CPPUNIT_ASSERT_EQUAL(std::string{"first"}, rules_on(rules, day_of("2025-12-31")).title);
        for (const auto* const day : {"2025-08-31", "2026-01-01"}) {
            const auto preset = rules_on(rules, day_of(day));
            CPPUNIT_ASSERT(preset.origin == MarkingRules::Origin::preset);
            CPPUNIT_ASSERT(preset.thresholds == presets::usual);
        }
    }

    void of_two_rules_the_one_that_began_last_holds() {
        const auto old = of_school("old", span_of("2020-09-01", "2030-08-31"));
        const auto young = of_school("young", span_of("2025-10-01", "2025-10-31"));
        for (const auto& rules : {std::vector{old, young}, std::vector{young, old}}) {
            CPPUNIT_ASSERT_EQUAL(std::string{"young"}, rules_on(rules, day_of("2025-10-01")).title);
            CPPUNIT_ASSERT_EQUAL(std::string{"old"}, rules_on(rules, day_of("2025-11-01")).title);
        }
    }

    void more_lessons_a_week_need_more_marks() {
        CPPUNIT_ASSERT_EQUAL(3, marks_needed({}, 0));
        CPPUNIT_ASSERT_EQUAL(3, marks_needed({}, 2));
        CPPUNIT_ASSERT_EQUAL(5, marks_needed({}, 3));
        const MarkingRules own{.minimum_marks = 4, .minimum_marks_often = 7, .often_above = 1};
        CPPUNIT_ASSERT_EQUAL(4, marks_needed(own, 1));
        CPPUNIT_ASSERT_EQUAL(7, marks_needed(own, 2));
    }

    void only_a_counted_2_or_1_of_the_five_point_scale_is_a_two() {
        CPPUNIT_ASSERT(twos_among(std::vector{five_point(5), five_point(2)}) == Twos::some);
        CPPUNIT_ASSERT(twos_among(std::vector{five_point(1)}) == Twos::some);
        CPPUNIT_ASSERT(twos_among({}) == Twos::none);
        CPPUNIT_ASSERT(twos_among(std::vector{five_point(3), five_point(2, 0), dot(), mark_on(Scale::hundred, 200)}) ==
                       Twos::none);
    }

    void no_5_with_a_2_where_the_school_bars_it() {
        const MarkingRules barring{.five_with_two = MarkingRules::FiveWithTwo::barred};
        CPPUNIT_ASSERT_EQUAL(5, mark_by(barring, {470}, Twos::none));
        CPPUNIT_ASSERT_EQUAL(4, mark_by(barring, {470}, Twos::some));
        CPPUNIT_ASSERT_EQUAL(3, mark_by(barring, {300}, Twos::some));
        CPPUNIT_ASSERT_EQUAL(5, mark_by({}, {470}, Twos::some));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MarkingRulesTest);

}  // namespace mrko::journal
