// SPDX-License-Identifier: Apache-2.0
#include "journal/statistics.h"

#include <cppunit/extensions/HelperMacros.h>

#include "tests/journal/made_marks.h"

namespace mrko::journal {

namespace {

MarkInLesson given(std::string_view day, Mark mark) {
    return on_day(day_of(day), std::move(mark));
}

WeekAverage week_with(std::optional<std::int64_t> hundredths, Scale scale = Scale::five) {
    WeekAverage made{.week = SchoolWeek::of(day_of("2025-09-01"))};
    if (hundredths) {
        made.average = Average{*hundredths};
        made.scale = scale;
    }
    return made;
}

}  // namespace

class StatisticsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(StatisticsTest);
    CPPUNIT_TEST(the_distribution_counts_what_counts);
    CPPUNIT_TEST(a_five_with_a_minus_is_one_of_the_fives);
    CPPUNIT_TEST(the_distribution_holds_every_counted_mark);
    CPPUNIT_TEST(every_week_of_the_days_has_an_entry_even_without_marks);
    CPPUNIT_TEST(marks_outside_the_days_are_not_counted);
    CPPUNIT_TEST(a_sunday_belongs_to_the_week_before_it_ends);
    CPPUNIT_TEST(weeks_go_on_over_new_year);
    CPPUNIT_TEST(the_trend_compares_the_last_two_weeks_that_have_an_average);
    CPPUNIT_TEST(below_a_tenth_of_a_mark_the_trend_is_steady);
    CPPUNIT_TEST(the_trend_of_a_hundred_points_needs_two_of_them);
    CPPUNIT_TEST(one_week_has_no_trend_and_two_scales_have_none);
    CPPUNIT_TEST(the_running_average_moves_on_days_with_counted_marks);
    CPPUNIT_TEST(the_running_average_ends_where_a_second_scale_comes_in);
    CPPUNIT_TEST(marks_of_all_subjects_stand_by_day);
    CPPUNIT_TEST(totals_hold_the_marks_and_missed_lessons_of_all_subjects);
    CPPUNIT_TEST(a_mark_is_worth_the_average_with_it_beside_the_one_without);
    CPPUNIT_TEST(a_mark_that_does_not_count_and_one_of_elsewhere_have_no_effect);
    CPPUNIT_TEST_SUITE_END();

    static SubjectRecord record_with(std::vector<MarkInLesson> marks) {
        SubjectRecord record;
        for (auto& placed : marks) {
            placed.mark.id = {static_cast<std::int64_t>(record.marks.size()) + 1};
            record.sum.add(placed.mark);
            record.marks.push_back(std::move(placed));
        }
        return record;
    }

    void marks_of_all_subjects_stand_by_day() {
        const std::vector records{
            record_with({given("2025-09-02", five_point(5)), given("2025-09-03", five_point(4))}),
            record_with({given("2025-09-01", five_point(3)), given("2025-09-02", five_point(2))})};
        std::vector<int> values;
        for (const auto& placed : marks_by_day(records)) {
            values.push_back(placed.mark.five.value());
        }
        CPPUNIT_ASSERT((values == std::vector{3, 5, 2, 4}));
        CPPUNIT_ASSERT(marks_by_day({}).empty());
    }

