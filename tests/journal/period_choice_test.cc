// SPDX-License-Identifier: Apache-2.0
#include "journal/period_choice.h"

#include <cppunit/extensions/HelperMacros.h>

#include <array>
#include <stdexcept>

#include "tests/journal/made_marks.h"

namespace mrko::journal {

namespace {

/// 1 September 2025 is a Monday, 26 May 2026 a Tuesday.
const StudyYear year{.title = "2025/2026",
                     .days = span_of("2025-09-01", "2026-05-26"),
                     .periods = {{{1}, "I четверть", span_of("2025-09-01", "2025-10-24")},
                                 {{2}, "II четверть", span_of("2025-11-05", "2025-12-30")},
                                 {{3}, "III четверть", span_of("2026-01-12", "2026-03-27")},
                                 {{4}, "IV четверть", span_of("2026-04-06", "2026-05-26")}}};

PeriodChoice chosen(PeriodUnit unit, std::string_view at, const StudyYear& within = year) {
    return std::get<PeriodChoice>(choose_period(unit, day_of(at), within));
}

/// "first..last < earlier > later".
std::string shown(const PeriodChoice& choice) {
    const auto neighbour = [](const std::optional<SchoolDay>& day) { return day ? iso(*day) : std::string{"-"}; };
    return iso(choice.days.first) + ".." + iso(choice.days.last) + " < " + neighbour(choice.earlier) + " > " +
           neighbour(choice.later);
}

PeriodRefused::Reason refused(const PeriodOutcome& outcome) {
    return std::get<PeriodRefused>(outcome).reason;
}

}  // namespace

class PeriodChoiceTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PeriodChoiceTest);
    CPPUNIT_TEST(a_day_has_its_neighbours_and_passes_over_sundays);
    CPPUNIT_TEST(a_day_at_an_end_of_the_year_has_one_neighbour);
    CPPUNIT_TEST(a_week_stays_whole_at_the_ends_of_the_year);
    CPPUNIT_TEST(a_week_that_touches_the_year_is_inside);
    CPPUNIT_TEST(a_month_is_clipped_to_the_year);
    CPPUNIT_TEST(february_of_a_leap_year_has_29_days);
    CPPUNIT_TEST(a_study_period_has_its_name_and_its_neighbours);
    CPPUNIT_TEST(holidays_show_the_study_period_before_them);
    CPPUNIT_TEST(days_ahead_of_the_first_study_period_show_it);
    CPPUNIT_TEST(a_study_period_beyond_the_year_is_clipped_or_not_there);
    CPPUNIT_TEST(a_year_without_study_periods_stands_for_one);
    CPPUNIT_TEST(a_year_has_no_neighbours);
    CPPUNIT_TEST(summer_is_outside_the_year);
    CPPUNIT_TEST(a_year_of_twelve_months_has_a_summer);
    CPPUNIT_TEST(a_span_is_what_was_asked_for);
    CPPUNIT_TEST(a_reversed_span_is_refused_as_reversed);
    CPPUNIT_TEST(a_span_that_leaves_the_year_is_refused);
    CPPUNIT_TEST(a_span_has_no_single_day);
    CPPUNIT_TEST(every_neighbour_is_a_neighbour_and_leads_back);
    CPPUNIT_TEST_SUITE_END();

    void a_day_has_its_neighbours_and_passes_over_sundays() {
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-09-03..2025-09-03 < 2025-09-02 > 2025-09-04"},
                             shown(chosen(PeriodUnit::day, "2025-09-03")));
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-09-06..2025-09-06 < 2025-09-05 > 2025-09-08"},
                             shown(chosen(PeriodUnit::day, "2025-09-06")));
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-09-08..2025-09-08 < 2025-09-06 > 2025-09-09"},
                             shown(chosen(PeriodUnit::day, "2025-09-08")));
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-09-07..2025-09-07 < 2025-09-06 > 2025-09-08"},
                             shown(chosen(PeriodUnit::day, "2025-09-07")));
    }

    void a_day_at_an_end_of_the_year_has_one_neighbour() {
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-09-01..2025-09-01 < - > 2025-09-02"},
                             shown(chosen(PeriodUnit::day, "2025-09-01")));
        CPPUNIT_ASSERT_EQUAL(std::string{"2026-05-26..2026-05-26 < 2026-05-25 > -"},
                             shown(chosen(PeriodUnit::day, "2026-05-26")));
        const StudyYear until_sunday{.days = span_of("2025-09-01", "2026-05-31")};
        CPPUNIT_ASSERT(!chosen(PeriodUnit::day, "2026-05-30", until_sunday).later);
    }

    void a_week_stays_whole_at_the_ends_of_the_year() {
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-09-01..2025-09-07 < - > 2025-09-08"},
                             shown(chosen(PeriodUnit::week, "2025-09-07")));
        CPPUNIT_ASSERT_EQUAL(std::string{"2026-05-25..2026-05-31 < 2026-05-18 > -"},
                             shown(chosen(PeriodUnit::week, "2026-05-26")));
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-12-29..2026-01-04 < 2025-12-22 > 2026-01-05"},
                             shown(chosen(PeriodUnit::week, "2026-01-01")));
    }

    void a_week_that_touches_the_year_is_inside() {
        CPPUNIT_ASSERT_EQUAL(std::string{"2026-05-25..2026-05-31 < 2026-05-18 > -"},
                             shown(chosen(PeriodUnit::week, "2026-05-31")));
        CPPUNIT_ASSERT(refused(choose_period(PeriodUnit::week, day_of("2026-06-01"), year)) ==
                       PeriodRefused::Reason::outside_year);
        CPPUNIT_ASSERT(refused(choose_period(PeriodUnit::week, day_of("2025-08-31"), year)) ==
                       PeriodRefused::Reason::outside_year);
        // A year that begins on a Wednesday: the link back from its second week leads to a day of the year.
        const StudyYear from_wednesday{.days = span_of("2025-09-03", "2026-05-26")};
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-09-08..2025-09-14 < 2025-09-03 > 2025-09-15"},
                             shown(chosen(PeriodUnit::week, "2025-09-10", from_wednesday)));
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-09-01..2025-09-07 < - > 2025-09-08"},
                             shown(chosen(PeriodUnit::week, "2025-09-01", from_wednesday)));
        // Its first day is a Sunday and its last one a Monday: either week has a single day of the year.
        const StudyYear from_sunday{.days = span_of("2025-08-31", "2026-05-25")};
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-08-25..2025-08-31 < - > 2025-09-01"},
                             shown(chosen(PeriodUnit::week, "2025-08-27", from_sunday)));
        CPPUNIT_ASSERT_EQUAL(std::string{"2026-05-25..2026-05-31 < 2026-05-18 > -"},
                             shown(chosen(PeriodUnit::week, "2026-05-30", from_sunday)));
    }

    void a_month_is_clipped_to_the_year() {
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-10-01..2025-10-31 < 2025-09-01 > 2025-11-01"},
                             shown(chosen(PeriodUnit::month, "2025-10-31")));
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-12-01..2025-12-31 < 2025-11-01 > 2026-01-01"},
                             shown(chosen(PeriodUnit::month, "2025-12-01")));
        CPPUNIT_ASSERT_EQUAL(std::string{"2026-05-01..2026-05-26 < 2026-04-01 > -"},
                             shown(chosen(PeriodUnit::month, "2026-05-15")));
        const StudyYear from_fifth{.days = span_of("2025-09-05", "2026-05-26")};
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-09-05..2025-09-30 < - > 2025-10-01"},
                             shown(chosen(PeriodUnit::month, "2025-09-30", from_fifth)));
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-10-01..2025-10-31 < 2025-09-05 > 2025-11-01"},
                             shown(chosen(PeriodUnit::month, "2025-10-10", from_fifth)));
    }

    void february_of_a_leap_year_has_29_days() {
        const StudyYear leap{.days = span_of("2027-09-01", "2028-05-26")};
        CPPUNIT_ASSERT_EQUAL(std::string{"2028-02-01..2028-02-29 < 2028-01-01 > 2028-03-01"},
                             shown(chosen(PeriodUnit::month, "2028-02-29", leap)));
    }

    void a_study_period_has_its_name_and_its_neighbours() {
        const auto choice = chosen(PeriodUnit::study_period, "2025-12-30");
        CPPUNIT_ASSERT_EQUAL(std::string{"II четверть"}, choice.title);
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-11-05..2025-12-30 < 2025-09-01 > 2026-01-12"}, shown(choice));
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-09-01..2025-10-24 < - > 2025-11-05"},
                             shown(chosen(PeriodUnit::study_period, "2025-09-01")));
        CPPUNIT_ASSERT_EQUAL(std::string{"2026-04-06..2026-05-26 < 2026-01-12 > -"},
                             shown(chosen(PeriodUnit::study_period, "2026-05-26")));
    }

    void holidays_show_the_study_period_before_them() {
        for (const auto& [day, title] : {std::pair{"2025-10-25", "I четверть"},
                                         std::pair{"2025-11-04", "I четверть"},
                                         std::pair{"2026-01-01", "II четверть"},
                                         std::pair{"2026-04-05", "III четверть"}}) {
            CPPUNIT_ASSERT_EQUAL(std::string{title}, chosen(PeriodUnit::study_period, day).title);
        }
    }

    void days_ahead_of_the_first_study_period_show_it() {
        auto late = year;
        late.periods.erase(late.periods.begin());
        const auto choice = chosen(PeriodUnit::study_period, "2025-09-01", late);
        CPPUNIT_ASSERT_EQUAL(std::string{"II четверть"}, choice.title);
        CPPUNIT_ASSERT(!choice.earlier);
    }

    void a_study_period_beyond_the_year_is_clipped_or_not_there() {
        auto wide = year;
        wide.periods.front().days.first = day_of("2025-08-25");
        wide.periods.push_back({{5}, "Летняя практика", span_of("2026-06-01", "2026-06-30")});
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-09-01..2025-10-24 < - > 2025-11-05"},
                             shown(chosen(PeriodUnit::study_period, "2025-09-01", wide)));
        CPPUNIT_ASSERT(!chosen(PeriodUnit::study_period, "2026-05-26", wide).later);
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-09-01"},
                             iso(chosen(PeriodUnit::study_period, "2025-11-05", wide).earlier.value()));
        wide.periods.erase(wide.periods.begin(), wide.periods.end() - 1);
        CPPUNIT_ASSERT(chosen(PeriodUnit::study_period, "2025-11-05", wide).unit == PeriodUnit::year);
    }

    void a_year_without_study_periods_stands_for_one() {
        auto whole = year;
        whole.periods.clear();
        const auto choice = chosen(PeriodUnit::study_period, "2025-10-10", whole);
        CPPUNIT_ASSERT(choice.unit == PeriodUnit::year);
        CPPUNIT_ASSERT(choice.days == year.days);
        CPPUNIT_ASSERT(choice.title.empty());
    }

    void a_year_has_no_neighbours() {
        const auto choice = chosen(PeriodUnit::year, "2026-01-01");
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-09-01..2026-05-26 < - > -"}, shown(choice));
        CPPUNIT_ASSERT(choice.title.empty());
    }

    void summer_is_outside_the_year() {
        for (const auto unit :
             {PeriodUnit::day, PeriodUnit::week, PeriodUnit::month, PeriodUnit::study_period, PeriodUnit::year}) {
            for (const auto* const day : {"2025-08-31", "2026-07-15"}) {
                const auto outcome = choose_period(unit, day_of(day), year);
                CPPUNIT_ASSERT(refused(outcome) == PeriodRefused::Reason::outside_year);
                CPPUNIT_ASSERT((std::get<PeriodRefused>(outcome).asked == DaySpan{day_of(day), day_of(day)}));
            }
        }
        for (const auto unit : {PeriodUnit::day, PeriodUnit::month, PeriodUnit::study_period, PeriodUnit::year}) {
            CPPUNIT_ASSERT(refused(choose_period(unit, day_of("2026-05-27"), year)) ==
                           PeriodRefused::Reason::outside_year);
        }
    }

    void a_year_of_twelve_months_has_a_summer() {
        auto whole = year;
        whole.days.last = day_of("2026-08-31");
        CPPUNIT_ASSERT_EQUAL(std::string{"2026-07-01..2026-07-31 < 2026-06-01 > 2026-08-01"},
                             shown(chosen(PeriodUnit::month, "2026-07-15", whole)));
        CPPUNIT_ASSERT_EQUAL(std::string{"IV четверть"}, chosen(PeriodUnit::study_period, "2026-07-15", whole).title);
    }

    void a_span_is_what_was_asked_for() {
        const auto choice = std::get<PeriodChoice>(choose_span(day_of("2025-09-03"), day_of("2025-11-20"), year));
        CPPUNIT_ASSERT(choice.unit == PeriodUnit::span);
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-09-03..2025-11-20 < - > -"}, shown(choice));
        CPPUNIT_ASSERT(std::holds_alternative<PeriodChoice>(choose_span(year.days.first, year.days.last, year)));
        CPPUNIT_ASSERT(
            std::holds_alternative<PeriodChoice>(choose_span(day_of("2025-09-03"), day_of("2025-09-03"), year)));
    }

    void a_reversed_span_is_refused_as_reversed() {
        const auto outcome = choose_span(day_of("2025-09-04"), day_of("2025-09-03"), year);
        CPPUNIT_ASSERT(refused(outcome) == PeriodRefused::Reason::reversed);
        CPPUNIT_ASSERT((std::get<PeriodRefused>(outcome).asked == DaySpan{day_of("2025-09-04"), day_of("2025-09-03")}));
        CPPUNIT_ASSERT(refused(choose_span(day_of("2030-01-01"), day_of("2020-01-01"), year)) ==
                       PeriodRefused::Reason::reversed);
    }

    void a_span_that_leaves_the_year_is_refused() {
        for (const auto& [from, to] : {std::pair{"2025-08-31", "2025-09-10"},
                                       std::pair{"2026-05-20", "2026-05-27"},
                                       std::pair{"2024-09-01", "2025-05-01"},
                                       std::pair{"2020-01-01", "2030-01-01"}}) {
            CPPUNIT_ASSERT(refused(choose_span(day_of(from), day_of(to), year)) == PeriodRefused::Reason::outside_year);
        }
    }

    void a_span_has_no_single_day() {
        CPPUNIT_ASSERT_THROW(static_cast<void>(choose_period(PeriodUnit::span, year.days.first, year)),
                             std::invalid_argument);
    }

    void every_neighbour_is_a_neighbour_and_leads_back() {
        constexpr std::array units{PeriodUnit::day, PeriodUnit::week, PeriodUnit::month, PeriodUnit::study_period};
        const std::chrono::sys_days last{year.days.last};
        for (std::chrono::sys_days at{year.days.first}; at <= last; at += std::chrono::days{1}) {
            for (const auto unit : units) {
                if (unit == PeriodUnit::day && std::chrono::weekday{at} == std::chrono::Sunday) {
                    continue;
                }
                const auto here = std::get<PeriodChoice>(choose_period(unit, at, year));
                CPPUNIT_ASSERT(here.days.first <= here.days.last);
                if (here.later) {
                    CPPUNIT_ASSERT(year.days.contains(*here.later));
                    const auto next = std::get<PeriodChoice>(choose_period(unit, *here.later, year));
                    CPPUNIT_ASSERT(here.days.last < next.days.first && next.days.contains(*here.later));
                    CPPUNIT_ASSERT(std::get<PeriodChoice>(choose_period(unit, next.earlier.value(), year)).days ==
                                   here.days);
                }
            }
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PeriodChoiceTest);

}  // namespace mrko::journal
