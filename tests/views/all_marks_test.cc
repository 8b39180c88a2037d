// SPDX-License-Identifier: Apache-2.0
#include "views/all_marks.h"

#include <cppunit/extensions/HelperMacros.h>

#include "tests/views/golden.h"
#include "tests/views/week_fixture.h"
#include "tests/views/year_fixture.h"

namespace mrko::tests {

namespace {

using views::AllMarks;
using views::Language;
using views::MarksOrder;

views::PageFrame frame(Language language) {
    views::PageFrame made = family_frame(language);
    made.section = views::Section::marks;
    return made;
}

std::string in_russian(const AllMarks& page) {
    return templates().render(page, frame(Language::ru));
}

int occurrences(const std::string& text, const std::string& part) {
    int found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++found;
    }
    return found;
}

bool contains(const std::string& text, const std::string& part) {
    return occurrences(text, part) > 0;
}

/// Whether the rows of these subjects come in this order.
bool in_order(const std::string& html, const std::vector<std::string>& subjects) {
    auto at = html.find("<tbody");
    for (const std::string& subject : subjects) {
        at = html.find(">" + subject + "</a></th>", at);
        if (at == std::string::npos) {
            return false;
        }
    }
    return true;
}

AllMarks ordered(MarksOrder::Column column, MarksOrder::Direction direction) {
    AllMarks page = quarter_of_marks(AllMarks::View::by_subject);
    page.order = {.column = column, .direction = direction};
    return page;
}

}  // namespace

class AllMarksTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AllMarksTest);
    CPPUNIT_TEST(both_views_are_as_the_golden_files_have_them);
    CPPUNIT_TEST(a_column_is_a_day_with_a_mark_or_an_absence);
    CPPUNIT_TEST(figures_are_those_of_the_engine);
    CPPUNIT_TEST(an_absence_is_shown_and_not_counted);
    CPPUNIT_TEST(a_subject_without_marks_has_a_dash);
    CPPUNIT_TEST(rows_follow_the_order_and_say_so);
    CPPUNIT_TEST(subjects_without_an_average_come_last_both_ways);
    CPPUNIT_TEST(a_press_on_the_sorted_column_turns_it_round);
    CPPUNIT_TEST(the_list_has_the_newest_day_first_and_can_be_turned);
    CPPUNIT_TEST(links_keep_the_period_the_view_and_the_order);
    CPPUNIT_TEST(words_of_an_order_are_read_back);
    CPPUNIT_TEST(a_child_without_marks_is_told_so);
    CPPUNIT_TEST(days_to_come_are_called_so);
    CPPUNIT_TEST(many_days_are_printed_small_and_too_many_not_at_all);
    CPPUNIT_TEST(text_of_a_person_never_becomes_markup);
    CPPUNIT_TEST_SUITE_END();

    void both_views_are_as_the_golden_files_have_them() {
        for (const Language language : views::all_languages) {
            const std::string end = "." + std::string(views::tag(language)) + ".html";
            assert_golden("all_marks" + end,
                          templates().render(quarter_of_marks(AllMarks::View::by_subject), frame(language)));
            assert_golden("all_marks_by_date" + end,
                          templates().render(quarter_of_marks(AllMarks::View::by_date), frame(language)));
        }
    }

    void a_column_is_a_day_with_a_mark_or_an_absence() {
        const std::string html = in_russian(quarter_of_marks(AllMarks::View::by_subject));
        CPPUNIT_ASSERT_EQUAL(5, occurrences(html, "<span class=\"weekday\">"));
        CPPUNIT_ASSERT_EQUAL(2, occurrences(html, "scope=\"colgroup\""));
        CPPUNIT_ASSERT(contains(html, "colspan=\"3\"><span>Сентябрь"));
        CPPUNIT_ASSERT(contains(html, "colspan=\"2\"><span>Октябрь"));
    }

    void figures_are_those_of_the_engine() {
        const AllMarks page = quarter_of_marks(AllMarks::View::by_subject);
        const std::string html = in_russian(page);
        // 5, 5, 4, 3, 5, 4, 5: 31/7; 4, 5, and 5 of weight 2: 19/4; 2 and six 5: 32/7; 4, 5.
        for (const char* const average : {"4,43", "4,75", "4,57", "4,50"}) {
            CPPUNIT_ASSERT_MESSAGE(average, contains(html, "<strong>" + std::string(average) + "</strong></a>"));
        }
        // All of them: 91 by weights that sum up to 20.
        CPPUNIT_ASSERT(contains(html, "<strong>4,55</strong></td><td class=\"figure\">19</td>"));
    }

    void an_absence_is_shown_and_not_counted() {
        const std::string html = in_russian(quarter_of_marks(AllMarks::View::by_subject));
        CPPUNIT_ASSERT(contains(html, "Математика, 12\u00a0сентября: пропуск по\u00a0болезни"));
        CPPUNIT_ASSERT(contains(html, "Русский язык, 5\u00a0октября: пропуск урока"));
        // Three lessons missed; lateness is none.
        CPPUNIT_ASSERT(contains(html, "<td class=\"figure\">19</td><td class=\"figure\">3</td></tr>\n</tfoot>"));
    }

    void a_subject_without_marks_has_a_dash() {
        const std::string html = in_russian(quarter_of_marks(AllMarks::View::by_subject));
        CPPUNIT_ASSERT_EQUAL(
            2, occurrences(html, "<span aria-hidden=\"true\">—</span><span class=\"hidden\">среднего нет"));
        CPPUNIT_ASSERT(!contains(html, "0,00"));
    }

    void rows_follow_the_order_and_say_so() {
        using enum MarksOrder::Column;
        using enum MarksOrder::Direction;
        const std::string usual = in_russian(ordered(subject, ascending));
        CPPUNIT_ASSERT(in_order(usual, {"Английский язык", "Математика", "Программирование", "Русский язык"}));
        CPPUNIT_ASSERT(contains(usual, "class=\"subject\" scope=\"col\" rowspan=\"2\" aria-sort=\"ascending\""));
        CPPUNIT_ASSERT(in_order(in_russian(ordered(subject, descending)), {"Русский язык", "Английский язык"}));
        const std::string best = in_russian(ordered(average, descending));
        CPPUNIT_ASSERT(in_order(best, {"Математика", "Английский язык", "Программирование", "Русский язык"}));
        CPPUNIT_ASSERT(contains(best, "class=\"figure first\" scope=\"col\" rowspan=\"2\" aria-sort=\"descending\""));
        CPPUNIT_ASSERT_EQUAL(1, occurrences(best, "aria-sort="));
        CPPUNIT_ASSERT(in_order(in_russian(ordered(count, ascending)), {"Физическая культура", "Русский язык"}));
        CPPUNIT_ASSERT(in_order(in_russian(ordered(missed, descending)), {"Русский язык", "Английский язык"}));
    }

    void subjects_without_an_average_come_last_both_ways() {
        using enum MarksOrder::Direction;
        for (const auto direction : {ascending, descending}) {
            CPPUNIT_ASSERT(in_order(in_russian(ordered(MarksOrder::Column::average, direction)),
                                    {"Русский язык", "Физическая культура"}));
        }
    }

    void a_press_on_the_sorted_column_turns_it_round() {
        using enum MarksOrder::Direction;
        CPPUNIT_ASSERT(contains(in_russian(ordered(MarksOrder::Column::average, descending)), "sort=average\""));
        CPPUNIT_ASSERT(contains(in_russian(ordered(MarksOrder::Column::average, ascending)), "sort=-average\""));
        CPPUNIT_ASSERT(contains(in_russian(ordered(MarksOrder::Column::subject, ascending)), "sort=-title\""));
    }

    void the_list_has_the_newest_day_first_and_can_be_turned() {
        AllMarks page = quarter_of_marks(AllMarks::View::by_date);
        const std::string newest = in_russian(page);
        CPPUNIT_ASSERT(contains(newest, "class=\"date\" aria-sort=\"descending\""));
        CPPUNIT_ASSERT(newest.find("datetime=\"2018-10-24\"") < newest.find("datetime=\"2018-09-03\""));
        page.order.direction = MarksOrder::Direction::ascending;
        const std::string oldest = in_russian(page);
        CPPUNIT_ASSERT(contains(oldest, "aria-sort=\"ascending\""));
        CPPUNIT_ASSERT(oldest.find("datetime=\"2018-10-24\"") > oldest.find("datetime=\"2018-09-03\""));
        CPPUNIT_ASSERT(contains(oldest, "19\u00a0оценок в\u00a0среднем, среднее\u00a04,55, пропущено 3\u00a0урока"));
        CPPUNIT_ASSERT(contains(oldest, "Контрольная работа «Дроби»"));
        CPPUNIT_ASSERT(contains(oldest, "Все задания решены верно"));
    }

    void links_keep_the_period_the_view_and_the_order() {
        AllMarks page = quarter_of_marks(AllMarks::View::by_date);
        page.order.direction = MarksOrder::Direction::ascending;
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(contains(html, "period=month&amp;at=2018-10-26&amp;view=dates&amp;sort=date\""));
        CPPUNIT_ASSERT(contains(html, "name=\"view\" value=\"dates\""));
        CPPUNIT_ASSERT(contains(html, "href=\"/diary/1/marks?period=quarter&amp;at=2018-09-03\""));
        CPPUNIT_ASSERT(contains(html, "href=\"/diary/1/subject/2?period=quarter&amp;at=2018-09-03\""));
    }

    void words_of_an_order_are_read_back() {
        using enum MarksOrder::Column;
        for (const auto column : {subject, average, missed}) {
            for (const auto direction : {MarksOrder::Direction::ascending, MarksOrder::Direction::descending}) {
                const MarksOrder order{.column = column, .direction = direction};
                CPPUNIT_ASSERT(views::read_order(views::order_word(order), AllMarks::View::by_subject) == order);
            }
        }
        CPPUNIT_ASSERT(!views::read_order("date", AllMarks::View::by_subject));
        CPPUNIT_ASSERT(!views::read_order("average", AllMarks::View::by_date));
        CPPUNIT_ASSERT(!views::read_order("", AllMarks::View::by_date));
    }

    void a_child_without_marks_is_told_so() {
        AllMarks page = quarter_of_marks(AllMarks::View::by_subject);
        for (auto& subject : page.subjects) {
            subject = {.subject = subject.subject, .title = subject.title};
        }
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(contains(html, "За\u00a0эти дни нет ни\u00a0оценок, ни\u00a0пропусков."));
        CPPUNIT_ASSERT(contains(html, "href=\"/diary/1/marks?period=year&amp;at=2018-09-01\""));
        CPPUNIT_ASSERT(!contains(html, "<table"));
        page.subjects.clear();
        CPPUNIT_ASSERT(contains(in_russian(page), "За\u00a0эти дни нет"));
    }

    void days_to_come_are_called_so() {
        AllMarks page = quarter_of_marks(AllMarks::View::by_subject);
        page.subjects.clear();
        page.period.today = page.period.year.first;
        CPPUNIT_ASSERT(contains(in_russian(page), "Эти дни ещё не\u00a0наступили."));
    }

    static std::string with_days(int days) {
        AllMarks page = quarter_of_marks(AllMarks::View::by_subject);
        auto& marks = page.subjects.front().marks;
        marks.clear();
        const std::chrono::sys_days first = page.period.year.first;
        for (int day = 0; day < days; ++day) {
            marks.push_back({.day = first + std::chrono::days{day}, .lesson_number = 1, .teacher = {}, .mark = {}});
        }
        page.subjects.resize(1);
        page.subjects.front().absences.clear();
        return in_russian(page);
    }

    void many_days_are_printed_small_and_too_many_not_at_all() {
        CPPUNIT_ASSERT(contains(with_days(36), "<table class=\"matrix\">"));
        CPPUNIT_ASSERT(contains(with_days(66), "<table class=\"matrix dense\">"));
        CPPUNIT_ASSERT(contains(with_days(67), "<table class=\"matrix many\">"));
        CPPUNIT_ASSERT(contains(with_days(67), "печатается без дней"));
        CPPUNIT_ASSERT(!contains(with_days(66), "печатается без дней"));
    }

    void text_of_a_person_never_becomes_markup() {
        const std::string bad = "<script>alert(1)</script>\"' onload=x";
        for (const auto view : {AllMarks::View::by_subject, AllMarks::View::by_date}) {
            AllMarks page = quarter_of_marks(view);
            page.account_name = bad;
            page.card.given_name = bad;
            page.period.choice.title = bad;
            for (auto& subject : page.subjects) {
                subject.title = bad;
                for (auto& mark : subject.marks) {
                    mark.mark.shown = bad;
                    mark.mark.comment = bad;
                    mark.mark.kind = bad;
                }
                for (auto& lesson : subject.absences) {
                    lesson.absence.comment = bad;
                }
            }
            const std::string html = in_russian(page);
            CPPUNIT_ASSERT(!contains(html, "<script>"));
            CPPUNIT_ASSERT(!contains(html, "\"' onload"));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AllMarksTest);

}  // namespace mrko::tests
