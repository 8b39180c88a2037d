// SPDX-License-Identifier: Apache-2.0
#include "views/export_page.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>

#include "tests/views/days_fixture.h"
#include "tests/views/golden.h"
#include "tests/views/week_fixture.h"

namespace mrko::tests {

using namespace std::chrono_literals;
using views::ExportPage;
using views::Language;

namespace {

ExportPage first_quarter() {
    const journal::DaySpan quarter{.first = 2018y / 9 / 1, .last = 2018y / 10 / 26};
    return {.account_name = "Маша",
            .child = {1},
            .card = masha(),
            .period = {.address = views::export_address({1}),
                       .further = {},
                       .choice = {.unit = journal::PeriodUnit::study_period,
                                  .days = quarter,
                                  .title = "I четверть",
                                  .earlier = {},
                                  .later = 2018y / 11 / 5},
                       .system = journal::PeriodSystem::quarters,
                       .year = *masha().year,
                       .today = 2018y / 9 / 7}};
}

views::PageFrame frame(Language language) {
    auto made = family_frame(language);
    made.section = views::Section::exports;
    return made;
}

}  // namespace

class ExportPageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ExportPageTest);
    CPPUNIT_TEST(the_page_is_as_the_golden_files_have_it);
    CPPUNIT_TEST(every_file_is_of_the_period_that_is_shown);
    CPPUNIT_TEST(text_of_a_person_never_becomes_markup);
    CPPUNIT_TEST_SUITE_END();

    void the_page_is_as_the_golden_files_have_it() {
        for (const Language language : views::all_languages) {
            const std::string end = "." + std::string(views::tag(language)) + ".html";
            assert_golden("export_page" + end, templates().render(first_quarter(), frame(language)));
        }
    }

    void every_file_is_of_the_period_that_is_shown() {
        const std::string html = templates().render(first_quarter(), frame(Language::ru));
        for (const auto* const file : {"marks.csv", "averages.csv", "finals.csv", "homework.csv", "timetable.csv"}) {
            const auto address = "/diary/1/export/" + std::string{file} + "?period=quarter&amp;at=2018-09-01";
            CPPUNIT_ASSERT_MESSAGE(file, holds(html, address + "\""));
            CPPUNIT_ASSERT_MESSAGE(file, holds(html, address + "&amp;for=excel\""));
        }
        for (const auto* const file : {"marks.json", "finals.json", "homework.json", "timetable.json"}) {
            CPPUNIT_ASSERT_MESSAGE(
                file, holds(html, "/diary/1/export/" + std::string{file} + "?period=quarter&amp;at=2018-09-01\""));
        }
        CPPUNIT_ASSERT(!holds(html, "averages.json"));
    }

    void text_of_a_person_never_becomes_markup() {
        auto page = first_quarter();
        page.account_name = markup();
        page.card.given_name = markup();
        page.period.choice.title = markup();
        assert_disarmed(templates().render(page, frame(Language::ru)));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ExportPageTest);

}  // namespace mrko::tests
