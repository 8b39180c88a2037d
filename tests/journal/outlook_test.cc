// SPDX-License-Identifier: Apache-2.0
#include "journal/outlook.h"

#include <cppunit/extensions/HelperMacros.h>

#include <limits>
#include <random>
#include <stdexcept>

#include "tests/journal/made_marks.h"

namespace mrko::journal {

namespace {

using Reason = OutOfReach::Reason;

const MarkingRules usual{};
const MarkingRules strict{.thresholds = presets::strict};
const MarkingRules barring{.five_with_two = MarkingRules::FiveWithTwo::barred};
constexpr int plenty = 1000;

/// 120/35 = 3.43 and 40/9 = 4.44: the two sets of FEATURES.md 4e.
const std::vector<Mark> of_120_by_35{five_point(4, 10), five_point(5, 10), five_point(2, 15)};
const std::vector<Mark> of_40_by_9{five_point(5, 3), five_point(5, 1), five_point(4, 5)};

HypotheticalMark five_of_weight(int weight) {
    return {.value = 5, .weight = {std::int64_t{weight} * 1000}};
}

int needed(const std::vector<Mark>& marks, const HypotheticalMark& each, int target, const MarkingRules& rules) {
    return std::get<MarksNeeded>(marks_to_reach(marks, each, target, rules, plenty)).count;
}

OutOfReach out_of_reach(const std::vector<Mark>& marks,
                        const HypotheticalMark& each,
                        int target,
                        const MarkingRules& rules,
                        int lessons_left = plenty) {
    return std::get<OutOfReach>(marks_to_reach(marks, each, target, rules, lessons_left));
}

bool reaches(const std::vector<Mark>& marks, const HypotheticalMark& each, std::size_t count, const Average& least) {
    const auto after = what_if(marks, std::vector(count, each), usual).after;
    return after && *after >= least;
}

}  // namespace

class OutlookTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(OutlookTest);
    CPPUNIT_TEST(one_more_2_takes_a_3_from_13_by_5);
    CPPUNIT_TEST(what_if_without_further_marks_changes_nothing);
    CPPUNIT_TEST(what_if_begins_without_any_mark);
    CPPUNIT_TEST(what_if_knows_that_a_2_bars_the_5);
    CPPUNIT_TEST(what_if_on_another_scale_has_no_mark);
    CPPUNIT_TEST(no_mark_is_above_5_or_below_1);
    CPPUNIT_TEST(from_120_by_35_eleven_fives_of_weight_10_make_a_5);
    CPPUNIT_TEST(from_40_by_9_four_fives_make_a_5_and_two_of_weight_3);
    CPPUNIT_TEST(the_five_that_makes_exactly_4_645_is_the_last_one_needed);
    CPPUNIT_TEST(what_is_reached_needs_nothing);
    CPPUNIT_TEST(without_marks_one_is_needed);
    CPPUNIT_TEST(a_4_never_makes_a_5);
    CPPUNIT_TEST(marks_that_do_not_count_never_make_anything);
    CPPUNIT_TEST(too_few_lessons_says_how_many_marks_it_would_take);
    CPPUNIT_TEST(a_2_bars_the_5_and_not_the_4);
    CPPUNIT_TEST(fives_do_not_help_on_another_scale);
    CPPUNIT_TEST(only_3_4_and_5_can_be_aimed_at);
    CPPUNIT_TEST(a_number_beyond_counting_is_still_a_number);
    CPPUNIT_TEST(one_mark_less_than_needed_never_reaches_the_threshold);
    CPPUNIT_TEST_SUITE_END();

    void one_more_2_takes_a_3_from_13_by_5() {
        const auto found = what_if(marks_of({2, 3, 3, 2, 3}), std::vector{HypotheticalMark{.value = 2}}, usual);
        CPPUNIT_ASSERT(found.before == Average{260});
        CPPUNIT_ASSERT(found.mark_before == 3);
        CPPUNIT_ASSERT(found.after == Average{250});
        CPPUNIT_ASSERT(found.mark_after == 2);
    }

    void what_if_without_further_marks_changes_nothing() {
        const auto found = what_if(of_40_by_9, {}, usual);
        CPPUNIT_ASSERT(found.before == Average{444});
        CPPUNIT_ASSERT(found.after == found.before);
        CPPUNIT_ASSERT(found.mark_before == 4);
        CPPUNIT_ASSERT(found.mark_after == 4);
    }

    void what_if_begins_without_any_mark() {
        const auto nothing = what_if(std::vector{dot(), in_words("н/а")}, {}, usual);
        CPPUNIT_ASSERT(!nothing.before && !nothing.mark_before && !nothing.after && !nothing.mark_after);
        const auto first = what_if({}, std::vector{five_of_weight(2), HypotheticalMark{.value = 3}}, usual);
        CPPUNIT_ASSERT(!first.before && !first.mark_before);
        CPPUNIT_ASSERT(first.after == Average{433});
        CPPUNIT_ASSERT(first.mark_after == 4);
    }

