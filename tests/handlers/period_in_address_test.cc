// SPDX-License-Identifier: Apache-2.0
#include "handlers/period_in_address.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>
#include <vector>

namespace mrko::handlers {

namespace {

using journal::PeriodUnit;
using Reason = views::PeriodRefusedPage::Reason;

journal::SchoolDay day(const std::string& text) {
    return journal::parse_day(text).value();
}

journal::StudyYear year(int first) {
    const auto of = [&](int shift, const std::string& rest) { return day(std::to_string(first + shift) + rest); };
    return {.id = {first},
            .title = {},
            .days = {of(0, "-09-01"), of(1, "-05-26")},
            .class_name = {},
            .school_name = {},
            .periods = {{.id = {1}, .title = "I четверть", .days = {of(0, "-09-01"), of(0, "-10-24")}},
                        {.id = {2}, .title = "II четверть", .days = {of(0, "-11-05"), of(0, "-12-30")}},
                        {.id = {3}, .title = "III четверть", .days = {of(1, "-01-12"), of(1, "-03-20")}},
                        {.id = {4}, .title = "IV четверть", .days = {of(1, "-03-30"), of(1, "-05-26")}}}};
}

http::Request ask(const std::string& query) {
    return http::Request{{.target = "/diary/1/marks" + query}};
}

AskedPeriod read(const std::string& query, const std::string& today = "2026-11-18") {
    return read_period(ask(query), year(2026), PeriodUnit::study_period, day(today));
}

std::string shown(const AskedPeriod& asked) {
    if (const auto* const choice = std::get_if<journal::PeriodChoice>(&asked)) {
        return journal::iso(choice->days.first) + ".." + journal::iso(choice->days.last);
    }
    switch (std::get<PeriodProblem>(asked).reason) {
        case Reason::first_day_unreadable: return "first day unreadable";
        case Reason::last_day_unreadable: return "last day unreadable";
        case Reason::reversed: return "reversed";
        case Reason::outside_year: return "outside the year";
        case Reason::unknown_period: return "unknown period";
    }
    return {};
}

}  // namespace

class PeriodInAddressTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PeriodInAddressTest);
    CPPUNIT_TEST(without_words_it_is_the_usual_period_of_today);
    CPPUNIT_TEST(in_summer_it_is_the_last_period_of_the_year);
    CPPUNIT_TEST(each_unit_has_its_word);
    CPPUNIT_TEST(two_dates_win_over_a_unit);
    CPPUNIT_TEST(a_wrong_date_is_named);
    CPPUNIT_TEST(a_reversed_span_and_one_outside_the_year_are_refused);
    CPPUNIT_TEST(an_unknown_word_is_no_period);
    CPPUNIT_TEST(what_was_typed_is_kept);
    CPPUNIT_TEST(the_year_is_that_of_the_asked_day);
    CPPUNIT_TEST_SUITE_END();

    void without_words_it_is_the_usual_period_of_today() {
        CPPUNIT_ASSERT_EQUAL(std::string{"2026-11-05..2026-12-30"}, shown(read("")));
    }

    void in_summer_it_is_the_last_period_of_the_year() {
        CPPUNIT_ASSERT_EQUAL(std::string{"2027-03-30..2027-05-26"}, shown(read("", "2027-07-01")));
    }

    void each_unit_has_its_word() {
        CPPUNIT_ASSERT_EQUAL(std::string{"2026-09-08..2026-09-08"}, shown(read("?period=day&at=2026-09-08")));
        CPPUNIT_ASSERT_EQUAL(std::string{"2026-09-07..2026-09-13"}, shown(read("?period=week&at=2026-09-08")));
        CPPUNIT_ASSERT_EQUAL(std::string{"2026-09-01..2026-09-30"}, shown(read("?period=month&at=2026-09-08")));
        CPPUNIT_ASSERT_EQUAL(std::string{"2026-09-01..2026-10-24"}, shown(read("?period=quarter&at=2026-09-08")));
        CPPUNIT_ASSERT_EQUAL(std::string{"2026-09-01..2027-05-26"}, shown(read("?period=year")));
    }

    void two_dates_win_over_a_unit() {
        CPPUNIT_ASSERT_EQUAL(std::string{"2026-09-08..2026-10-09"},
                             shown(read("?period=year&from=2026-09-08&to=2026-10-09")));
    }

    void a_wrong_date_is_named() {
        CPPUNIT_ASSERT_EQUAL(std::string{"first day unreadable"}, shown(read("?from=08.09.2026&to=2026-10-09")));
        CPPUNIT_ASSERT_EQUAL(std::string{"last day unreadable"}, shown(read("?from=2026-09-08&to=2026-09-31")));
        CPPUNIT_ASSERT_EQUAL(std::string{"last day unreadable"}, shown(read("?from=2026-09-08")));
    }

    void a_reversed_span_and_one_outside_the_year_are_refused() {
        CPPUNIT_ASSERT_EQUAL(std::string{"reversed"}, shown(read("?from=2026-10-09&to=2026-09-08")));
        CPPUNIT_ASSERT_EQUAL(std::string{"outside the year"}, shown(read("?from=2026-08-01&to=2026-09-08")));
        CPPUNIT_ASSERT_EQUAL(std::string{"outside the year"}, shown(read("?period=day&at=2026-08-31")));
    }

    void an_unknown_word_is_no_period() {
        CPPUNIT_ASSERT_EQUAL(std::string{"unknown period"}, shown(read("?period=decade")));
        CPPUNIT_ASSERT_EQUAL(std::string{"unknown period"}, shown(read("?period=&at=2026-09-08")));
        CPPUNIT_ASSERT_EQUAL(std::string{"unknown period"}, shown(read("?period=month&at=September")));
    }

    void what_was_typed_is_kept() {
        const auto problem = std::get<PeriodProblem>(read("?from=tomorrow&to=2026-10-09"));
        CPPUNIT_ASSERT_EQUAL(std::string{"tomorrow"}, problem.from);
        CPPUNIT_ASSERT_EQUAL(std::string{"2026-10-09"}, problem.to);
    }

    void the_year_is_that_of_the_asked_day() {
        const std::vector years{year(2025), year(2026)};
        const auto id = [&](const std::string& query) {
            return asked_year(ask(query), years, day("2026-11-18"))->id.value;
        };
        CPPUNIT_ASSERT(id("") == 2026);
        CPPUNIT_ASSERT(id("?period=quarter&at=2026-03-01") == 2025);
        CPPUNIT_ASSERT(id("?from=2025-10-01&to=2025-11-01") == 2025);
        CPPUNIT_ASSERT(id("?from=soon&to=2025-11-01") == 2025);
        CPPUNIT_ASSERT(asked_year(ask(""), {}, day("2026-11-18")) == nullptr);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PeriodInAddressTest);

}  // namespace mrko::handlers
