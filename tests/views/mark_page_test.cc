// SPDX-License-Identifier: Apache-2.0
#include <cppunit/extensions/HelperMacros.h>

#include <string>

#include "tests/views/golden.h"
#include "tests/views/subject_fixture.h"
#include "tests/views/week_fixture.h"

namespace mrko::tests {

namespace {

using views::Language;

std::string in_russian(const views::MarkPage& page) {
    return templates().render(page, family_frame(Language::ru));
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// The beginning of a row of the list of facts.
std::string fact_named(const std::string& name) {
    return "<dt class=\"govuk-summary-list__key\">" + name + "</dt><dd class=\"govuk-summary-list__value\">";
}

std::string fact(const std::string& name, const std::string& value) {
    return fact_named(name) + value + "</dd>";
}

}  // namespace

class MarkPageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MarkPageTest);
    CPPUNIT_TEST(the_page_is_as_the_golden_file_has_it);
    CPPUNIT_TEST(everything_about_the_mark_is_told);
    CPPUNIT_TEST(it_leads_to_its_day_and_its_subject);
    CPPUNIT_TEST(the_effect_on_the_average_is_told);
    CPPUNIT_TEST(what_does_not_count_has_no_effect);
    CPPUNIT_TEST(a_correction_strikes_what_was_and_names_who_when_and_why);
    CPPUNIT_TEST(a_chain_of_corrections_shows_every_value_once_more);
    CPPUNIT_TEST(a_resit_is_called_so_and_says_what_counts);
    CPPUNIT_TEST(a_withdrawn_mark_is_struck_everywhere);
    CPPUNIT_TEST(a_dot_tells_until_when_it_waits);
    CPPUNIT_TEST(addresses_in_texts_of_teachers_are_links);
    CPPUNIT_TEST(text_of_a_person_never_becomes_markup);
    CPPUNIT_TEST_SUITE_END();

    void the_page_is_as_the_golden_file_has_it() {
        assert_golden("mark_page.ru.html", in_russian(corrected_mark_page()));
        assert_golden("mark_page.en.html", templates().render(corrected_mark_page(), family_frame(Language::en)));
    }

    void everything_about_the_mark_is_told() {
        const std::string html = in_russian(corrected_mark_page());
        CPPUNIT_ASSERT(contains(html, "<span>3, удовлетворительно</span></h1>"));
        CPPUNIT_ASSERT(contains(html, fact("Работа", "Дроби")));
        CPPUNIT_ASSERT(contains(html, fact("Вид работы", "Контрольная работа")));
        CPPUNIT_ASSERT(contains(html, ">Варианты 1 и 2</dd>"));
        CPPUNIT_ASSERT(contains(html, fact("Вес", "2")));
        CPPUNIT_ASSERT(contains(html, fact("Учитель", "Иванова\u00a0А.\u00a0В.")));
        CPPUNIT_ASSERT(contains(html, fact("Комментарий", "Ошибка в задаче 4")));
        CPPUNIT_ASSERT(contains(html, "пятница, 9\u00a0ноября 2018\u00a0г.</time></a>, 2-й"));
    }

    void it_leads_to_its_day_and_its_subject() {
        views::MarkPage page = corrected_mark_page();
        CPPUNIT_ASSERT(contains(in_russian(page), "href=\"/diary/1/day/2018-11-09\""));
        CPPUNIT_ASSERT(contains(in_russian(page), "href=\"/diary/1/subject/12?period=quarter&amp;at=2018-11-09\""));
        page.subject_open = views::MarkPage::SubjectOpen::no;
        CPPUNIT_ASSERT(!contains(in_russian(page), "/subject/12"));
        CPPUNIT_ASSERT(contains(in_russian(page), "<p class=\"step\">Математика</p>"));
    }

    void the_effect_on_the_average_is_told() {
        views::MarkPage page = corrected_mark_page();
        CPPUNIT_ASSERT(contains(in_russian(page),
                                "II четверть: среднее стало 3,75 (без\u00a0этой оценки было\u00a0бы\u00a04,50)."));
        page.effect->without.reset();
        CPPUNIT_ASSERT(contains(in_russian(page), "II четверть: среднее стало 3,75, других оценок"));
        page.effect->with.reset();
        CPPUNIT_ASSERT(contains(in_russian(page), "оценки по\u00a0разным шкалам"));
    }

    void what_does_not_count_has_no_effect() {
        views::MarkPage page = corrected_mark_page();
        page.effect.reset();
        page.history.mark.mark.weight = {0};
        CPPUNIT_ASSERT(contains(in_russian(page), "Эта оценка в\u00a0среднее не\u00a0входит."));
    }

    void a_correction_strikes_what_was_and_names_who_when_and_why() {
        const std::string html = in_russian(corrected_mark_page());
        CPPUNIT_ASSERT(contains(html, "<strong>Поставлена</strong>: 2, неудовлетворительно"));
        CPPUNIT_ASSERT(contains(html, "<time datetime=\"2018-11-10T14:05\">10\u00a0ноября 2018\u00a0г., 14:05</time>"));
        CPPUNIT_ASSERT(contains(html, "<del>2, неудовлетворительно</del>"));
        CPPUNIT_ASSERT(contains(html, "<ins>3, удовлетворительно</ins>"));
        // The comment came with the correction.
        CPPUNIT_ASSERT(contains(html, "<ins>Ошибка в задаче 4</ins>"));
        CPPUNIT_ASSERT(contains(html, "Ошибка при вводе"));
    }