    void what_if_knows_that_a_2_bars_the_5() {
        const auto found =
            what_if(marks_of({5, 5, 5, 5, 5, 5, 5, 5, 5}), std::vector{HypotheticalMark{.value = 2}}, barring);
        CPPUNIT_ASSERT(found.mark_before == 5);
        CPPUNIT_ASSERT(found.after == Average{470});
        CPPUNIT_ASSERT(found.mark_after == 4);
    }

    void what_if_on_another_scale_has_no_mark() {
        const std::vector marks{mark_on(Scale::hundred, 8700)};
        const auto unchanged = what_if(marks, {}, usual);
        CPPUNIT_ASSERT(unchanged.after == Average{8700});
        CPPUNIT_ASSERT(!unchanged.mark_before && !unchanged.mark_after);
        const auto mixed = what_if(marks, std::vector{five_of_weight(1)}, usual);
        CPPUNIT_ASSERT(mixed.before == Average{8700});
        CPPUNIT_ASSERT(!mixed.after && !mixed.mark_after);
    }

    void no_mark_is_above_5_or_below_1() {
        for (const int value : {0, 6, -1}) {
            CPPUNIT_ASSERT_THROW(static_cast<void>(what_if({}, std::vector{HypotheticalMark{.value = value}}, usual)),
                                 std::invalid_argument);
            CPPUNIT_ASSERT_THROW(static_cast<void>(marks_to_reach({}, {.value = value}, 5, usual, plenty)),
                                 std::invalid_argument);
        }
    }

    void from_120_by_35_eleven_fives_of_weight_10_make_a_5() {
        CPPUNIT_ASSERT_EQUAL(11, needed(of_120_by_35, five_of_weight(10), 5, usual));
        CPPUNIT_ASSERT_EQUAL(12, needed(of_120_by_35, five_of_weight(10), 5, strict));
        CPPUNIT_ASSERT_EQUAL(1, needed(of_120_by_35, five_of_weight(10), 4, usual));
    }

    void from_40_by_9_four_fives_make_a_5_and_two_of_weight_3() {
        CPPUNIT_ASSERT_EQUAL(4, needed(of_40_by_9, five_of_weight(1), 5, usual));
        CPPUNIT_ASSERT_EQUAL(6, needed(of_40_by_9, five_of_weight(1), 5, strict));
        CPPUNIT_ASSERT_EQUAL(2, needed(of_40_by_9, five_of_weight(3), 5, strict));
    }

    void the_five_that_makes_exactly_4_645_is_the_last_one_needed() {
        // 924/199, and 929/200 after one more 5.
        CPPUNIT_ASSERT_EQUAL(1, needed({five_point(5, 128), five_point(4, 71)}, five_of_weight(1), 5, strict));
        CPPUNIT_ASSERT_EQUAL(2, needed({five_point(5, 127), five_point(4, 71)}, five_of_weight(1), 5, strict));
    }

    void what_is_reached_needs_nothing() {
        CPPUNIT_ASSERT_EQUAL(0, needed(marks_of({5, 5, 5}), five_of_weight(1), 5, usual));
        CPPUNIT_ASSERT_EQUAL(0, needed(marks_of({2, 3, 3, 2, 3}), five_of_weight(1), 3, usual));
        CPPUNIT_ASSERT_EQUAL(0, needed(marks_of({5}), {.value = 2, .weight = {}}, 5, usual));
    }

    void without_marks_one_is_needed() {
        CPPUNIT_ASSERT_EQUAL(1, needed({}, five_of_weight(1), 5, usual));
        CPPUNIT_ASSERT_EQUAL(1, needed({dot(), five_point(2, 0)}, {.value = 3, .weight = {}}, 3, usual));
    }

    void a_4_never_makes_a_5() {
        const HypotheticalMark four{.value = 4, .weight = {}};
        CPPUNIT_ASSERT(out_of_reach(marks_of({4, 5}), four, 5, usual).reason == Reason::average_never_there);
        CPPUNIT_ASSERT(out_of_reach({}, four, 5, usual).reason == Reason::average_never_there);
        CPPUNIT_ASSERT_EQUAL(3, needed(marks_of({3, 3}), four, 4, usual));
    }

    void marks_that_do_not_count_never_make_anything() {
        CPPUNIT_ASSERT(out_of_reach(of_40_by_9, five_of_weight(0), 5, usual).reason == Reason::average_never_there);
        const HypotheticalMark too_heavy{.value = 5, .weight = {most_weight.thousandths + 1}};
        CPPUNIT_ASSERT(out_of_reach(of_40_by_9, too_heavy, 5, usual).reason == Reason::average_never_there);
    }