    void totals_hold_the_marks_and_missed_lessons_of_all_subjects() {
        std::vector records{record_with({given("2025-09-02", five_point(5, 3)), given("2025-09-03", dot())}),
                            record_with({given("2025-09-01", five_point(3))})};
        records[0].absences = {{.day = day_of("2025-09-04"), .absence = {.reason = Absence::Reason::ill}},
                               {.day = day_of("2025-09-05"), .absence = {.reason = Absence::Reason::late}}};
        records[1].absences = {{.day = day_of("2025-09-04"), .absence = {.reason = Absence::Reason::absent}}};
        const auto totals = totals_of(records);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{450}, totals.sum.average()->hundredths);
        CPPUNIT_ASSERT_EQUAL(2, totals.sum.count());
        CPPUNIT_ASSERT((totals.distribution.of_five == std::array{0, 0, 0, 1, 0, 1}));
        CPPUNIT_ASSERT_EQUAL(2, totals.missed);
        CPPUNIT_ASSERT(!totals_of({}).sum.average());
    }

    void a_mark_is_worth_the_average_with_it_beside_the_one_without() {
        const auto record = record_with({given("2025-09-01", five_point(5)), given("2025-09-02", five_point(2, 2))});
        const auto effect = effect_of({2}, record).value();
        CPPUNIT_ASSERT_EQUAL(std::int64_t{500}, effect.without->hundredths);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{300}, effect.with->hundredths);
        const auto alone = effect_of({1}, record_with({given("2025-09-01", five_point(5))})).value();
        CPPUNIT_ASSERT(!alone.without);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{500}, alone.with->hundredths);
        const auto mixed = effect_of(
            {1}, record_with({given("2025-09-01", mark_on(Scale::hundred, 8000)), given("2025-09-02", five_point(4))}));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{400}, mixed->without->hundredths);
        CPPUNIT_ASSERT(!mixed->with);
    }

    void a_mark_that_does_not_count_and_one_of_elsewhere_have_no_effect() {
        const auto record = record_with({given("2025-09-01", five_point(5)), given("2025-09-02", dot())});
        CPPUNIT_ASSERT(effect_of({1}, record));
        CPPUNIT_ASSERT(!effect_of({2}, record));
        CPPUNIT_ASSERT(!effect_of({3}, record));
    }

    void the_distribution_counts_what_counts() {
        const auto found = distribution(std::vector{given("2025-09-01", five_point(5)),
                                                    given("2025-09-01", five_point(5, 3)),
                                                    given("2025-09-02", five_point(2)),
                                                    given("2025-09-02", five_point(1)),
                                                    given("2025-09-02", five_point(4, 0)),
                                                    given("2025-09-03", dot()),
                                                    given("2025-09-03", in_words("н/а")),
                                                    given("2025-09-04", mark_on(Scale::hundred, 8700))});
        CPPUNIT_ASSERT((found.of_five == std::array{0, 1, 1, 0, 0, 2}));
        CPPUNIT_ASSERT_EQUAL(1, found.other);
    }

    void a_five_with_a_minus_is_one_of_the_fives() {
        auto minus = mark_on(Scale::five, 467);
        minus.shown = "5-";
        minus.five = 5;
        auto plus = mark_on(Scale::five, 430);
        plus.shown = "4+";
        const auto found = distribution(std::vector{given("2025-09-01", minus), given("2025-09-01", plus)});
        CPPUNIT_ASSERT_EQUAL(1, found.of_five[5]);
        CPPUNIT_ASSERT_EQUAL(1, found.of_five[4]);
    }

    void the_distribution_holds_every_counted_mark() {
        const auto found = distribution(
            std::vector{given("2025-09-01", mark_on(Scale::five, 0)), given("2025-09-01", mark_on(Scale::five, 900))});
        CPPUNIT_ASSERT_EQUAL(2, found.other);
        const auto nothing = distribution({});
        CPPUNIT_ASSERT((nothing.of_five == std::array<int, 6>{}));
        CPPUNIT_ASSERT_EQUAL(0, nothing.other);
    }

    void every_week_of_the_days_has_an_entry_even_without_marks() {
        const auto weeks = by_week(std::vector{given("2025-09-01", five_point(5)),
                                               given("2025-09-05", five_point(4)),
                                               given("2025-09-17", five_point(2)),
                                               given("2025-09-18", dot())},
                                   span_of("2025-09-01", "2025-09-22"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{4}, weeks.size());
        CPPUNIT_ASSERT(weeks[0].average == Average{450} && weeks[0].counted == 2);
        CPPUNIT_ASSERT(!weeks[1].average && !weeks[1].scale && weeks[1].counted == 0);
        CPPUNIT_ASSERT(weeks[2].average == Average{200} && weeks[2].counted == 1);
        CPPUNIT_ASSERT(weeks[2].scale == Scale::five);
        CPPUNIT_ASSERT(!weeks[3].average);
        CPPUNIT_ASSERT(weeks[3].week == SchoolWeek::of(day_of("2025-09-22")));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, by_week({}, span_of("2025-09-07", "2025-09-07")).size());
    }

    void marks_outside_the_days_are_not_counted() {
        const std::vector marks{given("2025-09-01", five_point(2)), given("2025-09-04", five_point(5))};
        const auto weeks = by_week(marks, span_of("2025-09-03", "2025-09-05"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, weeks.size());
        CPPUNIT_ASSERT(weeks[0].average == Average{500});
    }

    void a_sunday_belongs_to_the_week_before_it_ends() {
        const auto weeks =
            by_week(std::vector{given("2025-09-07", five_point(3))}, span_of("2025-09-07", "2025-09-08"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, weeks.size());
        CPPUNIT_ASSERT(weeks[0].average == Average{300});
        CPPUNIT_ASSERT(!weeks[1].average);
    }

    void weeks_go_on_over_new_year() {
        const auto weeks =
            by_week(std::vector{given("2027-01-01", five_point(4))}, span_of("2026-12-28", "2027-01-03"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, weeks.size());
        CPPUNIT_ASSERT(weeks[0].average == Average{400});
    }

    void the_trend_compares_the_last_two_weeks_that_have_an_average() {
        CPPUNIT_ASSERT(
            trend(std::vector{week_with(500), week_with(400), week_with({}), week_with(450), week_with({})}) ==
            Trend::rising);
        CPPUNIT_ASSERT(trend(std::vector{week_with(300), week_with(500), week_with(450)}) == Trend::falling);
    }

    void below_a_tenth_of_a_mark_the_trend_is_steady() {
        CPPUNIT_ASSERT(trend(std::vector{week_with(400), week_with(409)}) == Trend::steady);
        CPPUNIT_ASSERT(trend(std::vector{week_with(400), week_with(410)}) == Trend::rising);
        CPPUNIT_ASSERT(trend(std::vector{week_with(400), week_with(391)}) == Trend::steady);
        CPPUNIT_ASSERT(trend(std::vector{week_with(400), week_with(390)}) == Trend::falling);
    }

    void the_trend_of_a_hundred_points_needs_two_of_them() {
        const auto points = [](std::int64_t hundredths) { return week_with(hundredths, Scale::hundred); };
        CPPUNIT_ASSERT(trend(std::vector{points(8000), points(8199)}) == Trend::steady);
        CPPUNIT_ASSERT(trend(std::vector{points(8000), points(8200)}) == Trend::rising);
        CPPUNIT_ASSERT(trend(std::vector{week_with(1200, Scale::twenty), week_with(1160, Scale::twenty)}) ==
                       Trend::falling);
    }

    void one_week_has_no_trend_and_two_scales_have_none() {
        CPPUNIT_ASSERT(trend({}) == Trend::unknown);
        CPPUNIT_ASSERT(trend(std::vector{week_with({}), week_with({})}) == Trend::unknown);
        CPPUNIT_ASSERT(trend(std::vector{week_with(400), week_with({})}) == Trend::unknown);
        CPPUNIT_ASSERT(trend(std::vector{week_with(400), week_with(8000, Scale::hundred)}) == Trend::unknown);
    }

    void the_running_average_moves_on_days_with_counted_marks() {
        const auto line = running_average(std::vector{given("2025-09-01", in_words("н/а")),
                                                      given("2025-09-02", five_point(5)),
                                                      given("2025-09-02", five_point(4)),
                                                      given("2025-09-03", dot()),
                                                      given("2025-09-09", five_point(3, 2))});
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, line.size());
        CPPUNIT_ASSERT(line[0].day == day_of("2025-09-02") && line[0].average == Average{450} && line[0].counted == 2);
        CPPUNIT_ASSERT(line[1].day == day_of("2025-09-09") && line[1].average == Average{375} && line[1].counted == 3);
        CPPUNIT_ASSERT(running_average({}).empty());
    }

    void the_running_average_ends_where_a_second_scale_comes_in() {
        const auto line = running_average(std::vector{given("2025-09-01", five_point(5)),
                                                      given("2025-09-02", mark_on(Scale::hundred, 8000)),
                                                      given("2025-09-03", five_point(5))});
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, line.size());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(StatisticsTest);

}  // namespace mrko::journal
