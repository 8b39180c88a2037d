// SPDX-License-Identifier: Apache-2.0
#include "views/remarks_page.h"

#include <cppunit/extensions/HelperMacros.h>

#include "tests/views/days_fixture.h"
#include "tests/views/golden.h"
#include "tests/views/week_fixture.h"

namespace mrko::tests {

using namespace std::chrono_literals;
using std::chrono::September;
using views::Language;

namespace {

views::RemarksPage first_quarter() {
    const journal::DaySpan quarter{.first = 2018y / September / 1, .last = 2018y / 10 / 26};
    return {.account_name = "Маша",
            .child = {1},
            .card = masha(),
            .period = {.address = views::remarks_address({1}),
                       .further = {},
                       .choice = {.unit = journal::PeriodUnit::study_period,
                                  .days = quarter,
                                  .title = "I четверть",
                                  .earlier = {},
                                  .later = 2018y / 11 / 5},
                       .system = journal::PeriodSystem::quarters,
                       .year = *masha().year,
                       .today = 2018y / September / 7},
            .notes = journal::teacher_notes(rich_days())};
}

std::string in_russian(const views::RemarksPage& page) {
    return templates().render(page, family_frame(Language::ru));
}

}  // namespace

class RemarksPageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RemarksPageTest);
    CPPUNIT_TEST(the_pages_are_as_the_golden_files_have_them);
    CPPUNIT_TEST(remarks_and_comments_have_different_names_and_signs);
    CPPUNIT_TEST(the_latest_day_stands_first_and_leads_to_its_page);
    CPPUNIT_TEST(a_comment_shows_the_mark_it_belongs_to);
    CPPUNIT_TEST(an_empty_period_says_why);
    CPPUNIT_TEST(text_of_a_person_never_becomes_markup);
    CPPUNIT_TEST_SUITE_END();

    void text_of_a_person_never_becomes_markup() {
        auto page = first_quarter();
        page.account_name = markup();
        page.period.choice.title = markup();
        page.notes = journal::teacher_notes(days_full_of(markup()));
        assert_disarmed(in_russian(page));
    }

    void the_pages_are_as_the_golden_files_have_them() {
        for (const Language language : views::all_languages) {
            const std::string end = "." + std::string(views::tag(language)) + ".html";
            assert_golden("remarks_page" + end, templates().render(first_quarter(), family_frame(language)));
            auto page = first_quarter();
            page.card = first_form_pupil();
            page.notes.clear();
            assert_golden("remarks_empty" + end, templates().render(page, family_frame(language)));
        }
    }

    void remarks_and_comments_have_different_names_and_signs() {
        const std::string html = in_russian(first_quarter());
        CPPUNIT_ASSERT_EQUAL(3, count_of(html, "class=\"teacher-note remark\""));
        CPPUNIT_ASSERT_EQUAL(2, count_of(html, "class=\"teacher-note comment\""));
        CPPUNIT_ASSERT_EQUAL(3, count_of(html, "<span>Замечание о\u00a0поведении</span>"));
        CPPUNIT_ASSERT_EQUAL(2, count_of(html, "<span>Комментарий к\u00a0оценке</span>"));
        CPPUNIT_ASSERT_EQUAL(3, count_of(html, "#alert\""));
        CPPUNIT_ASSERT(holds(html, "3\u00a0замечания о\u00a0поведении · 2\u00a0комментария к\u00a0оценкам"));
    }

    void the_latest_day_stands_first_and_leads_to_its_page() {
        const std::string html = in_russian(first_quarter());
        CPPUNIT_ASSERT(html.find("/diary/1/day/2018-09-05") < html.find("/diary/1/day/2018-09-04"));
        CPPUNIT_ASSERT(html.find("/diary/1/day/2018-09-04") < html.find("/diary/1/day/2018-09-03"));
        CPPUNIT_ASSERT_EQUAL(1, count_of(html, "/diary/1/day/2018-09-05"));
    }

    void a_comment_shows_the_mark_it_belongs_to() {
        const std::string html = in_russian(first_quarter());
        CPPUNIT_ASSERT_EQUAL(2, count_of(html, "/diary/1/mark/"));
        CPPUNIT_ASSERT(holds(html, "Не выучила слова, пересдача в пятницу"));
    }

    void an_empty_period_says_why() {
        auto page = first_quarter();
        page.notes.clear();
        CPPUNIT_ASSERT(holds(in_russian(page), "учителя пока ничего не\u00a0записали"));
        page.period.today = 2018y / 11 / 5;
        CPPUNIT_ASSERT(holds(in_russian(page), "учителя ничего не\u00a0записали"));
        page.period.today = 2018y / 8 / 20;
        CPPUNIT_ASSERT(holds(in_russian(page), "ещё не\u00a0наступили"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RemarksPageTest);

}  // namespace mrko::tests
