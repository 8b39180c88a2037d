// SPDX-License-Identifier: Apache-2.0
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <random>

#include "journal/final_marks.h"
#include "journal/outlook.h"
#include "tests/journal/made_marks.h"

namespace mrko::journal {

namespace {

const MarkingRules usual{};
const MarkingRules strict{.thresholds = presets::strict};
const MarkingRules barring{.five_with_two = MarkingRules::FiveWithTwo::barred};

PlannedWork planned_work(int weight, Scale scale = Scale::five) {
    return {.weight = {std::int64_t{weight} * 1000}, .scale = scale};
}

/// A state of affairs in the middle of a period.
struct Situation {
    std::vector<Mark> marks;
    std::vector<PlannedWork> planned;
    int lessons_left{0};

    [[nodiscard]] std::optional<Forecast> outlook(const MarkingRules& rules) const {
        return forecast(marks, planned, lessons_left, rules);
    }

    /// The weight of every mark that the future may bring.
    [[nodiscard]] std::vector<Weight> openings() const {
        std::vector<Weight> weights(static_cast<std::size_t>(lessons_left), Weight{});
        for (const auto& work : planned) {
            weights.push_back(work.weight);
        }
        for (const auto& mark : marks) {
            if (mark.state == Mark::State::pending) {
                weights.push_back(mark.weight);
            }
        }
        return weights;
    }

    /// What the rules make of the marks after a future, where each opening became a mark from 2 to 5 or, for 0,
    /// nothing.
    [[nodiscard]] std::optional<Recommendation> after(const std::vector<int>& future, const MarkingRules& rules) const {
        auto all = marks;
        const auto weights = openings();
        for (std::size_t at = 0; at < weights.size(); ++at) {
            if (future[at] != 0) {
                auto mark = five_point(future[at]);
                mark.weight = weights[at];
                all.push_back(mark);
            }
        }
        return recommend_period(all, rules);
    }
};

/// Draws situations and futures; the seed stands in the test, so every run is the same.
class Dice {
public:
    explicit Dice(unsigned seed) : random_(seed) {}

    int from(int least, int most) {
        return least + static_cast<int>(random_() % static_cast<unsigned>(most - least + 1));
    }

    Situation situation(int most_marks, int most_works, int most_lessons) {
        Situation drawn{.lessons_left = from(0, most_lessons)};
        for (int left = from(0, most_marks); left > 0; --left) {
            drawn.marks.push_back(any_mark());
        }
        for (int left = from(0, most_works); left > 0; --left) {
            drawn.planned.push_back({.weight = {std::int64_t{from(0, 6)} * 500}});
        }
        return drawn;
    }

    int fate() {
        const int value = from(1, 5);
        return value == 1 ? 0 : value;
    }

private:
    Mark any_mark() {
        switch (from(0, 9)) {
            case 0: return dot(from(0, 3));
            case 1: return in_words("н/а");
            case 2: return mark_on(Scale::five, from(100, 550), from(0, 3000));
            default: return five_point(from(1, 5), from(0, 4));
        }
    }

