// SPDX-License-Identifier: Apache-2.0
#include <cppunit/extensions/HelperMacros.h>

#include "journal/outlook.h"
#include "tests/journal/made_marks.h"

namespace mrko::journal {

namespace {

const DaySpan quarter = span_of("2025-09-01", "2025-10-30");  // 60 days: from 10 October at most 20 are left
const auto early = day_of("2025-09-15");
const auto late = day_of("2025-10-20");
const MarkingRules usual{};

SubjectRecord record(std::vector<MarkInLesson> marks) {
    return {.marks = std::move(marks)};
}

/// Marks on the days of September from the first.
SubjectRecord in_september(const std::vector<Mark>& marks) {
    SubjectRecord made;
    auto day = std::chrono::sys_days{quarter.first};
    for (const auto& mark : marks) {
        made.marks.push_back(on_day(day, mark));
        day += std::chrono::days{1};
    }
    return made;
}

std::vector<Risk::Kind> kinds(const std::vector<Risk>& found) {
    std::vector<Risk::Kind> kinds;
    std::ranges::transform(found, std::back_inserter(kinds), &Risk::kind);
    return kinds;
}

std::vector<Risk> few_marks_on(std::string_view today, const std::vector<Mark>& marks, int lessons_a_week = 2) {
    return risks(in_september(marks), usual, lessons_a_week, quarter, day_of(today));
}

}  // namespace

class RisksTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RisksTest);
    CPPUNIT_TEST(a_good_period_has_no_risk);
    CPPUNIT_TEST(an_average_below_three_shows_the_marks_below_3);
    CPPUNIT_TEST(exactly_the_threshold_is_no_risk);
    CPPUNIT_TEST(too_few_marks_warn_in_the_last_third_and_afterwards);
    CPPUNIT_TEST(a_subject_of_many_lessons_needs_more_marks);
    CPPUNIT_TEST(what_does_not_count_is_not_enough_for_attestation);
    CPPUNIT_TEST(no_mark_at_all_is_too_few);
    CPPUNIT_TEST(a_period_of_one_day_is_late_at_once);
    CPPUNIT_TEST(an_open_dot_is_a_risk_on_every_scale);
    CPPUNIT_TEST(other_scales_have_no_other_risk);
    CPPUNIT_TEST(marks_of_other_periods_count_for_nothing);
    CPPUNIT_TEST(all_risks_come_in_their_order);
    CPPUNIT_TEST_SUITE_END();

    void a_good_period_has_no_risk() {
        CPPUNIT_ASSERT(risks(in_september(marks_of({4, 5, 4})), usual, 2, quarter, late).empty());
    }

    void an_average_below_three_shows_the_marks_below_3() {
        const auto found = risks(in_september(marks_of({2, 3, 3, 2, 3, 2})), usual, 2, quarter, early);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found.size());
        CPPUNIT_ASSERT(found[0].kind == Risk::Kind::average_below_three);
        CPPUNIT_ASSERT(found[0].average == Average{250});
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, found[0].evidence.size());
        for (const auto& entry : found[0].evidence) {
            CPPUNIT_ASSERT(entry.mark.five == 2);
        }
        CPPUNIT_ASSERT(found[0].evidence[1].day == day_of("2025-09-04"));
    }

    void exactly_the_threshold_is_no_risk() {
        const auto marks = in_september(marks_of({2, 3, 3, 2, 3}));
        CPPUNIT_ASSERT(risks(marks, usual, 2, quarter, early).empty());
        const MarkingRules strict{.thresholds = presets::strict};
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, risks(marks, strict, 2, quarter, early).size());
    }

    void too_few_marks_warn_in_the_last_third_and_afterwards() {
        for (const auto* const day : {"2025-08-01", "2025-09-01", "2025-10-09"}) {
            CPPUNIT_ASSERT_MESSAGE(day, few_marks_on(day, marks_of({5, 5})).empty());
        }
        for (const auto* const day : {"2025-10-10", "2025-10-30", "2025-11-05", "2029-01-01"}) {
            const auto found = few_marks_on(day, marks_of({5, 5}));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(day, std::size_t{1}, found.size());
            CPPUNIT_ASSERT(found[0].kind == Risk::Kind::too_few_marks);
            CPPUNIT_ASSERT_EQUAL(2, found[0].counted);
            CPPUNIT_ASSERT_EQUAL(3, found[0].needed);
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, found[0].evidence.size());
            CPPUNIT_ASSERT(!found[0].average);
        }
        CPPUNIT_ASSERT(few_marks_on("2025-10-30", marks_of({5, 5, 5})).empty());
    }

    void a_subject_of_many_lessons_needs_more_marks() {
        CPPUNIT_ASSERT(few_marks_on("2025-10-20", marks_of({5, 5, 5, 5}), 2).empty());
        CPPUNIT_ASSERT_EQUAL(5, few_marks_on("2025-10-20", marks_of({5, 5, 5, 5}), 3).at(0).needed);
        CPPUNIT_ASSERT(few_marks_on("2025-10-20", marks_of({5, 5, 5, 5, 5}), 3).empty());
    }

    void what_does_not_count_is_not_enough_for_attestation() {
        const auto found = few_marks_on("2025-10-20", {five_point(5), in_words("н/а"), five_point(5, 0)});
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found.size());
        CPPUNIT_ASSERT_EQUAL(1, found[0].counted);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found[0].evidence.size());
    }

    void no_mark_at_all_is_too_few() {
        const auto found = few_marks_on("2025-10-20", {});
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found.size());
        CPPUNIT_ASSERT(found[0].evidence.empty());
    }

    void a_period_of_one_day_is_late_at_once() {
        const auto day = day_of("2025-09-01");
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, risks(record({}), usual, 2, {day, day}, day).size());
        CPPUNIT_ASSERT(risks(record({}), usual, 2, {day, day}, day_of("2025-08-31")).empty());
    }

    void an_open_dot_is_a_risk_on_every_scale() {
        for (const auto scale : {Scale::five, Scale::hundred, Scale::pass_fail}) {
            auto waiting = dot();
            waiting.scale = scale;
            const auto found = risks(in_september({waiting}), usual, 2, quarter, early);
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found.size());
            CPPUNIT_ASSERT(found[0].kind == Risk::Kind::open_dot);
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found[0].evidence.size());
        }
    }

    void other_scales_have_no_other_risk() {
        CPPUNIT_ASSERT(few_marks_on("2025-10-20", {mark_on(Scale::hundred, 200)}).empty());
        CPPUNIT_ASSERT(few_marks_on("2025-10-20", {mark_on(Scale::twenty, 200), five_point(2)}).empty());
        auto passed = in_words("зач");
        passed.scale = Scale::pass_fail;
        CPPUNIT_ASSERT(few_marks_on("2025-10-20", {passed}).empty());
    }

    void marks_of_other_periods_count_for_nothing() {
        const auto found = risks(record({on_day(day_of("2025-08-31"), five_point(5)),
                                         on_day(day_of("2025-09-01"), five_point(2)),
                                         on_day(day_of("2025-10-30"), five_point(2)),
                                         on_day(day_of("2025-10-31"), five_point(5)),
                                         on_day(day_of("2025-10-31"), dot())}),
                                 usual,
                                 2,
                                 quarter,
                                 early);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, found.size());
        CPPUNIT_ASSERT(found[0].average == Average{200});
    }

    void all_risks_come_in_their_order() {
        const auto found = few_marks_on("2025-10-20", {dot(), five_point(2)});
        CPPUNIT_ASSERT(kinds(found) ==
                       std::vector({Risk::Kind::average_below_three, Risk::Kind::too_few_marks, Risk::Kind::open_dot}));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RisksTest);

}  // namespace mrko::journal