    void a_chain_of_corrections_shows_every_value_once_more() {
        views::MarkPage page = corrected_mark_page();
        auto later = page.changes.front();
        later.version.before.shown = "4";
        later.version.before.five = 4;
        later.at.day = november(12);
        page.changes.push_back(later);
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(contains(html, "<ins>4, хорошо</ins>"));
        CPPUNIT_ASSERT(contains(html, "<del>4, хорошо</del>"));
        CPPUNIT_ASSERT(html.find("<ins>4, хорошо</ins>") < html.find("<del>4, хорошо</del>"));
    }

    void a_resit_is_called_so_and_says_what_counts() {
        using journal::ResitRule;
        views::MarkPage page = corrected_mark_page();
        CPPUNIT_ASSERT(!contains(in_russian(page), "После пересдачи"));
        page.changes.front().version.change = journal::MarkVersion::Change::resat;
        auto& mark = page.history.mark.mark;
        mark.earlier = {{.shown = "2-", .points = {200}, .five = 2}, {.shown = "4", .points = {400}, .five = 4}};
        const auto under = [&](ResitRule rule) {
            mark.resit_rule = rule;
            return in_russian(page);
        };
        const std::string name = fact_named("После пересдачи");
        CPPUNIT_ASSERT(contains(under(ResitRule::newest_counts), name + "засчитывается последняя оценка: 3</dd>"));
        CPPUNIT_ASSERT(contains(under(ResitRule::best_counts), name + "засчитывается лучшая оценка: 4</dd>"));
        CPPUNIT_ASSERT(contains(under(ResitRule::both_count),
                                name + "засчитывается каждая оценка с\u00a0весом работы: 2−, 4, 3</dd>"));
        CPPUNIT_ASSERT(contains(in_russian(page), "<strong>Пересдача</strong>"));
        CPPUNIT_ASSERT(!contains(in_russian(page), "<strong>Исправлена</strong>"));
        page.history.withdrawn = true;
        CPPUNIT_ASSERT(!contains(in_russian(page), name));
        page.history.withdrawn = false;
        mark.state = journal::Mark::State::pending;
        CPPUNIT_ASSERT(!contains(in_russian(page), name));
    }

    void a_withdrawn_mark_is_struck_everywhere() {
        views::MarkPage page = corrected_mark_page();
        page.history.withdrawn = true;
        page.effect.reset();
        page.changes.front().version.change = journal::MarkVersion::Change::withdrawn;
        page.changes.front().version.before = page.history.mark.mark;
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(contains(html, "<del><span class=\"hidden\">удалена: </span>3, удовлетворительно</del></h1>"));
        CPPUNIT_ASSERT(contains(html, "Эта оценка удалена"));
        CPPUNIT_ASSERT(contains(html, "Удалённая оценка в\u00a0среднее не\u00a0входит."));
        CPPUNIT_ASSERT(contains(html, "<strong>Удалена</strong>"));
        CPPUNIT_ASSERT(contains(html, "<del>3, удовлетворительно</del>"));
        CPPUNIT_ASSERT(!contains(html, "<ins>"));
    }

    void a_dot_tells_until_when_it_waits() {
        views::MarkPage page = corrected_mark_page();
        page.changes.clear();
        page.effect.reset();
        auto& mark = page.history.mark.mark;
        mark.state = journal::Mark::State::pending;
        mark.due = november(26);
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(contains(html, "<span>ждёт ответа до\u00a026\u00a0ноября</span></h1>"));
        CPPUNIT_ASSERT(contains(html, fact("Сдать до", "понедельник, 26\u00a0ноября 2018\u00a0г.")));
        CPPUNIT_ASSERT(contains(html, "Точка в\u00a0среднее не\u00a0входит"));
    }

    void addresses_in_texts_of_teachers_are_links() {
        const auto link_to = [](const std::string& address) {
            return "<a href=\"" + address + "\" rel=\"noreferrer nofollow\">" + address + "</a>";
        };
        views::MarkPage page = corrected_mark_page();
        page.history.work_description = "план: https://a.ru/plan?x=1\"onclick=y javascript:alert(1)";
        page.history.mark.mark.comment = "https://a.ru/after";
        auto& version = page.changes.front().version;
        version.before.comment = "https://a.ru/before";
        version.reason = "по https://a.ru/why.";
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(contains(html, link_to("https://a.ru/plan?x=1") + "&quot;onclick=y javascript:alert(1)</dd>"));
        CPPUNIT_ASSERT(contains(html, fact("Комментарий", link_to("https://a.ru/after"))));
        CPPUNIT_ASSERT(contains(html, "<del>" + link_to("https://a.ru/before") + "</del>"));
        CPPUNIT_ASSERT(contains(html, "<ins>" + link_to("https://a.ru/after") + "</ins>"));
        CPPUNIT_ASSERT(contains(html, "по " + link_to("https://a.ru/why") + "."));
    }

    void text_of_a_person_never_becomes_markup() {
        const std::string bad = "<script>alert(1)</script>\"' onload=x";
        views::MarkPage page = corrected_mark_page();
        page.account_name = page.history.subject_title = page.history.work_description = bad;
        page.history.mark.teacher = bad;
        auto& mark = page.history.mark.mark;
        mark.shown = mark.kind = mark.work = mark.comment = bad;
        page.effect->period = bad;
        auto& version = page.changes.front().version;
        version.changed_by = version.reason = version.before.comment = version.before.shown = bad;
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(!contains(html, "<script>"));
        CPPUNIT_ASSERT(!contains(html, "\"' onload"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MarkPageTest);

}  // namespace mrko::tests
