// SPDX-License-Identifier: Apache-2.0
#include "journal/averages.h"

#include <cppunit/extensions/HelperMacros.h>

#include <random>
#include <utility>
#include <vector>

namespace mrko::journal {

namespace {

Mark mark(std::int64_t value, std::int64_t weight) {
    Mark made;
    made.points = Points{value * 100};
    made.weight = Weight{weight * 1000};
    return made;
}

std::optional<std::int64_t> hundredths(const std::vector<std::pair<int, int>>& values_and_weights) {
    MarkSum sum;
    for (const auto& [value, weight] : values_and_weights) {
        sum.add(mark(value, weight));
    }
    const auto average = sum.average();
    return average ? std::optional{average->hundredths} : std::nullopt;
}

}  // namespace

class AveragesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AveragesTest);
    CPPUNIT_TEST(weights_count);
    CPPUNIT_TEST(exact_half_goes_up);
    CPPUNIT_TEST(no_mark_has_no_average);
    CPPUNIT_TEST(what_never_counts);
    CPPUNIT_TEST(scales_do_not_mix);
    CPPUNIT_TEST(fractional_weights_and_points_are_exact);
    CPPUNIT_TEST(equals_an_independent_computation_on_random_sets);
    CPPUNIT_TEST_SUITE_END();

    void weights_count() {
        CPPUNIT_ASSERT(hundredths({{5, 3}, {5, 1}, {4, 5}}) == 444);
        CPPUNIT_ASSERT(hundredths({{5, 2}, {3, 1}}) == 433);
        CPPUNIT_ASSERT(hundredths({{4, 10}, {5, 10}, {2, 15}}) == 343);
        CPPUNIT_ASSERT(hundredths({{4, 1}, {5, 1}, {5, 1}, {4, 1}, {5, 1}, {5, 1}, {4, 1}}) == 457);
        CPPUNIT_ASSERT(hundredths({{2, 1}, {3, 1}, {3, 1}, {2, 1}, {3, 1}}) == 260);
    }

    void exact_half_goes_up() {
        // 929 / 200 = 4.645 exactly; a double with %.2f prints 4.64 and takes a five from a child.
        CPPUNIT_ASSERT(hundredths({{5, 129}, {4, 71}}) == 465);
        CPPUNIT_ASSERT(hundredths({{5, 161}, {4, 89}}) == 464);
        CPPUNIT_ASSERT(hundredths({{4, 7}, {5, 1}}) == 413);
    }

    void no_mark_has_no_average() { CPPUNIT_ASSERT(!hundredths({})); }

    void what_never_counts() {
        MarkSum sum;
        auto dot = mark(2, 1);
        dot.state = Mark::State::pending;
        auto absent = mark(0, 1);
        absent.points.reset();
        auto letter = mark(5, 1);
        letter.scale = Scale::letter;
        sum.add(dot);
        sum.add(absent);
        sum.add(letter);
        sum.add(mark(2, 0));
        CPPUNIT_ASSERT(!sum.average());
        sum.add(mark(4, 1));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{400}, sum.average()->hundredths);
        CPPUNIT_ASSERT_EQUAL(1, sum.count());
    }

    void scales_do_not_mix() {
        MarkSum sum;
        sum.add(mark(5, 1));
        auto percent = mark(80, 1);
        percent.scale = Scale::hundred;
        sum.add(percent);
        CPPUNIT_ASSERT(!sum.average());
    }

    void fractional_weights_and_points_are_exact() {
        MarkSum sum;
        auto first = mark(0, 0);
        first.points = Points{8725};
        first.weight = Weight{1500};
        auto second = mark(0, 0);
        second.points = Points{9000};
        second.weight = Weight{500};
        first.scale = second.scale = Scale::hundred;
        sum.add(first);
        sum.add(second);
        // (87.25 x 1.5 + 90 x 0.5) / 2 = 87.9375
        CPPUNIT_ASSERT_EQUAL(std::int64_t{8794}, sum.average()->hundredths);
    }

    void equals_an_independent_computation_on_random_sets() {
        std::mt19937_64 random{20261123};
        for (int round = 0; round < 2000; ++round) {
            MarkSum sum;
            __extension__ __int128 weighted = 0;
            __extension__ __int128 weights = 0;
            for (auto left = 1 + random() % 60; left > 0; --left) {
                const auto value = static_cast<std::int64_t>(1 + random() % 5);
                const auto weight = static_cast<std::int64_t>(1 + random() % 9);
                sum.add(mark(value, weight));
                weighted += value * weight;
                weights += weight;
            }
            const auto expected = static_cast<std::int64_t>((200 * weighted + weights) / (2 * weights));
            CPPUNIT_ASSERT_EQUAL(expected, sum.average()->hundredths);
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AveragesTest);

}  // namespace mrko::journal
