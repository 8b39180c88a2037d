// SPDX-License-Identifier: Apache-2.0
// The final marks of form 11 over the whole service: page and API look at the same two years.
#include "handlers/final_sheet_of_year.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>

#include "tests/handlers/demo_house.h"

namespace mrko::handlers {

namespace {

/// A school whose year is over, so that every mark is set. The father's child is in 11А, the mother's second in 9А.
exchange::DemoSchool leavers() {
    return exchange::make_demo_school({.today = std::chrono::year{2026} / 6 / 10,
                                       .forms = {"9А", "10А", "11А"},
                                       .pupils_per_form = 4,
                                       .former_year = exchange::DemoOptions::FormerYear::told});
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

class FinalSheetOfYearTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FinalSheetOfYearTest);
    CPPUNIT_TEST(form_11_is_recommended_by_two_years_and_other_forms_are_not);
    CPPUNIT_TEST_SUITE_END();

    DemoHouse house_{leavers()};

    std::string body(const std::string& who, const std::string& target) {
        const auto answer = house_.ask(who, {.method = "GET", .target = target, .headers = {}, .body = {}});
        CPPUNIT_ASSERT_EQUAL_MESSAGE(who + " " + target + answer.body(), 200, answer.status());
        return answer.body();
    }

    void form_11_is_recommended_by_two_years_and_other_forms_are_not() {
        const auto eleventh = body("father", "/api/v1/children/1/finals?year=2026");
        CPPUNIT_ASSERT_MESSAGE(eleventh, contains(eleventh, R"("class_name":"11А")"));
        CPPUNIT_ASSERT_MESSAGE(eleventh, contains(eleventh, R"("rule":"mean_of_two_years")"));
        CPPUNIT_ASSERT_MESSAGE(eleventh, contains(eleventh, R"("counted":6)"));
        CPPUNIT_ASSERT(!contains(eleventh, R"("rule":"year_mark")"));
        CPPUNIT_ASSERT(!contains(eleventh, R"("rule":"mean_of_year_and_exam")"));
        const auto tenth = body("father", "/api/v1/children/1/finals?year=2025");
        CPPUNIT_ASSERT_MESSAGE(tenth, contains(tenth, R"("class_name":"10А")"));
        CPPUNIT_ASSERT(!contains(tenth, "mean_of_two_years"));
        const auto ninth = body("mother", "/api/v1/children/2/finals?year=2026");
        CPPUNIT_ASSERT_MESSAGE(ninth, contains(ninth, R"("rule":"mean_of_year_and_exam")"));
        CPPUNIT_ASSERT(!contains(ninth, "mean_of_two_years"));
        CPPUNIT_ASSERT(contains(body("father", "/diary/1/final?year=2026"), "class=\"finals\""));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FinalSheetOfYearTest);

}  // namespace mrko::handlers
