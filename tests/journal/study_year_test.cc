// SPDX-License-Identifier: Apache-2.0
#include "journal/study_year.h"

#include <cppunit/extensions/HelperMacros.h>

#include "tests/journal/made_marks.h"

namespace mrko::journal {

namespace {

const std::vector<StudyPeriod> quarters{{{1}, "I", span_of("2025-09-01", "2025-10-24")},
                                        {{2}, "II", span_of("2025-11-05", "2025-12-30")},
                                        {{3}, "III", span_of("2026-01-12", "2026-03-27")},
                                        {{4}, "IV", span_of("2026-04-06", "2026-05-26")}};

StudyYear year_of(std::string title, const DaySpan& days) {
    return {.title = std::move(title), .days = days};
}

const std::vector<StudyYear> years{year_of("2023", span_of("2023-09-01", "2024-05-26")),
                                   year_of("2024", span_of("2024-09-01", "2025-05-26")),
                                   year_of("2025", span_of("2025-09-01", "2026-05-26"))};

std::string title_at(std::string_view day) {
    return year_at(years, day_of(day))->title;
}

}  // namespace

class StudyYearTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(StudyYearTest);
    CPPUNIT_TEST(a_set_is_called_by_its_number_of_periods);
    CPPUNIT_TEST(a_day_has_its_period);
    CPPUNIT_TEST(holidays_belong_to_the_period_before);
    CPPUNIT_TEST(a_day_has_its_year);
    CPPUNIT_TEST(in_summer_the_nearest_year_stands);
    CPPUNIT_TEST(where_years_overlap_the_last_one_stands);
    CPPUNIT_TEST(no_years_and_no_periods_are_null);
    CPPUNIT_TEST(the_rules_of_most_subjects_stand_first);
    CPPUNIT_TEST(a_form_has_the_number_its_name_begins_with);
    CPPUNIT_TEST(the_last_year_in_a_form_is_the_one_before);
    CPPUNIT_TEST_SUITE_END();

    void a_form_has_the_number_its_name_begins_with() {
        CPPUNIT_ASSERT(form_number("11А") == 11);
        CPPUNIT_ASSERT(form_number("11-А") == 11);
        CPPUNIT_ASSERT(form_number("10") == 10);
        CPPUNIT_ASSERT(form_number("1Б") == 1);
        CPPUNIT_ASSERT(!form_number(""));
        CPPUNIT_ASSERT(!form_number("Подготовительный 1"));
        CPPUNIT_ASSERT(!form_number("-11А"));
        CPPUNIT_ASSERT(!form_number("99999999999А"));
    }

    void the_last_year_in_a_form_is_the_one_before() {
        auto own = years;
        own[0].class_name = "10Б";
        own[1].class_name = "10А";
        own[2].class_name = "11А";
        CPPUNIT_ASSERT_EQUAL(std::string{"2024"}, year_in_form(own, 10, own[2])->title);
        CPPUNIT_ASSERT_EQUAL(std::string{"2023"}, year_in_form(own, 10, own[1])->title);
        CPPUNIT_ASSERT(year_in_form(own, 10, own[0]) == nullptr);
        CPPUNIT_ASSERT(year_in_form(own, 1, own[2]) == nullptr);
        CPPUNIT_ASSERT(year_in_form({}, 10, own[2]) == nullptr);
    }

