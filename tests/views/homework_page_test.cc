// SPDX-License-Identifier: Apache-2.0
#include "views/homework_page.h"

#include <cppunit/extensions/HelperMacros.h>

#include "tests/views/days_fixture.h"
#include "tests/views/golden.h"
#include "tests/views/week_fixture.h"

namespace mrko::tests {

using namespace std::chrono_literals;
using std::chrono::September;
using views::Language;

namespace {

std::vector<journal::Day> part(const std::vector<journal::Day>& days, std::size_t first, std::size_t count) {
    return {days.begin() + static_cast<std::ptrdiff_t>(first),
            days.begin() + static_cast<std::ptrdiff_t>(first + count)};
}

/// Wednesday the 5th: three days and the Saturday are ahead, two lie behind.
views::HomeworkPage wednesday() {
    const auto days = rich_days();
    const journal::SchoolDay today = 2018y / September / 5;
    return {.account_name = "Маша",
            .child = {1},
            .card = masha(),
            .choice = views::HomeworkPage::Choice::ahead,
            .days = {.first = today, .last = 2018y / September / 16},
            .list = journal::homework_by_day(part(days, 2, 4), today),
            .lately = journal::DaySpan{.first = 2018y / September / 1, .last = 2018y / September / 4},
            .lately_due = journal::homework_by_day(part(days, 0, 2), today),
            .today = today,
            .year = *masha().year};
}

views::HomeworkPage first_form() {
    auto page = wednesday();
    page.card = first_form_pupil();
    page.list = journal::homework_by_day(part(first_form_days(), 2, 3), page.today);
    page.lately_due = journal::homework_by_day(part(first_form_days(), 0, 2), page.today);
    return page;
}

std::string in_russian(const views::HomeworkPage& page) {
    return templates().render(page, family_frame(Language::ru));
}

}  // namespace

class HomeworkPageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(HomeworkPageTest);
    CPPUNIT_TEST(the_pages_are_as_the_golden_files_have_them);
    CPPUNIT_TEST(days_are_named_from_today_on);
    CPPUNIT_TEST(the_states_have_four_texts);
    CPPUNIT_TEST(an_address_is_a_link_and_markup_is_not);
    CPPUNIT_TEST(what_was_due_lately_is_folded);
    CPPUNIT_TEST(the_past_is_read_backwards);
    CPPUNIT_TEST(a_first_form_is_not_told_of_missing_entries);
    CPPUNIT_TEST(an_empty_list_says_why);
    CPPUNIT_TEST(a_cancelled_lesson_says_so_beside_its_homework);
    CPPUNIT_TEST(text_of_a_person_never_becomes_markup);
    CPPUNIT_TEST_SUITE_END();

    void text_of_a_person_never_becomes_markup() {
        auto page = wednesday();
        page.account_name = markup();
        page.list = journal::homework_by_day(days_full_of(markup()), page.today);
        page.lately_due = page.list;
        assert_disarmed(in_russian(page));
    }

    void the_pages_are_as_the_golden_files_have_them() {
        for (const Language language : views::all_languages) {
            const std::string end = "." + std::string(views::tag(language)) + ".html";
            assert_golden("homework_page" + end, templates().render(wednesday(), family_frame(language)));
            assert_golden("homework_first_form" + end, templates().render(first_form(), family_frame(language)));
        }
    }

    void days_are_named_from_today_on() {
        const std::string html = in_russian(wednesday());
        CPPUNIT_ASSERT(holds(html, ">На\u00a0сегодня, ср 5\u00a0сентября<"));
        CPPUNIT_ASSERT(holds(html, ">На\u00a0завтра, чт 6\u00a0сентября<"));
        CPPUNIT_ASSERT(holds(html, ">На\u00a0пятницу, 7\u00a0сентября<"));
        CPPUNIT_ASSERT(holds(html, ">На\u00a0субботу, 8\u00a0сентября<"));
    }

    void the_states_have_four_texts() {
        const std::string html = in_russian(wednesday());
        CPPUNIT_ASSERT(holds(html, "упр.\u00a0148"));
        CPPUNIT_ASSERT(holds(html, "<dt>Ничего не\u00a0задано, отметил учитель</dt>"));
        CPPUNIT_ASSERT(holds(html, "<dt>Учитель ещё не\u00a0заполнил</dt>"));
        CPPUNIT_ASSERT(holds(html, "<dt>Ещё не\u00a0записано</dt>"));
    }

    void an_address_is_a_link_and_markup_is_not() {
        const std::string html = in_russian(wednesday());
        CPPUNIT_ASSERT(holds(html,
                             "<a href=\"https://resh.edu.ru/subject/lesson/4580/\" rel=\"noreferrer nofollow\">"
                             "https://resh.edu.ru/subject/lesson/4580/</a>"));
        CPPUNIT_ASSERT(holds(html, "<br>Выписать &lt;слова&gt; из упр.\u00a03"));
    }

    void what_was_due_lately_is_folded() {
        const std::string html = in_russian(wednesday());
        const auto folded = html.find("<details class=\"lately\">");
        CPPUNIT_ASSERT(folded != std::string::npos);
        CPPUNIT_ASSERT(html.find("На\u00a0вторник, 4\u00a0сентября") > folded);
        CPPUNIT_ASSERT(html.find("На\u00a0понедельник, 3\u00a0сентября") >
                       html.find("На\u00a0вторник, 4\u00a0сентября"));
        CPPUNIT_ASSERT(!holds(html, "class=\"lately\" open"));
        auto page = wednesday();
        page.lately_due.clear();
        CPPUNIT_ASSERT(!holds(in_russian(page), "class=\"lately\""));
    }

    void the_past_is_read_backwards() {
        auto page = wednesday();
        page.choice = views::HomeworkPage::Choice::chosen;
        page.days = {.first = 2018y / September / 3, .last = 2018y / September / 4};
        page.list = page.lately_due;
        page.lately.reset();
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(html.find("На\u00a0вторник") < html.find("На\u00a0понедельник"));
        CPPUNIT_ASSERT(!holds(html, "aria-current=\"true\">Предстоящие"));
    }

    void a_first_form_is_not_told_of_missing_entries() {
        const std::string html = in_russian(first_form());
        CPPUNIT_ASSERT(holds(html, "в\u00a0первом классе"));
        CPPUNIT_ASSERT(!holds(html, "class=\"due-day\""));
        auto page = first_form();
        page.list[0].entries[0].state = journal::DueHomework::State::set;
        page.list[0].entries[0].lesson.homework.text = "Принести листья";
        const std::string with_one = in_russian(page);
        CPPUNIT_ASSERT_EQUAL(1, count_of(with_one, "class=\"due-day\""));
        CPPUNIT_ASSERT(!holds(with_one, "не\u00a0заполнил"));
    }

    void an_empty_list_says_why() {
        auto page = wednesday();
        page.list.clear();
        page.lately_due.clear();
        CPPUNIT_ASSERT(holds(in_russian(page), "в\u00a0эти дни нет уроков."));
        page.empty_days = holiday_days();
        CPPUNIT_ASSERT(holds(in_russian(page), "в\u00a0эти дни нет уроков, осенние каникулы."));
    }

    void a_cancelled_lesson_says_so_beside_its_homework() {
        auto page = wednesday();
        page.list[0].entries[0].lesson.status = journal::Lesson::Status::cancelled;
        CPPUNIT_ASSERT(holds(in_russian(page), "урок отменён"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(HomeworkPageTest);

}  // namespace mrko::tests
