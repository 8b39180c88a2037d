// SPDX-License-Identifier: Apache-2.0
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <random>

#include "journal/averages.h"
#include "journal/final_marks.h"
#include "journal/outlook.h"
#include "journal/statistics.h"
#include "tests/journal/made_marks.h"

namespace mrko::journal {

namespace {

constexpr std::array every_rule{ResitRule::newest_counts, ResitRule::best_counts, ResitRule::both_count};

/// A mark that was sat several times; `values` in their order, the present one behind.
Mark resat(ResitRule rule, const std::vector<int>& values, int weight = 1) {
    auto mark = five_point(values.back(), weight);
    mark.resit_rule = rule;
    for (auto value = values.begin(); value + 1 != values.end(); ++value) {
        mark.earlier.push_back(
            {.shown = std::to_string(*value), .points = {std::int64_t{*value} * 100}, .five = *value});
    }
    return mark;
}

MarkSum sum_of(const std::vector<Mark>& marks) {
    MarkSum sum;
    std::ranges::for_each(marks, [&](const Mark& mark) { sum.add(mark); });
    return sum;
}

std::vector<std::int64_t> counted(const Mark& mark) {
    std::vector<std::int64_t> points;
    each_counted(mark, [&](const CountedValue& value) { points.push_back(value.points.hundredths); });
    return points;
}

}  // namespace

class ResitsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ResitsTest);
    CPPUNIT_TEST(vectors_worked_out_by_hand);
    CPPUNIT_TEST(a_mark_never_sat_again_is_the_same_under_every_rule);
    CPPUNIT_TEST(each_rule_counts_what_it_says);
    CPPUNIT_TEST(one_work_sat_thrice_is_one_mark);
    CPPUNIT_TEST(a_present_value_that_does_not_count_brings_no_attempt);
    CPPUNIT_TEST(an_attempt_beyond_every_rule_leaves_no_figure);
    CPPUNIT_TEST(equals_the_same_values_as_marks_of_their_own_on_random_sets);
    CPPUNIT_TEST(a_2_that_counts_bars_a_5_and_one_that_does_not_bars_none);
    CPPUNIT_TEST(the_distribution_has_the_value_that_counts);
    CPPUNIT_TEST(the_evidence_of_a_risk_is_what_counts);
    CPPUNIT_TEST_SUITE_END();

    void vectors_worked_out_by_hand() {
        struct Vector {
            std::vector<int> attempts;
            int weight;
            std::vector<int> others;  // of weight 1
            std::int64_t newest;
            std::int64_t best;
            std::int64_t both;
        };

        const std::vector<Vector> vectors{
            // (4 + 4) / 2; (2 + 4 + 4) / 3 = 10 / 3
            {{2, 4}, 1, {4}, 400, 400, 333},
            // (5 x 3 + 4) / 4 = 19 / 4; (2 x 3 + 5 x 3 + 4) / 7 = 25 / 7 = 3.571
            {{2, 5}, 3, {4}, 475, 475, 357},
            // The resit went worse:
            // (3 x 2 + 5) / 3 = 11 / 3; (4 x 2 + 5) / 3 = 13 / 3; (4 x 2 + 3 x 2 + 5) / 5 = 19 / 5
            {{4, 3}, 2, {5}, 367, 433, 380},
            // Three attempts, the second the best: 3; 5; (2 + 5 + 3) / 3 = 10 / 3
            {{2, 5, 3}, 1, {}, 300, 500, 333},
            // (3 + 4) / 2
            {{3, 4}, 1, {}, 400, 400, 350},
            // (3 x 5 + 4 x 3) / 8 = 27 / 8 = 3.375 -> 3.38; (4 x 5 + 12) / 8 = 4; (4 x 5 + 3 x 5 + 12) / 13 = 47 / 13
            {{4, 3}, 5, {4, 4, 4}, 338, 400, 362},
        };
        for (const auto& vector : vectors) {
            const std::array expected{vector.newest, vector.best, vector.both};
            for (std::size_t at = 0; at < every_rule.size(); ++at) {
                auto marks = marks_of(vector.others);
                marks.push_back(resat(every_rule.at(at), vector.attempts, vector.weight));
                CPPUNIT_ASSERT_EQUAL(expected.at(at), sum_of(marks).average().value().hundredths);
            }
        }
    }

    void a_mark_never_sat_again_is_the_same_under_every_rule() {
        for (const auto rule : every_rule) {
            const auto mark = resat(rule, {3}, 2);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{600'000}, sum_of({mark}).weighted());
            CPPUNIT_ASSERT_EQUAL(std::int64_t{2000}, sum_of({mark}).weights());
        }
    }

    void each_rule_counts_what_it_says() {
        using Values = std::vector<std::int64_t>;
        CPPUNIT_ASSERT(counted(resat(ResitRule::newest_counts, {4, 2, 3})) == Values{300});
        CPPUNIT_ASSERT(counted(resat(ResitRule::best_counts, {4, 2, 3})) == Values{400});
        CPPUNIT_ASSERT((counted(resat(ResitRule::both_count, {4, 2, 3})) == Values{400, 200, 300}));
        // Of equal ones the present is meant.
        auto equal = resat(ResitRule::best_counts, {4, 4});
        equal.shown = "4-";
        CPPUNIT_ASSERT(best_value(equal).shown == "4-");
    }

    void one_work_sat_thrice_is_one_mark() {
        CPPUNIT_ASSERT_EQUAL(1, sum_of({resat(ResitRule::both_count, {2, 3, 4})}).count());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{3000}, sum_of({resat(ResitRule::both_count, {2, 3, 4})}).weights());
    }

    void a_present_value_that_does_not_count_brings_no_attempt() {
        for (const auto rule : every_rule) {
            auto again_a_dot = resat(rule, {5, 4});
            again_a_dot.state = Mark::State::pending;
            auto without_weight = resat(rule, {5, 4}, 0);
            auto in_letters = resat(rule, {5, 4});
            in_letters.scale = Scale::letter;
            auto without_points = resat(rule, {5, 4});
            without_points.points.reset();
            const auto sum = sum_of({again_a_dot, without_weight, in_letters, without_points});
            CPPUNIT_ASSERT_EQUAL(0, sum.count());
            CPPUNIT_ASSERT(!sum.average());
        }
    }

    void an_attempt_beyond_every_rule_leaves_no_figure() {
        for (const auto beyond : {std::int64_t{-1}, most_points.hundredths + 1}) {
            auto mark = resat(ResitRule::both_count, {2, 4});
            mark.earlier[0].points = {beyond};
            CPPUNIT_ASSERT(!sum_of({mark}).average());
            mark.resit_rule = ResitRule::newest_counts;
            CPPUNIT_ASSERT(sum_of({mark}).average() == Average{400});
        }
    }

    void equals_the_same_values_as_marks_of_their_own_on_random_sets() {
        std::mt19937_64 random{20261124};
        const auto upto = [&](int most) { return static_cast<int>(random() % static_cast<std::uint64_t>(most + 1)); };
        for (int round = 0; round < 1500; ++round) {
            const auto rule = every_rule.at(static_cast<std::size_t>(round) % every_rule.size());
            std::vector<Mark> with_attempts;
            std::vector<Mark> plain;
            for (int left = 1 + upto(20); left > 0; --left) {
                const int weight = upto(4);
                std::vector<int> values(static_cast<std::size_t>(1 + upto(3)));
                std::ranges::generate(values, [&] { return 1 + upto(4); });
                with_attempts.push_back(resat(rule, values, weight));
                if (rule == ResitRule::newest_counts) {
                    values = {values.back()};
                } else if (rule == ResitRule::best_counts) {
                    values = {*std::ranges::max_element(values)};
                }
                for (const int value : values) {
                    plain.push_back(five_point(value, weight));
                }
            }
            const auto one = sum_of(with_attempts);
            const auto other = sum_of(plain);
            CPPUNIT_ASSERT_EQUAL(other.weighted(), one.weighted());
            CPPUNIT_ASSERT_EQUAL(other.weights(), one.weights());
            CPPUNIT_ASSERT(other.average() == one.average());
            CPPUNIT_ASSERT(twos_among(plain) == twos_among(with_attempts));
            // The line over time ends at the same average.
            std::vector<MarkInLesson> placed;
            std::ranges::transform(with_attempts, std::back_inserter(placed), [](const Mark& mark) {
                return on_day(day_of("2026-11-16"), mark);
            });
            const auto line = running_average(placed);
            CPPUNIT_ASSERT(line.empty() ? !one.average() : line.back().average == one.average());
        }
    }

    void a_2_that_counts_bars_a_5_and_one_that_does_not_bars_none() {
        MarkingRules rules{.five_with_two = MarkingRules::FiveWithTwo::barred};
        const auto recommended = [&](ResitRule rule) {
            auto marks = marks_of({5, 5, 5, 5, 5, 5, 5, 5, 5});
            marks.push_back(resat(rule, {2, 5}));
            return recommend_period(marks, rules).value();
        };
        CPPUNIT_ASSERT_EQUAL(5, recommended(ResitRule::newest_counts).five.value());
        CPPUNIT_ASSERT_EQUAL(5, recommended(ResitRule::best_counts).five.value());
        // (10 x 5 + 2) / 11 = 4.727
        CPPUNIT_ASSERT(recommended(ResitRule::both_count).average == Average{473});
        CPPUNIT_ASSERT_EQUAL(4, recommended(ResitRule::both_count).five.value());
        CPPUNIT_ASSERT(recommended(ResitRule::both_count).rule == Recommendation::Rule::five_barred_by_two);
    }

    void the_distribution_has_the_value_that_counts() {
        const auto of = [](ResitRule rule) {
            return distribution(std::vector{on_day(day_of("2026-11-16"), resat(rule, {4, 3}))}).of_five;
        };
        CPPUNIT_ASSERT_EQUAL(1, of(ResitRule::newest_counts).at(3));
        CPPUNIT_ASSERT_EQUAL(1, of(ResitRule::best_counts).at(4));
        CPPUNIT_ASSERT_EQUAL(0, of(ResitRule::best_counts).at(3));
        CPPUNIT_ASSERT_EQUAL(1, of(ResitRule::both_count).at(3));
    }

    void the_evidence_of_a_risk_is_what_counts() {
        const auto evidence = [](ResitRule rule, const std::vector<int>& attempts) {
            SubjectRecord record;
            record.marks = {on_day(day_of("2026-11-16"), five_point(2)),
                            on_day(day_of("2026-11-17"), resat(rule, attempts))};
            const auto found = risks(record, {}, 1, span_of("2026-11-01", "2026-12-30"), day_of("2026-11-20"));
            return found.empty() ? std::size_t{0} : found.front().evidence.size();
        };
        // 2 and 3 are 2.50, with both of 2 and 3 (2 + 2 + 3) / 3 = 2.33: below 2.60.
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, evidence(ResitRule::newest_counts, {2, 3}));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, evidence(ResitRule::both_count, {2, 3}));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, evidence(ResitRule::best_counts, {3, 2}));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ResitsTest);

}  // namespace mrko::journal