    void too_few_lessons_says_how_many_marks_it_would_take() {
        const auto found = out_of_reach(of_40_by_9, five_of_weight(1), 5, usual, 3);
        CPPUNIT_ASSERT(found.reason == Reason::too_few_lessons);
        CPPUNIT_ASSERT_EQUAL(4, found.count);
        CPPUNIT_ASSERT_EQUAL(3, found.lessons_left);
        const auto just = marks_to_reach(of_40_by_9, five_of_weight(1), 5, usual, 4);
        CPPUNIT_ASSERT_EQUAL(4, std::get<MarksNeeded>(just).count);
        CPPUNIT_ASSERT_EQUAL(1, out_of_reach({}, five_of_weight(1), 5, usual, 0).count);
    }

    void a_2_bars_the_5_and_not_the_4() {
        CPPUNIT_ASSERT(out_of_reach(of_120_by_35, five_of_weight(10), 5, barring).reason == Reason::five_barred_by_two);
        CPPUNIT_ASSERT_EQUAL(1, needed(of_120_by_35, five_of_weight(10), 4, barring));
        CPPUNIT_ASSERT_EQUAL(4, needed(of_40_by_9, five_of_weight(1), 5, barring));
        auto reached = marks_of({5, 5, 5, 5, 5, 5, 5, 5, 5, 2});
        CPPUNIT_ASSERT(out_of_reach(reached, five_of_weight(1), 5, barring).reason == Reason::five_barred_by_two);
        reached.back() = five_point(2, 0);
        CPPUNIT_ASSERT_EQUAL(0, needed(reached, five_of_weight(1), 5, barring));
    }

    void fives_do_not_help_on_another_scale() {
        const std::vector hundred{mark_on(Scale::hundred, 8700)};
        const std::vector mixed{mark_on(Scale::hundred, 8700), five_point(3)};
        CPPUNIT_ASSERT(out_of_reach(hundred, five_of_weight(1), 5, usual).reason == Reason::other_scale);
        CPPUNIT_ASSERT(out_of_reach(mixed, five_of_weight(1), 5, usual).reason == Reason::other_scale);
    }

    void only_3_4_and_5_can_be_aimed_at() {
        for (const int target : {2, 6}) {
            CPPUNIT_ASSERT_THROW(static_cast<void>(marks_to_reach({}, five_of_weight(1), target, usual, plenty)),
                                 std::invalid_argument);
        }
    }

    void a_number_beyond_counting_is_still_a_number() {
        const auto heavy = mark_on(Scale::five, 200, most_weight.thousandths);
        const HypotheticalMark feather{.value = 5, .weight = {1}};
        // 10^8 thousandths lack (2 x 460 - 1) - 2 x 200 each, and a feather adds 2 x 500 - 2 x 460 + 1.
        CPPUNIT_ASSERT_EQUAL((100'000'000 / 81 * 519) + ((100'000'000 % 81 * 519) + 80) / 81,
                             out_of_reach(std::vector(100, heavy), feather, 5, usual).count);
        CPPUNIT_ASSERT_EQUAL(std::numeric_limits<int>::max(),
                             out_of_reach(std::vector(5000, heavy), feather, 5, usual).count);
    }

    void one_mark_less_than_needed_never_reaches_the_threshold() {
        std::mt19937 random{20261123};
        const auto from = [&](int least, int most) {
            return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1));
        };
        int reached = 0;
        int refused = 0;
        for (int round = 0; round < 3000; ++round) {
            std::vector<Mark> marks;
            for (int left = from(0, 20); left > 0; --left) {
                marks.push_back(from(0, 4) == 0 ? mark_on(Scale::five, from(100, 500), from(0, 5000))
                                                : five_point(from(1, 5), from(0, 5)));
            }
            const HypotheticalMark each{.value = from(1, 5), .weight = {std::int64_t{from(1, 12)} * 500}};
            const int target = from(3, 5);
            const auto& rules = round % 2 == 0 ? usual : strict;
            const auto& least = rules.thresholds.least_for(target);
            const auto found = marks_to_reach(marks, each, target, rules, 40);
            int count = 0;
            if (const auto* const enough = std::get_if<MarksNeeded>(&found)) {
                count = enough->count;
                CPPUNIT_ASSERT(count <= 40);
                ++reached;
            } else {
                const auto& missed = std::get<OutOfReach>(found);
                ++refused;
                if (missed.reason == Reason::average_never_there) {
                    CPPUNIT_ASSERT(std::int64_t{each.value} * 100 < least.hundredths);
                    CPPUNIT_ASSERT(!reaches(marks, each, 0, least));
                    CPPUNIT_ASSERT(!reaches(marks, each, 500, least));
                    continue;
                }
                CPPUNIT_ASSERT(missed.reason == Reason::too_few_lessons);
                CPPUNIT_ASSERT(missed.count > 40);
                count = missed.count;
            }
            CPPUNIT_ASSERT(reaches(marks, each, static_cast<std::size_t>(count), least));
            CPPUNIT_ASSERT(count == 0 || !reaches(marks, each, static_cast<std::size_t>(count) - 1, least));
        }
        CPPUNIT_ASSERT(reached > 500 && refused > 500);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OutlookTest);

}  // namespace mrko::journal
