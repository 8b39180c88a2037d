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

const std::vector<PeriodId> halves{{1}, {2}};

/// Two half-years and the year.
std::vector<FinalMark> a_year(int first, int second, int year) {
    auto set = in_periods({first, second});
    set.push_back(year_mark(year));
    return set;
}

std::optional<Recommendation> of_two_years(const std::vector<FinalMark>& eleventh,
                                           const std::vector<FinalMark>& tenth) {
    return recommend_final_of_two_years({.set = eleventh, .periods = halves},
                                        FinalsOfYear{.set = tenth, .periods = halves});
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
    CPPUNIT_TEST(the_final_mark_of_form_11_is_the_mean_of_both_years_half_up);
    CPPUNIT_TEST(the_final_mark_of_form_11_waits_for_every_mark_of_both_years);
    CPPUNIT_TEST(a_mark_without_a_number_in_one_of_the_years_leaves_it_to_the_teacher);
    CPPUNIT_TEST(a_subject_that_form_10_did_not_have_takes_form_11_alone);
    CPPUNIT_TEST(of_two_marks_of_a_year_the_last_set_counts_in_the_final_one);
    CPPUNIT_TEST(an_exam_does_not_enter_the_final_mark_of_form_11);
    CPPUNIT_TEST(years_on_two_scales_have_no_common_final_mark);
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

    void the_final_mark_of_form_11_is_the_mean_of_both_years_half_up() {
        const auto recommended = of_two_years(a_year(4, 4, 4), a_year(3, 3, 3)).value();  // 3.50
        CPPUNIT_ASSERT(recommended.rule == Rule::mean_of_two_years);
        CPPUNIT_ASSERT(recommended.five == 4);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{350}, recommended.average.hundredths);
        CPPUNIT_ASSERT_EQUAL(6, recommended.counted);
        CPPUNIT_ASSERT(of_two_years(a_year(4, 3, 4), a_year(3, 3, 3))->five == 3);  // 3.33
        CPPUNIT_ASSERT(of_two_years(a_year(5, 5, 5), a_year(4, 4, 4))->five == 5);  // 4.50
        CPPUNIT_ASSERT(of_two_years(a_year(5, 4, 5), a_year(4, 4, 4))->five == 4);  // 4.33
        CPPUNIT_ASSERT(of_two_years(a_year(2, 3, 3), a_year(2, 2, 3))->five == 3);  // 2.50
        CPPUNIT_ASSERT(of_two_years(a_year(5, 5, 5), a_year(5, 5, 5))->five == 5);
        const std::vector<PeriodId> trimesters{{1}, {2}, {3}};
        auto former = in_periods({5, 4, 4});
        former.push_back(year_mark(4));
        const auto eleventh = a_year(4, 4, 4);
        const auto uneven = recommend_final_of_two_years({.set = eleventh, .periods = halves},
                                                         FinalsOfYear{.set = former, .periods = trimesters})
                                .value();
        CPPUNIT_ASSERT_EQUAL(7, uneven.counted);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{414}, uneven.average.hundredths);
    }

    void the_final_mark_of_form_11_waits_for_every_mark_of_both_years() {
        const auto whole = a_year(4, 4, 4);
        for (std::size_t missing = 0; missing < whole.size(); ++missing) {
            auto part = whole;
            part.erase(part.begin() + static_cast<std::ptrdiff_t>(missing));
            CPPUNIT_ASSERT(!of_two_years(part, whole));
            CPPUNIT_ASSERT(!of_two_years(whole, part));
        }
        CPPUNIT_ASSERT(of_two_years(whole, whole));
        CPPUNIT_ASSERT(!of_two_years(whole, {}));
        CPPUNIT_ASSERT(!recommend_final_of_two_years({.set = whole, .periods = {}}, {}));
        CPPUNIT_ASSERT(!recommend_final_of_two_years({.set = whole, .periods = halves},
                                                     FinalsOfYear{.set = whole, .periods = {}}));
    }

    void a_mark_without_a_number_in_one_of_the_years_leaves_it_to_the_teacher() {
        const auto whole = a_year(4, 4, 4);
        for (std::size_t at = 0; at < whole.size(); ++at) {
            auto part = whole;
            part[at].shown = at == 2 ? "осв" : "н/а";
            part[at].points = {};
            part[at].five = {};
            CPPUNIT_ASSERT(!of_two_years(part, whole));
            CPPUNIT_ASSERT(!of_two_years(whole, part));
        }
    }

    void a_subject_that_form_10_did_not_have_takes_form_11_alone() {
        const auto set = a_year(3, 4, 4);
        const auto recommended = recommend_final_of_two_years({.set = set, .periods = halves}, {}).value();
        CPPUNIT_ASSERT(recommended.five == 4);
        CPPUNIT_ASSERT(recommended.rule == Rule::mean_of_two_years);
        CPPUNIT_ASSERT_EQUAL(3, recommended.counted);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{367}, recommended.average.hundredths);
    }

    void of_two_marks_of_a_year_the_last_set_counts_in_the_final_one() {
        const auto whole = a_year(4, 4, 4);
        for (const std::size_t at : {std::size_t{0}, std::size_t{2}}) {
            auto resat = whole;
            resat[at].five = 2;
            resat[at].set_on = day_of("2026-05-25");
            auto again = whole[at];
            again.set_on = day_of("2026-06-15");
            resat.insert(resat.begin(), again);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{400}, of_two_years(resat, whole)->average.hundredths);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{400}, of_two_years(whole, resat)->average.hundredths);
            CPPUNIT_ASSERT_EQUAL(6, of_two_years(whole, resat)->counted);
        }
    }

    void an_exam_does_not_enter_the_final_mark_of_form_11() {
        auto set = a_year(4, 4, 4);
        set.push_back(exam_mark(2));
        set.push_back(final_mark(2, {9}, FinalKind::final));
        CPPUNIT_ASSERT_EQUAL(6, of_two_years(set, a_year(4, 4, 4))->counted);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{400}, of_two_years(set, a_year(4, 4, 4))->average.hundredths);
    }

    void years_on_two_scales_have_no_common_final_mark() {
        auto hundred = a_year(4, 4, 4);
        for (auto& mark : hundred) {
            mark.scale = Scale::hundred;
            mark.points = Points{8050};
        }
        CPPUNIT_ASSERT(!of_two_years(hundred, a_year(4, 4, 4)));
        CPPUNIT_ASSERT(!of_two_years(a_year(4, 4, 4), hundred));
        CPPUNIT_ASSERT(!of_two_years(hundred, hundred)->five);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{8050}, of_two_years(hundred, hundred)->average.hundredths);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FinalMarksTest);

}  // namespace mrko::journal
