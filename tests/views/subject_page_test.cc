// SPDX-License-Identifier: Apache-2.0
#include <cppunit/extensions/HelperMacros.h>

#include <string>

#include "tests/views/golden.h"
#include "tests/views/subject_fixture.h"
#include "tests/views/week_fixture.h"

namespace mrko::tests {

namespace {

using views::Language;
using views::WhatIfEntry;

template <class Page>
std::string in_russian(const Page& page) {
    return templates().render(page, family_frame(Language::ru));
}

int count(const std::string& text, const std::string& part) {
    int found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++found;
    }
    return found;
}

bool contains(const std::string& text, const std::string& part) {
    return count(text, part) > 0;
}

void assert_order(const std::string& html, const std::string& first, const std::string& second) {
    CPPUNIT_ASSERT(contains(html, first) && contains(html, second));
    CPPUNIT_ASSERT(html.find(first) < html.find(second));
}

std::string name_of_60_letters() {
    std::string name;
    for (int at = 0; at < 60; ++at) {
        name += "щ";
    }
    return name;
}

}  // namespace

class SubjectPageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SubjectPageTest);
    CPPUNIT_TEST(the_pages_are_as_the_golden_files_have_them);
    CPPUNIT_TEST(the_average_names_its_rule_and_its_marks);
    CPPUNIT_TEST(thresholds_that_the_school_did_not_tell_are_called_usual);
    CPPUNIT_TEST(every_mark_leads_to_its_page_and_its_day);
    CPPUNIT_TEST(what_does_not_count_says_so);
    CPPUNIT_TEST(the_order_of_days_turns_and_is_kept);
    CPPUNIT_TEST(the_picker_keeps_the_period);
    CPPUNIT_TEST(the_three_states_of_homework_have_three_texts);
    CPPUNIT_TEST(the_line_has_the_same_numbers_as_its_table);
    CPPUNIT_TEST(the_line_stands_within_its_paper);
    CPPUNIT_TEST(a_calculation_never_looks_like_a_mark);
    CPPUNIT_TEST(the_form_keeps_what_was_typed_and_says_what_is_wrong);
    CPPUNIT_TEST(ways_up_and_their_limits_are_told);
    CPPUNIT_TEST(the_forecast_names_lessons_and_works);
    CPPUNIT_TEST(a_risk_leads_to_its_evidence);
    CPPUNIT_TEST(a_set_mark_and_a_recommendation_have_different_words);
    CPPUNIT_TEST(other_scales_have_an_average_and_no_thresholds);
    CPPUNIT_TEST(words_and_letters_have_no_average_and_say_why);
    CPPUNIT_TEST(a_first_former_has_no_marks_and_no_calculations);
    CPPUNIT_TEST(the_rule_about_resits_is_told_where_it_is_not_the_usual);
    CPPUNIT_TEST(other_periods_lead_to_the_study_period);
    CPPUNIT_TEST(addresses_in_texts_of_teachers_are_links);
    CPPUNIT_TEST(text_of_a_person_never_becomes_markup);
    CPPUNIT_TEST_SUITE_END();

    void the_pages_are_as_the_golden_files_have_them() {
        for (const Language language : views::all_languages) {
            const auto check = [&](const std::string& name, const auto& page) {
                assert_golden(name + "." + std::string(views::tag(language)) + ".html",
                              templates().render(page, family_frame(language)));
            };
            check("subject_page", maths_page());
            check("subject_page_first_form", first_form_page());
            check("subject_page_hundred", hundred_page());
            check("no_subjects", views::NoSubjects{.account_name = "Маша", .child = {1}});
        }
    }

    void the_average_names_its_rule_and_its_marks() {
        const std::string html = in_russian(maths_page());
        CPPUNIT_ASSERT(
            contains(html, "<strong class=\"figure\">3,75</strong> <a href=\"#marks\">по\u00a03\u00a0оценкам</a>"));
        CPPUNIT_ASSERT(contains(html, "«5» от\u00a04,65, «4» от\u00a03,65, «3» от\u00a02,65."));
        CPPUNIT_ASSERT(contains(html, "Пороги школы: Положение об отметках, приказ №\u00a012."));
        CPPUNIT_ASSERT(contains(html, "Пропущен 1\u00a0урок;"));
    }

    void thresholds_that_the_school_did_not_tell_are_called_usual() {
        views::SubjectPage page = maths_page();
        page.rules = {};
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(contains(html, "«5» от\u00a04,60, «4» от\u00a03,60, «3» от\u00a02,60. Это обычные пороги"));
    }

    void every_mark_leads_to_its_page_and_its_day() {
        const std::string html = in_russian(maths_page());
        for (const std::string id : {"20", "21", "22", "23", "24"}) {
            CPPUNIT_ASSERT(contains(html, "href=\"/diary/1/mark/" + id + "\""));
        }
        CPPUNIT_ASSERT(
            contains(html, "<a href=\"/diary/1/day/2018-11-09\"><time datetime=\"2018-11-09\">9\u00a0ноября</time>"));
        CPPUNIT_ASSERT(
            contains(html, "Математика, 9\u00a0ноября: 3, удовлетворительно, вес\u00a02, Контрольная работа «Дроби»"));
        CPPUNIT_ASSERT(contains(html, "Ошибка в задаче 4"));
        CPPUNIT_ASSERT(contains(html, "Петрова\u00a0А.\u00a0В."));
    }

    void what_does_not_count_says_so() {
        const std::string html = in_russian(maths_page());
        // The dot, the work of weight 0, the illness and the lateness; the rule says it once more.
        CPPUNIT_ASSERT_EQUAL(4, count(html, "class=\"not-counted\""));
        CPPUNIT_ASSERT(contains(html, "ждёт ответа до\u00a026\u00a0ноября; не\u00a0входит в\u00a0среднее"));
        CPPUNIT_ASSERT(contains(html, "справка; не\u00a0входит в\u00a0среднее"));
    }

    void the_order_of_days_turns_and_is_kept() {
        views::SubjectPage page = maths_page();
        const std::string newest = in_russian(page);
        assert_order(newest, "/diary/1/mark/24\"", "/diary/1/mark/20\"");
        // Two marks of one lesson stay as they were given.
        assert_order(newest, "/diary/1/mark/21\"", "/diary/1/mark/22\"");
        CPPUNIT_ASSERT(contains(newest, "aria-sort=\"descending\""));
        CPPUNIT_ASSERT(
            contains(newest, "href=\"/diary/1/subject/12?period=quarter&amp;at=2018-11-06&amp;sort=up#marks\""));
        page.order = views::SubjectPage::Order::oldest_first;
        page.period.further = {{"sort", "up"}};
        const std::string oldest = in_russian(page);
        assert_order(oldest, "/diary/1/mark/20\"", "/diary/1/mark/24\"");
        CPPUNIT_ASSERT(contains(oldest, "aria-sort=\"ascending\""));
        CPPUNIT_ASSERT(contains(oldest, "href=\"/diary/1/subject/12?period=quarter&amp;at=2018-11-06#marks\""));
        CPPUNIT_ASSERT(contains(oldest, "<input type=\"hidden\" name=\"sort\" value=\"up\">"));
    }

    void the_picker_keeps_the_period() {
        const std::string html = in_russian(maths_page());
        CPPUNIT_ASSERT(
            contains(html, "<a href=\"/diary/1/subject/-3?period=quarter&amp;at=2018-11-06\">Русский язык</a>"));
        CPPUNIT_ASSERT(contains(
            html,
            "<a href=\"/diary/1/subject/12?period=quarter&amp;at=2018-11-06\" aria-current=\"page\">Математика</a>"));
        CPPUNIT_ASSERT(contains(html, "<option value=\"12\" selected>Математика</option>"));
        CPPUNIT_ASSERT(contains(html, "<input type=\"hidden\" name=\"period\" value=\"quarter\">"));
        CPPUNIT_ASSERT(contains(html, "<input type=\"hidden\" name=\"at\" value=\"2018-11-06\">"));
    }

    void the_three_states_of_homework_have_three_texts() {
        const std::string html = in_russian(maths_page());
        CPPUNIT_ASSERT(contains(html, "§\u00a014, №\u00a0356 (а, б)"));
        CPPUNIT_ASSERT(contains(html, "не задано"));
        CPPUNIT_ASSERT(contains(html, "class=\"no-task blank\""));
        views::SubjectPage page = maths_page();
        page.homework.clear();
        CPPUNIT_ASSERT(contains(in_russian(page), "В эти дни уроков этого предмета нет."));
    }

    void the_line_has_the_same_numbers_as_its_table() {
        const std::string html = in_russian(maths_page());
        CPPUNIT_ASSERT_EQUAL(2, count(html, "<circle class=\"point\""));
        CPPUNIT_ASSERT_EQUAL(1, count(html, "<line class=\"rise\""));
        CPPUNIT_ASSERT(contains(html, "7\u00a0ноября: 5,00; 9\u00a0ноября: 3,75. Наименьшее 3,75, наибольшее 5,00."));
        CPPUNIT_ASSERT(contains(html,
                                "<time datetime=\"2018-11-09\">9\u00a0ноября</time></th><td class=\"number\">3,75</td>"
                                "<td class=\"number\">3</td>"));
        views::SubjectPage page = maths_page();
        page.running.clear();
        CPPUNIT_ASSERT(!contains(in_russian(page), "<svg class=\"average-line\""));
    }

    void the_line_stands_within_its_paper() {
        const std::string html = in_russian(maths_page());
        // 6 November is the left edge; the 7th is one of 52 days further, 5,00 is the top, 2,00 would be the bottom.
        CPPUNIT_ASSERT(contains(html, "x1=\"1.63%\" x2=\"4.90%\" y1=\"12\" y2=\"12\""));
        CPPUNIT_ASSERT(contains(html, "x1=\"4.90%\" x2=\"22.88%\" y1=\"71\" y2=\"71\""));
        views::SubjectPage low = maths_page();
        low.running = {{.day = november(6), .average = {100}, .counted = 1}};
        CPPUNIT_ASSERT(contains(in_russian(low), "x1=\"0.00%\" x2=\"22.88%\" y1=\"152\" y2=\"152\""));
    }

    void a_calculation_never_looks_like_a_mark() {
        const std::string html = in_russian(maths_page());
        const auto form = html.find("<section class=\"hypothetical\"");
        CPPUNIT_ASSERT(form != std::string::npos);
        const std::string part = html.substr(form);
        CPPUNIT_ASSERT(contains(part, "Расчёт, а\u00a0не\u00a0оценка"));
        CPPUNIT_ASSERT(contains(part, "<strong>4,13</strong>"));
        CPPUNIT_ASSERT(contains(part, "<td class=\"number\">3,75</td>"));
        // No chip of a real mark stands in it, and the paper does not get it.
        CPPUNIT_ASSERT(!contains(part, "class=\"m "));
        const std::string styles = file_content(MRKO_SOURCE_DIR "/views/static/css/what_if.css");
        const auto on_paper = styles.substr(styles.find("@media print"));
        CPPUNIT_ASSERT(contains(on_paper.substr(0, on_paper.find("display: none")), ".hypothetical {"));
    }

    void the_form_keeps_what_was_typed_and_says_what_is_wrong() {
        views::SubjectPage page = maths_page();
        page.what_if->answer.reset();
        page.what_if->entries[0] = {.value = "7", .weight = "2", .fault = WhatIfEntry::Fault::no_such_mark};
        page.what_if->entries[1] = {.value = "5", .weight = "9", .fault = WhatIfEntry::Fault::no_such_weight};
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(contains(html, "<title>Ошибка: Математика, Маша"));
        CPPUNIT_ASSERT(contains(html, "Введите оценку от\u00a02 до\u00a05"));
        CPPUNIT_ASSERT(contains(html, "Выберите вес из\u00a0списка"));
        CPPUNIT_ASSERT(contains(html, "value=\"7\" aria-invalid=\"true\" aria-describedby=\"mark1-error\""));
        CPPUNIT_ASSERT(contains(html,
                                "<select class=\"govuk-select\" id=\"weight2\" name=\"weight2\" aria-invalid=\"true\" "
                                "aria-describedby=\"mark2-error\">"));
        CPPUNIT_ASSERT(contains(html, "<option value=\"2\" selected>2 — Контрольная работа, Диктант</option>"));
        CPPUNIT_ASSERT(!contains(html, "class=\"answer\""));
    }

    void ways_up_and_their_limits_are_told() {
        views::SubjectPage page = maths_page();
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(contains(html, "До «5» (от\u00a04,65) нужно ещё 11\u00a0пятёрок"));
        CPPUNIT_ASSERT(contains(html, "или 6\u00a0пятёрок с\u00a0весом 2\u00a0— до\u00a0«5»"));
        using Reason = journal::OutOfReach::Reason;
        page.outlook->better = {
            {.target = 4, .each = {}, .needed = journal::MarksNeeded{1}},
            {.target = 5,
             .each = {},
             .needed = journal::OutOfReach{.reason = Reason::too_few_lessons, .count = 11, .lessons_left = 3}},
            {.target = 5, .each = {}, .needed = journal::OutOfReach{.reason = Reason::five_barred_by_two}},
            {.target = 5, .each = {}, .needed = journal::OutOfReach{.reason = Reason::average_never_there}}};
        const std::string limits = in_russian(page);
        CPPUNIT_ASSERT(contains(limits, "До «4» (от\u00a03,65) нужна ещё 1\u00a0пятёрка"));
        CPPUNIT_ASSERT(contains(limits, "нужно ещё 11\u00a0пятёрок, а\u00a0уроков осталось:\u00a03."));
        CPPUNIT_ASSERT(contains(limits, "школа не\u00a0ставит «5» в\u00a0периоде с\u00a0двойкой"));
        CPPUNIT_ASSERT(contains(limits, "«5» уже не\u00a0набрать"));
        CPPUNIT_ASSERT_EQUAL(3, count(limits, "class=\"out-of-reach\""));
    }

    void the_forecast_names_lessons_and_works() {
        const std::string html = in_russian(maths_page());
        CPPUNIT_ASSERT(contains(html, "от\u00a02,26 до\u00a04,88: от\u00a0«2» до\u00a0«5»."));
        CPPUNIT_ASSERT(contains(html, "До\u00a0конца периода остался 21\u00a0урок."));
        CPPUNIT_ASSERT(contains(html, "29\u00a0ноября</time> — Контрольная работа «Проценты», вес\u00a02"));
        views::SubjectPage page = maths_page();
        page.outlook->forecast->mark_lowest = 5;
        CPPUNIT_ASSERT(contains(in_russian(page), "в\u00a0любом случае выходит «5»"));
    }

    void a_risk_leads_to_its_evidence() {
        views::SubjectPage page = maths_page();
        page.outlook->risks = {
            {.kind = journal::Risk::Kind::average_below_three,
             .evidence = {page.record.marks[1]},
             .average = journal::Average{250}},
            {.kind = journal::Risk::Kind::too_few_marks,
             .evidence = {page.record.marks[0]},
             .average = {},
             .counted = 1,
             .needed = 3},
            {.kind = journal::Risk::Kind::open_dot, .evidence = {page.record.marks[3]}, .average = {}}};
        const std::string html = in_russian(page);
        const std::string risks = html.substr(html.find("<ul class=\"risks\">"));
        CPPUNIT_ASSERT(contains(risks, "Среднее 2,50 ниже порога тройки, 2,65:"));
        CPPUNIT_ASSERT(contains(risks, "Считается 1\u00a0оценка, а\u00a0для\u00a0аттестации нужно 3:"));
        CPPUNIT_ASSERT(contains(risks, "Работа ещё не\u00a0сдана:"));
        assert_order(risks, "href=\"/diary/1/mark/21\"", "href=\"/diary/1/mark/20\"");
        assert_order(risks, "href=\"/diary/1/mark/20\"", "href=\"/diary/1/mark/23\"");
    }

    void a_set_mark_and_a_recommendation_have_different_words() {
        views::SubjectPage page = maths_page();
        page.outlook->stage = views::PeriodOutlook::Stage::over;
        const std::string open = in_russian(page);
        CPPUNIT_ASSERT(contains(open, "ещё не\u00a0выставлено"));
        CPPUNIT_ASSERT(contains(open, "<em class=\"calculated-mark\">4</em>"));
        page.outlook->set = journal::FinalMark{.id = {90},
                                               .subject = {12},
                                               .kind = journal::FinalKind::period,
                                               .period = {2},
                                               .shown = "5",
                                               .points = journal::Points{500},
                                               .five = 5,
                                               .comment = "За олимпиаду",
                                               .set_on = november(28)};
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(contains(html, "<dt>Выставил учитель</dt><dd><strong class=\"set-mark\">5</strong>"));
        CPPUNIT_ASSERT(
            contains(html, "Расчёт по\u00a0правилу, не\u00a0оценка</dt><dd><em class=\"calculated-mark\">4</em>"));
        CPPUNIT_ASSERT(contains(html, "Действует оценка учителя."));
        CPPUNIT_ASSERT(contains(html, "За олимпиаду"));
        page.outlook->set->five = 4;
        CPPUNIT_ASSERT(!contains(in_russian(page), "Действует оценка учителя."));
    }

    void other_scales_have_an_average_and_no_thresholds() {
        const std::string html = in_russian(hundred_page());
        CPPUNIT_ASSERT(contains(html, "<strong class=\"figure\">93,63</strong>"));
        CPPUNIT_ASSERT(!contains(html, "«5» от"));
        CPPUNIT_ASSERT(!contains(html, "class=\"hypothetical\""));
        CPPUNIT_ASSERT(contains(html, ">85,00</text>") || contains(html, ">80,00</text>"));
        CPPUNIT_ASSERT(contains(html, ">100,00</text>"));
    }

    void words_and_letters_have_no_average_and_say_why() {
        views::SubjectPage page = maths_page();
        page.running.clear();
        page.record.marks = {page.record.marks.front()};
        auto& mark = page.record.marks.front().mark;
        mark.scale = journal::Scale::pass_fail;
        mark.shown = "зач";
        mark.points.reset();
        mark.five.reset();
        add_up(page.record);
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(contains(html, "оценки этого предмета\u00a0— слова или буквы"));
        page = hundred_page();
        page.record.marks.push_back(maths_page().record.marks.front());
        add_up(page.record);
        CPPUNIT_ASSERT(contains(in_russian(page), "оценки по\u00a0разным шкалам"));
    }

    void a_first_former_has_no_marks_and_no_calculations() {
        const std::string html = in_russian(first_form_page());
        CPPUNIT_ASSERT(contains(html, "В эти дни оценок пока нет."));
        CPPUNIT_ASSERT(!contains(html, "0,00"));
        CPPUNIT_ASSERT(!contains(html, "<table class=\"entries\""));
        CPPUNIT_ASSERT(!contains(html, "class=\"outlook\""));
        CPPUNIT_ASSERT(!contains(html, "class=\"hypothetical\""));
        views::SubjectPage past = first_form_page();
        past.period.today = std::chrono::year{2019} / std::chrono::March / std::chrono::day{1};
        CPPUNIT_ASSERT(contains(in_russian(past), "В эти дни оценок не\u00a0было."));
    }

    void the_rule_about_resits_is_told_where_it_is_not_the_usual() {
        views::SubjectPage page = maths_page();
        CPPUNIT_ASSERT(!contains(in_russian(page), "После пересдачи"));
        page.rules.resit = journal::ResitRule::both_count;
        CPPUNIT_ASSERT(
            contains(in_russian(page), "После пересдачи засчитываются все оценки, каждая с\u00a0весом работы."));
    }

    void other_periods_lead_to_the_study_period() {
        views::SubjectPage page = maths_page();
        page.period.choice.unit = journal::PeriodUnit::year;
        page.period.choice.days = *masha().year;
        page.outlook.reset();
        page.what_if.reset();
        CPPUNIT_ASSERT(contains(in_russian(page), "href=\"/diary/1/subject/12?period=quarter&amp;at=2018-11-20\">"));
        CPPUNIT_ASSERT(!contains(in_russian(maths_page()), "Открыть учебный период"));
        // A subject without study periods has none to open.
        std::erase(page.period.units, journal::PeriodUnit::study_period);
        CPPUNIT_ASSERT(!contains(in_russian(page), "Открыть учебный период"));
    }

    void addresses_in_texts_of_teachers_are_links() {
        views::SubjectPage page = maths_page();
        page.homework.back().homework = {.state = journal::Homework::State::set,
                                         .text = "https://resh.edu.ru/7?a=1&b=2, javascript:alert(1)"};
        page.record.marks.front().mark.comment = "см. https://a.ru/b\"onclick=x";
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(contains(html,
                                "<a href=\"https://resh.edu.ru/7?a=1&amp;b=2\" rel=\"noreferrer nofollow\">"
                                "https://resh.edu.ru/7?a=1&amp;b=2</a>, javascript:alert(1)"));
        CPPUNIT_ASSERT(
            contains(html, "<a href=\"https://a.ru/b\" rel=\"noreferrer nofollow\">https://a.ru/b</a>&quot;onclick=x"));
    }

    void text_of_a_person_never_becomes_markup() {
        const std::string bad = "<script>alert(1)</script>\"' onload=x";
        views::SubjectPage page = maths_page();
        page.account_name = page.title = page.teacher = page.rules.title = bad;
        page.subjects.front().title = bad;
        page.homework.back().homework.text = bad;
        for (auto& entry : page.record.marks) {
            entry.teacher = entry.mark.kind = entry.mark.work = entry.mark.comment = entry.mark.shown = bad;
        }
        page.record.absences.front().absence.comment = bad;
        page.outlook->period.title = page.outlook->planned.front().kind = page.outlook->rules.title = bad;
        page.what_if->entries.front().value = bad;
        page.what_if->weights.front().kinds.front() = bad;
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(!contains(html, "<script>"));
        CPPUNIT_ASSERT(!contains(html, "\"' onload"));
        CPPUNIT_ASSERT(!contains(html, " style="));
        CPPUNIT_ASSERT(!contains(html, "{{"));
        page = maths_page();
        page.title = page.account_name = name_of_60_letters();
        CPPUNIT_ASSERT(contains(in_russian(page), "<h1>" + name_of_60_letters() + "</h1>"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SubjectPageTest);

}  // namespace mrko::tests