    void the_rules_of_most_subjects_stand_first() {
        const DaySpan always = span_of("2025-09-01", "2026-05-26");
        const MarkingRules usual{.origin = MarkingRules::Origin::school, .valid = always, .title = "act 1"};
        const MarkingRules strict{
            .origin = MarkingRules::Origin::school, .valid = always, .title = "act 2", .thresholds = presets::strict};
        const auto course = [](std::string title, const MarkingRules& rules) {
            return Course{
                .subject = {}, .title = std::move(title), .teacher = {}, .periods = quarters, .rules = {rules}};
        };
        auto hour = course("class hour", strict);
        hour.periods.clear();
        const auto found = rules_of_subjects(
            {course("algebra", strict), hour, course("history", usual), course("music", usual)}, day_of("2025-10-01"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, found.size());
        CPPUNIT_ASSERT((found[0].subjects == std::vector<std::string>{"history", "music"}));
        CPPUNIT_ASSERT((found[1].subjects == std::vector<std::string>{"algebra"}));
        CPPUNIT_ASSERT(found[1].rules.thresholds == presets::strict);
        CPPUNIT_ASSERT(rules_of_subjects({}, day_of("2025-10-01")).empty());
    }

    void a_set_is_called_by_its_number_of_periods() {
        const auto system = [](std::size_t count) { return system_of(std::vector<StudyPeriod>(count)); };
        CPPUNIT_ASSERT(system(4) == PeriodSystem::quarters);
        CPPUNIT_ASSERT(system(3) == PeriodSystem::trimesters);
        CPPUNIT_ASSERT(system(2) == PeriodSystem::half_years);
        CPPUNIT_ASSERT(system(5) == PeriodSystem::modules);
        CPPUNIT_ASSERT(system(6) == PeriodSystem::modules);
        for (const std::size_t count : {0U, 1U, 7U}) {
            CPPUNIT_ASSERT(system(count) == PeriodSystem::other);
        }
    }

    void a_day_has_its_period() {
        CPPUNIT_ASSERT_EQUAL(std::string{"I"}, period_at(quarters, day_of("2025-09-01"))->title);
        CPPUNIT_ASSERT_EQUAL(std::string{"I"}, period_at(quarters, day_of("2025-10-24"))->title);
        CPPUNIT_ASSERT_EQUAL(std::string{"II"}, period_at(quarters, day_of("2025-11-05"))->title);
        CPPUNIT_ASSERT_EQUAL(std::string{"IV"}, period_at(quarters, day_of("2026-05-26"))->title);
    }

    void holidays_belong_to_the_period_before() {
        CPPUNIT_ASSERT_EQUAL(std::string{"I"}, period_at(quarters, day_of("2025-11-04"))->title);
        CPPUNIT_ASSERT_EQUAL(std::string{"III"}, period_at(quarters, day_of("2026-03-28"))->title);
        CPPUNIT_ASSERT_EQUAL(std::string{"IV"}, period_at(quarters, day_of("2026-08-01"))->title);
        CPPUNIT_ASSERT_EQUAL(std::string{"I"}, period_at(quarters, day_of("2025-08-31"))->title);
    }

    void a_day_has_its_year() {
        CPPUNIT_ASSERT_EQUAL(std::string{"2023"}, title_at("2023-09-01"));
        CPPUNIT_ASSERT_EQUAL(std::string{"2023"}, title_at("2024-05-26"));
        CPPUNIT_ASSERT_EQUAL(std::string{"2024"}, title_at("2025-01-01"));
        CPPUNIT_ASSERT_EQUAL(std::string{"2025"}, title_at("2025-09-01"));
    }

    void in_summer_the_nearest_year_stands() {
        CPPUNIT_ASSERT_EQUAL(std::string{"2023"}, title_at("2024-06-01"));
        CPPUNIT_ASSERT_EQUAL(std::string{"2024"}, title_at("2024-08-31"));
        // 26 May, 98 days, 1 September: 14 July is 49 days from both.
        CPPUNIT_ASSERT_EQUAL(std::string{"2023"}, title_at("2024-07-14"));
        CPPUNIT_ASSERT_EQUAL(std::string{"2024"}, title_at("2024-07-15"));
        CPPUNIT_ASSERT_EQUAL(std::string{"2023"}, title_at("2000-01-01"));
        CPPUNIT_ASSERT_EQUAL(std::string{"2025"}, title_at("2040-01-01"));
    }

    void where_years_overlap_the_last_one_stands() {
        auto moved = years;
        moved.push_back(year_of("at the new school", span_of("2025-09-08", "2026-06-10")));
        CPPUNIT_ASSERT_EQUAL(std::string{"at the new school"}, year_at(moved, day_of("2026-01-15"))->title);
        CPPUNIT_ASSERT_EQUAL(std::string{"2024"}, year_at(moved, day_of("2025-05-01"))->title);
    }

    void no_years_and_no_periods_are_null() {
        CPPUNIT_ASSERT(year_at({}, day_of("2025-09-01")) == nullptr);
        CPPUNIT_ASSERT(period_at({}, day_of("2025-09-01")) == nullptr);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(StudyYearTest);

}  // namespace mrko::journal
