// SPDX-License-Identifier: Apache-2.0
#include "journal/averages.h"

#include <cppunit/extensions/HelperMacros.h>
#include <openssl/bn.h>

#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/journal/made_marks.h"

namespace mrko::journal {

namespace {

Mark mark(std::int64_t value, std::int64_t weight) {
    return mark_on(Scale::five, value * 100, weight * 1000);
}

/// A whole number of any size, by OpenSSL: nothing that MarkSum itself calculates with.
class BigInteger {
public:
    explicit BigInteger(std::int64_t value) : number_(BN_new()) {
        auto* number = number_.get();
        done(BN_dec2bn(&number, std::to_string(value).c_str()));
    }

    BigInteger& operator+=(const BigInteger& other) {
        done(BN_add(number_.get(), number_.get(), other.number_.get()));
        return *this;
    }

    [[nodiscard]] BigInteger times(const BigInteger& other) const {
        BigInteger product{0};
        const std::unique_ptr<BN_CTX, Free> room{BN_CTX_new()};
        done(BN_mul(product.number_.get(), number_.get(), other.number_.get(), room.get()));
        return product;
    }

    /// Half up: the quotient, and one more when twice the remainder is at least the divisor.
    [[nodiscard]] BigInteger over(const BigInteger& divisor) const {
        BigInteger quotient{0};
        BigInteger remainder{0};
        const std::unique_ptr<BN_CTX, Free> room{BN_CTX_new()};
        done(BN_div(quotient.number_.get(), remainder.number_.get(), number_.get(), divisor.number_.get(), room.get()));
        done(BN_mul_word(remainder.number_.get(), 2));
        if (BN_cmp(remainder.number_.get(), divisor.number_.get()) >= 0) {
            done(BN_add_word(quotient.number_.get(), 1));
        }
        return quotient;
    }

    [[nodiscard]] std::string text() const {
        const std::unique_ptr<char, Free> digits{BN_bn2dec(number_.get())};
        return digits.get();
    }

private:
    struct Free {
        void operator()(BIGNUM* number) const noexcept { BN_free(number); }

        void operator()(BN_CTX* room) const noexcept { BN_CTX_free(room); }

        void operator()(char* digits) const noexcept { OPENSSL_free(digits); }
    };

    static void done(int result) { CPPUNIT_ASSERT(result != 0); }

    std::unique_ptr<BIGNUM, Free> number_;
};

/// What MarkSum makes of the marks, and what the big integers do.
void assert_equals_big_integers(const std::vector<Mark>& marks) {
    MarkSum sum;
    BigInteger weighted{0};
    BigInteger weights{0};
    for (const auto& mark : marks) {
        sum.add(mark);
        if (mark.points && mark.state == Mark::State::given) {
            const BigInteger weight{mark.weight.thousandths};
            weighted += BigInteger{mark.points->hundredths}.times(weight);
            weights += weight;
        }
    }
    if (weights.text() == "0") {
        CPPUNIT_ASSERT(!sum.average());
        return;
    }
    CPPUNIT_ASSERT_EQUAL(weighted.over(weights).text(), std::to_string(sum.average().value().hundredths));
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
    CPPUNIT_TEST(equals_an_independent_computation_in_big_integers_on_random_sets);
    CPPUNIT_TEST(a_million_of_the_heaviest_marks_are_exact);
    CPPUNIT_TEST(a_mark_beyond_every_rule_leaves_no_figure_instead_of_a_wrong_one);
    CPPUNIT_TEST(a_five_with_a_minus_is_a_five_for_the_distribution);
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

    void equals_an_independent_computation_in_big_integers_on_random_sets() {
        std::mt19937_64 random{20261123};
        const auto upto = [&](std::int64_t most) {
            return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most + 1));
        };
        for (int round = 0; round < 2000; ++round) {
            // Whole marks of small weights, as schools have them; and every number that a mark may have at all.
            const bool usual = round % 2 == 0;
            std::vector<Mark> marks;
            for (auto left = upto(60); left > 0; --left) {
                auto made = usual
                                ? mark(1 + upto(4), upto(9))
                                : mark_on(Scale::hundred, upto(most_points.hundredths), upto(most_weight.thousandths));
                if (upto(9) == 0) {
                    made.points.reset();
                }
                if (upto(9) == 0) {
                    made.state = Mark::State::pending;
                }
                marks.push_back(std::move(made));
            }
            assert_equals_big_integers(marks);
        }
    }

    void a_million_of_the_heaviest_marks_are_exact() {
        MarkSum sum;
        const auto heaviest = mark_on(Scale::hundred, most_points.hundredths, most_weight.thousandths);
        for (int count = 0; count < 1'000'000; ++count) {
            sum.add(heaviest);
        }
        CPPUNIT_ASSERT_EQUAL(most_points.hundredths, sum.average().value().hundredths);
        sum.add(mark_on(Scale::hundred, 0, most_weight.thousandths));
        CPPUNIT_ASSERT_EQUAL(most_points.hundredths, sum.average().value().hundredths);
        CPPUNIT_ASSERT_EQUAL(1'000'001, sum.count());
    }

    void a_mark_beyond_every_rule_leaves_no_figure_instead_of_a_wrong_one() {
        for (const auto& beyond : {mark_on(Scale::five, -1),
                                   mark_on(Scale::five, most_points.hundredths + 1),
                                   mark_on(Scale::five, 500, most_weight.thousandths + 1),
                                   mark_on(Scale::five, 99'999'999'999, 999'999'999'999)}) {
            MarkSum sum;
            sum.add(mark(5, 1));
            sum.add(beyond);
            sum.add(mark(4, 1));
            CPPUNIT_ASSERT(!sum.average());
            CPPUNIT_ASSERT(!sum.scale());
            CPPUNIT_ASSERT_EQUAL(3, sum.count());
        }
    }

    void a_five_with_a_minus_is_a_five_for_the_distribution() {
        auto minus = mark_on(Scale::five, 467);
        minus.shown = "5-";
        minus.five = 5;
        CPPUNIT_ASSERT(five_of(minus) == 5);
        CPPUNIT_ASSERT(five_of(mark_on(Scale::five, 450)) == 5);
        CPPUNIT_ASSERT(five_of(mark_on(Scale::five, 449)) == 4);
        CPPUNIT_ASSERT(!five_of(mark_on(Scale::five, 49)));
        CPPUNIT_ASSERT(!five_of(mark_on(Scale::five, 550)));
        CPPUNIT_ASSERT(!five_of(mark_on(Scale::hundred, 500)));
        CPPUNIT_ASSERT(!five_of(mark_on(Scale::five, 500, 0)));
        CPPUNIT_ASSERT(!five_of(dot()));
        CPPUNIT_ASSERT(!five_of(in_words("н/а")));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AveragesTest);

}  // namespace mrko::journal
