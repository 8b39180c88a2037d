// SPDX-License-Identifier: Apache-2.0
#include "journal/final_marks.h"

#include <cppunit/extensions/HelperMacros.h>

#include "tests/journal/made_marks.h"

namespace mrko::journal {

namespace {

using Rule = Recommendation::Rule;

const std::vector<PeriodId> quarters{{1}, {2}, {3}, {4}};

FinalMark final_mark(int value, PeriodId period = {}, FinalKind kind = FinalKind::period) {
    return {.kind = kind,
            .period = period,
            .shown = std::to_string(value),
            .points = Points{std::int64_t{value} * 100},
            .five = value};
}

FinalMark year_mark(int value) {
    return final_mark(value, {9}, FinalKind::year);
}

FinalMark exam_mark(int value) {
    return final_mark(value, {9}, FinalKind::exam);
}

FinalMark without_number(std::string shown) {
    return {.kind = FinalKind::exam, .shown = std::move(shown)};
}

/// The marks of the first periods in their order.
std::vector<FinalMark> in_periods(const std::vector<int>& values) {
    std::vector<FinalMark> set;
    for (const int value : values) {
        set.push_back(final_mark(value, {static_cast<std::int64_t>(set.size()) + 1}));
    }
    return set;
}

std::optional<int> year_of(const std::vector<FinalMark>& set) {
    const auto recommended = recommend_year(set, quarters);
    return recommended ? recommended->five : std::nullopt;
}

}  // namespace

class FinalMarksTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FinalMarksTest);
    CPPUNIT_TEST(a_period_follows_the_thresholds_of_the_school);
    CPPUNIT_TEST(a_2_takes_the_5_of_the_period_where_the_school_says_so);
    CPPUNIT_TEST(a_period_of_another_scale_is_its_mean_and_no_mark);
    CPPUNIT_TEST(nothing_counted_and_mixed_scales_recommend_nothing);
    CPPUNIT_TEST(the_year_is_the_mean_of_its_periods_half_up);
    CPPUNIT_TEST(a_year_waits_for_every_period);
    CPPUNIT_TEST(a_period_without_a_number_leaves_the_year_to_the_teacher);
    CPPUNIT_TEST(only_period_marks_of_these_periods_make_the_year);
    CPPUNIT_TEST(of_two_marks_of_a_period_the_last_set_counts);
    CPPUNIT_TEST(half_years_and_modules_work_the_same);
    CPPUNIT_TEST(a_year_of_hundred_points_is_their_mean);
    CPPUNIT_TEST(without_an_exam_the_final_mark_is_the_years);
    CPPUNIT_TEST(with_an_exam_the_final_mark_is_the_mean_half_up);
    CPPUNIT_TEST(an_exam_without_a_number_leaves_the_final_mark_to_the_teacher);
    CPPUNIT_TEST_SUITE_END();

    void a_period_follows_the_thresholds_of_the_school() {
        const std::vector marks{five_point(5, 129), five_point(4, 71)};  // 4.645
        const MarkingRules strict{.thresholds = presets::strict};
        const auto recommended = recommend_period(marks, strict).value();
        CPPUNIT_ASSERT(recommended.rule == Rule::thresholds);
        CPPUNIT_ASSERT(recommended.five == 5);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{465}, recommended.average.hundredths);
        CPPUNIT_ASSERT_EQUAL(2, recommended.counted);
        CPPUNIT_ASSERT(recommend_period(marks_of({2, 3, 3, 2, 3}), {})->five == 3);
        CPPUNIT_ASSERT(recommend_period(marks_of({2, 3, 3, 2, 3}), strict)->five == 2);
        CPPUNIT_ASSERT(recommend_period(marks_of({2, 3, 3, 2, 3, 2}), {})->five == 2);
    }

    void a_2_takes_the_5_of_the_period_where_the_school_says_so() {
        const MarkingRules barring{.five_with_two = MarkingRules::FiveWithTwo::barred};
        const auto marks = marks_of({5, 5, 5, 5, 5, 5, 5, 5, 5, 2});  // 4.70
        const auto recommended = recommend_period(marks, barring).value();
        CPPUNIT_ASSERT(recommended.rule == Rule::five_barred_by_two);
        CPPUNIT_ASSERT(recommended.five == 4);
        CPPUNIT_ASSERT(recommend_period(marks, {})->five == 5);
        CPPUNIT_ASSERT(recommend_period(marks, {})->rule == Rule::thresholds);
        CPPUNIT_ASSERT(recommend_period(marks_of({5, 5, 5}), barring)->rule == Rule::thresholds);
        CPPUNIT_ASSERT(recommend_period(marks_of({5, 2}), barring)->rule == Rule::thresholds);
    }

    void a_period_of_another_scale_is_its_mean_and_no_mark() {
        const auto recommended =
            recommend_period(std::vector{mark_on(Scale::hundred, 8725, 1500), mark_on(Scale::hundred, 9000, 500)}, {})
                .value();
        CPPUNIT_ASSERT(recommended.rule == Rule::mean_of_marks);
        CPPUNIT_ASSERT(!recommended.five);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{8794}, recommended.average.hundredths);
    }

    void nothing_counted_and_mixed_scales_recommend_nothing() {
        CPPUNIT_ASSERT(!recommend_period({}, {}));
        CPPUNIT_ASSERT(!recommend_period(std::vector{dot(), in_words("н/а"), in_words("зач"), five_point(5, 0)}, {}));
        CPPUNIT_ASSERT(!recommend_period(std::vector{five_point(5), mark_on(Scale::hundred, 8000)}, {}));
    }

    void the_year_is_the_mean_of_its_periods_half_up() {
        const auto recommended = recommend_year(in_periods({4, 4, 5, 5}), quarters).value();
        CPPUNIT_ASSERT(recommended.rule == Rule::mean_of_periods);
        CPPUNIT_ASSERT(recommended.five == 5);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{450}, recommended.average.hundredths);
        CPPUNIT_ASSERT_EQUAL(4, recommended.counted);
        CPPUNIT_ASSERT(year_of(in_periods({4, 4, 4, 5})) == 4);
        CPPUNIT_ASSERT(year_of(in_periods({2, 3, 2, 3})) == 3);
        CPPUNIT_ASSERT(year_of(in_periods({2, 2, 2, 3})) == 2);
        CPPUNIT_ASSERT(year_of(in_periods({5, 5, 5, 5})) == 5);
    }

    void a_year_waits_for_every_period() {
        CPPUNIT_ASSERT(!year_of(in_periods({5, 5, 5})));
        CPPUNIT_ASSERT(!year_of({}));
        CPPUNIT_ASSERT(!recommend_year(in_periods({5}), {}));
    }

    void a_period_without_a_number_leaves_the_year_to_the_teacher() {
        auto set = in_periods({5, 5, 5, 5});
        set[2] = {.period = {3}, .shown = "н/а"};
        CPPUNIT_ASSERT(!year_of(set));
    }

    void only_period_marks_of_these_periods_make_the_year() {
        auto set = in_periods({4, 4, 4, 4});
        set.push_back(final_mark(2, {7}));
        set.push_back(year_mark(2));
        set.push_back(final_mark(2, {4}, FinalKind::exam));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{400}, recommend_year(set, quarters)->average.hundredths);
        CPPUNIT_ASSERT_EQUAL(4, recommend_year(set, quarters)->counted);
    }

    void of_two_marks_of_a_period_the_last_set_counts() {
        auto set = in_periods({4, 4, 4, 4});
        set[0].set_on = day_of("2025-10-24");
        auto later = final_mark(2, {1});
        later.set_on = day_of("2025-10-27");
        auto ahead = set;
        ahead.insert(ahead.begin(), later);
        auto behind = set;
        behind.push_back(later);
        for (const auto& both : {ahead, behind}) {
            CPPUNIT_ASSERT_EQUAL(std::int64_t{350}, recommend_year(both, quarters)->average.hundredths);
        }
    }

    void half_years_and_modules_work_the_same() {
        const auto set = in_periods({4, 5, 5, 5, 4, 3});
        CPPUNIT_ASSERT(recommend_year(set, std::vector<PeriodId>{{1}, {2}})->five == 5);
        CPPUNIT_ASSERT(recommend_year(set, std::vector<PeriodId>{{1}, {2}, {3}, {4}, {5}, {6}})->five == 4);
        CPPUNIT_ASSERT(recommend_year(set, std::vector<PeriodId>{{4}, {5}, {6}})->five == 4);
    }

    void a_year_of_hundred_points_is_their_mean() {
        std::vector<FinalMark> set{
            {.period = {1}, .shown = "87", .scale = Scale::hundred, .points = Points{8700}, .five = 5},
            {.period = {2}, .shown = "92.5", .scale = Scale::hundred, .points = Points{9250}, .five = 5}};
        const std::vector<PeriodId> halves{{1}, {2}};
        const auto recommended = recommend_year(set, halves).value();
        CPPUNIT_ASSERT(!recommended.five);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{8975}, recommended.average.hundredths);
        set[1] = final_mark(5, {2});
        CPPUNIT_ASSERT(!recommend_year(set, halves));
    }

    void without_an_exam_the_final_mark_is_the_years() {
        const auto recommended = recommend_final(year_mark(4), {}).value();
        CPPUNIT_ASSERT(recommended.rule == Rule::year_mark);
        CPPUNIT_ASSERT(recommended.five == 4);
        CPPUNIT_ASSERT_EQUAL(1, recommended.counted);
        CPPUNIT_ASSERT(!recommend_final({}, {}));
        CPPUNIT_ASSERT(!recommend_final(without_number("н/а"), {}));
    }

    void with_an_exam_the_final_mark_is_the_mean_half_up() {
        const auto recommended = recommend_final(year_mark(4), exam_mark(5)).value();
        CPPUNIT_ASSERT(recommended.rule == Rule::mean_of_year_and_exam);
        CPPUNIT_ASSERT(recommended.five == 5);
        CPPUNIT_ASSERT_EQUAL(2, recommended.counted);
        CPPUNIT_ASSERT(recommend_final(year_mark(5), exam_mark(3))->five == 4);
        CPPUNIT_ASSERT(recommend_final(year_mark(3), exam_mark(2))->five == 3);
        CPPUNIT_ASSERT(!recommend_final({}, exam_mark(5)));
    }

    void an_exam_without_a_number_leaves_the_final_mark_to_the_teacher() {
        CPPUNIT_ASSERT(!recommend_final(year_mark(4), without_number("осв")));
        CPPUNIT_ASSERT(!recommend_final(without_number("н/а"), exam_mark(4)));
        auto hundred = exam_mark(5);
        hundred.scale = Scale::hundred;
        hundred.points = Points{8000};
        CPPUNIT_ASSERT(!recommend_final(year_mark(4), hundred));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FinalMarksTest);

}  // namespace mrko::journal