    std::mt19937 random_;
};

void assert_within(const Forecast& outlook, const Recommendation& outcome) {
    CPPUNIT_ASSERT(outlook.lowest <= outcome.average && outcome.average <= outlook.highest);
    CPPUNIT_ASSERT(outlook.mark_lowest <= outcome.five && outcome.five <= outlook.mark_highest);
}

/// Every future of so many openings.
void for_each_future(std::size_t openings, const std::function<void(const std::vector<int>&)>& see) {
    constexpr std::array fates{0, 2, 3, 4, 5};
    std::vector<std::size_t> turn(openings, 0);
    std::vector<int> future(openings, 0);
    while (true) {
        see(future);
        std::size_t at = 0;
        while (at < openings && turn[at] + 1 == fates.size()) {
            turn[at] = 0;
            future[at] = fates.front();
            ++at;
        }
        if (at == openings) {
            return;
        }
        future[at] = fates.at(++turn[at]);
    }
}

}  // namespace

class ForecastTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ForecastTest);
    CPPUNIT_TEST(from_13_by_5_four_lessons_reach_2_33_to_3_67);
    CPPUNIT_TEST(with_nothing_left_both_ends_are_the_average);
    CPPUNIT_TEST(with_nothing_at_all_there_is_no_forecast);
    CPPUNIT_TEST(without_marks_everything_is_open);
    CPPUNIT_TEST(planned_works_weigh_what_the_teacher_says);
    CPPUNIT_TEST(an_open_dot_may_still_become_a_2);
    CPPUNIT_TEST(works_without_points_move_nothing);
    CPPUNIT_TEST(another_scale_has_no_forecast);
    CPPUNIT_TEST(an_average_below_2_cannot_fall_by_a_2);
    CPPUNIT_TEST(an_average_above_5_cannot_rise_by_a_5);
    CPPUNIT_TEST(no_5_is_promised_where_a_2_bars_it);
    CPPUNIT_TEST(fewer_lessons_than_none_are_none);
    CPPUNIT_TEST(the_longest_period_does_not_overflow);
    CPPUNIT_TEST(no_random_future_leaves_the_forecast);
    CPPUNIT_TEST(every_future_of_a_small_period_is_within_and_some_reach_each_end);
    CPPUNIT_TEST_SUITE_END();

    void from_13_by_5_four_lessons_reach_2_33_to_3_67() {
        const auto outlook = forecast(marks_of({2, 3, 3, 2, 3}), {}, 4, usual).value();
        CPPUNIT_ASSERT_EQUAL(std::int64_t{233}, outlook.lowest.hundredths);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{367}, outlook.highest.hundredths);
        CPPUNIT_ASSERT_EQUAL(2, outlook.mark_lowest);
        CPPUNIT_ASSERT_EQUAL(4, outlook.mark_highest);
        CPPUNIT_ASSERT_EQUAL(4, forecast(marks_of({2, 3, 3, 2, 3}), {}, 4, strict)->mark_highest);
    }

    void with_nothing_left_both_ends_are_the_average() {
        const auto outlook = forecast(marks_of({4, 5, 5, 4, 5, 5, 4}), {}, 0, usual).value();
        CPPUNIT_ASSERT_EQUAL(std::int64_t{457}, outlook.lowest.hundredths);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{457}, outlook.highest.hundredths);
        CPPUNIT_ASSERT_EQUAL(4, outlook.mark_lowest);
        CPPUNIT_ASSERT_EQUAL(4, outlook.mark_highest);
    }

    void with_nothing_at_all_there_is_no_forecast() {
        CPPUNIT_ASSERT(!forecast({}, {}, 0, usual));
        CPPUNIT_ASSERT(!forecast(std::vector{in_words("осв"), five_point(5, 0)}, {}, 0, usual));
        CPPUNIT_ASSERT(!forecast({}, std::vector{planned_work(0)}, 0, usual));
    }

    void without_marks_everything_is_open() {
        const auto outlook = forecast({}, {}, 1, usual).value();
        CPPUNIT_ASSERT_EQUAL(std::int64_t{200}, outlook.lowest.hundredths);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{500}, outlook.highest.hundredths);
        CPPUNIT_ASSERT_EQUAL(2, outlook.mark_lowest);
        CPPUNIT_ASSERT_EQUAL(5, outlook.mark_highest);
    }

    void planned_works_weigh_what_the_teacher_says() {
        // 13/5, a test of weight 3 and two lessons: (13 + 10) / 10 and (13 + 25) / 10.
        const auto outlook = forecast(marks_of({2, 3, 3, 2, 3}), std::vector{planned_work(3)}, 2, usual).value();
        CPPUNIT_ASSERT_EQUAL(std::int64_t{230}, outlook.lowest.hundredths);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{380}, outlook.highest.hundredths);
    }

    void an_open_dot_may_still_become_a_2() {
        auto marks = marks_of({2, 3, 3, 2, 3});
        marks.push_back(dot(5));
        const auto outlook = forecast(marks, {}, 0, usual).value();
        CPPUNIT_ASSERT_EQUAL(std::int64_t{230}, outlook.lowest.hundredths);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{380}, outlook.highest.hundredths);
    }

    void works_without_points_move_nothing() {
        auto marks = marks_of({4});
        marks.push_back(dot());
        marks.back().scale = Scale::pass_fail;
        const std::vector planned{planned_work(1, Scale::pass_fail), planned_work(1, Scale::letter), planned_work(0)};
        const auto outlook = forecast(marks, planned, 0, usual).value();
        CPPUNIT_ASSERT(outlook.lowest == Average{400} && outlook.highest == Average{400});
    }

    void another_scale_has_no_forecast() {
        CPPUNIT_ASSERT(!forecast(std::vector{mark_on(Scale::hundred, 8700)}, {}, 4, usual));
        CPPUNIT_ASSERT(!forecast(std::vector{mark_on(Scale::hundred, 8700), five_point(4)}, {}, 4, usual));
    }

    void an_average_below_2_cannot_fall_by_a_2() {
        const auto outlook = forecast(marks_of({1, 1}), {}, 2, usual).value();
        CPPUNIT_ASSERT_EQUAL(std::int64_t{100}, outlook.lowest.hundredths);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{300}, outlook.highest.hundredths);
    }

    void an_average_above_5_cannot_rise_by_a_5() {
        const auto outlook = forecast(std::vector{mark_on(Scale::five, 530)}, {}, 1, usual).value();
        CPPUNIT_ASSERT_EQUAL(std::int64_t{365}, outlook.lowest.hundredths);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{530}, outlook.highest.hundredths);
    }

    void no_5_is_promised_where_a_2_bars_it() {
        const auto marks = marks_of({2, 5, 5, 5, 5, 5, 5, 5});
        CPPUNIT_ASSERT_EQUAL(4, forecast(marks, {}, 20, barring)->mark_highest);
        CPPUNIT_ASSERT_EQUAL(5, forecast(marks, {}, 20, usual)->mark_highest);
        // A single 2 among thirty fives leaves the average at 4.90; the school still gives no 5 then.
        const std::vector<Mark> fives(29, five_point(5));
        CPPUNIT_ASSERT_EQUAL(4, forecast(fives, {}, 1, barring)->mark_lowest);
        CPPUNIT_ASSERT_EQUAL(5, forecast(fives, {}, 1, barring)->mark_highest);
        CPPUNIT_ASSERT_EQUAL(5, forecast(fives, {}, 1, usual)->mark_lowest);
    }

    void fewer_lessons_than_none_are_none() {
        CPPUNIT_ASSERT(!forecast({}, {}, -1, usual));
        CPPUNIT_ASSERT(forecast(marks_of({4}), {}, -5, usual)->lowest == Average{400});
    }

    void the_longest_period_does_not_overflow() {
        const auto outlook = forecast(marks_of({2}), {}, std::numeric_limits<int>::max(), usual).value();
        CPPUNIT_ASSERT(outlook.lowest == Average{200} && outlook.highest == Average{500});
    }

    void no_random_future_leaves_the_forecast() {
        Dice dice{20261123};
        const std::array rules{&usual, &strict, &barring};
        int outcomes = 0;
        for (int round = 0; round < 600; ++round) {
            const auto situation = dice.situation(25, 6, 30);
            const auto& ruled = *rules.at(static_cast<std::size_t>(round) % rules.size());
            const auto outlook = situation.outlook(ruled);
            std::vector<int> future(situation.openings().size());
            for (int life = 0; life < 40; ++life) {
                std::ranges::generate(future, [&] { return dice.fate(); });
                if (const auto outcome = situation.after(future, ruled)) {
                    assert_within(outlook.value(), *outcome);
                    ++outcomes;
                }
            }
        }
        CPPUNIT_ASSERT(outcomes > 20'000);
    }

    void every_future_of_a_small_period_is_within_and_some_reach_each_end() {
        Dice dice{19491001};
        const std::array rules{&usual, &strict, &barring};
        int forecasts = 0;
        for (int round = 0; round < 150; ++round) {
            auto situation = dice.situation(6, 2, 2);
            while (situation.openings().size() > 4) {
                situation.marks.pop_back();
            }
            const auto& ruled = *rules.at(static_cast<std::size_t>(round) % rules.size());
            const auto outlook = situation.outlook(ruled);
            std::vector<Average> averages;
            std::vector<int> marks;
            for_each_future(situation.openings().size(), [&](const std::vector<int>& future) {
                if (const auto outcome = situation.after(future, ruled)) {
                    averages.push_back(outcome->average);
                    marks.push_back(outcome->five.value());
                }
            });
            CPPUNIT_ASSERT_EQUAL(averages.empty(), !outlook.has_value());
            if (outlook) {
                CPPUNIT_ASSERT(*std::ranges::min_element(averages) == outlook->lowest);
                CPPUNIT_ASSERT(*std::ranges::max_element(averages) == outlook->highest);
                CPPUNIT_ASSERT_EQUAL(*std::ranges::min_element(marks), outlook->mark_lowest);
                CPPUNIT_ASSERT_EQUAL(*std::ranges::max_element(marks), outlook->mark_highest);
                ++forecasts;
            }
        }
        CPPUNIT_ASSERT(forecasts > 100);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ForecastTest);

}  // namespace mrko::journal
