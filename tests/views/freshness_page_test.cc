// SPDX-License-Identifier: Apache-2.0
#include "views/freshness_page.h"

#include <cppunit/extensions/HelperMacros.h>

#include "tests/views/days_fixture.h"
#include "tests/views/golden.h"
#include "tests/views/texts.h"
#include "tests/views/week_fixture.h"
#include "views/filling_words.h"

namespace mrko::tests {

using namespace std::chrono_literals;
using std::chrono::September;
using views::Language;

namespace {

views::FreshnessPage first_weeks() {
    const journal::SchoolDay today = 2018y / September / 7;
    journal::SubjectFreshness late{.subject_id = {7}, .subject = "Английский язык", .subgroup = "1"};
    late.lessons = 3;
    late.without_homework = {2018y / September / 4, 2018y / September / 6};
    late.without_topic = {2018y / September / 6};
    late.homework_at = journal::SchoolMoment{.day = 2018y / September / 3, .time = 1240min};
    late.homework_delay = 385min;
    late.mark_on = 2018y / September / 5;
    late.mark_delay = std::chrono::days{2};
    journal::SubjectFreshness good{.subject_id = {2}, .subject = "Математика", .subgroup = ""};
    good.lessons = 5;
    good.homework_at = journal::SchoolMoment{.day = today, .time = 880min};
    good.topic_at = journal::SchoolMoment{.day = today, .time = 650min};
    good.homework_delay = 85min;
    good.topic_delay = 0min;
    good.mark_on = today;
    good.mark_delay = std::chrono::days{0};
    const journal::SubjectFreshness unknown{.subject_id = {3}, .subject = "Музыка", .subgroup = "", .lessons = 1};
    return {.account_name = "Маша",
            .child = {1},
            .card = masha(),
            .subjects = {late, good, unknown},
            .custom = journal::HomeworkCustom::set,
            .now = {.day = today, .time = 1110min}};
}

/// Whether a blank may break the line is tested elsewhere.
std::string plain(std::string text) {
    const std::string unbroken{"\u00a0"};
    for (auto at = text.find(unbroken); at != std::string::npos; at = text.find(unbroken, at)) {
        text.replace(at, unbroken.size(), " ");
    }
    return text;
}

std::string in_russian(const views::FreshnessPage& page) {
    return templates().render(page, family_frame(Language::ru));
}

}  // namespace

class FreshnessPageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FreshnessPageTest);
    CPPUNIT_TEST(the_page_is_as_the_golden_files_have_it);
    CPPUNIT_TEST(what_waits_is_told_by_its_days);
    CPPUNIT_TEST(nothing_known_is_said_in_words);
    CPPUNIT_TEST(a_first_form_is_told_why_only_topics_count);
    CPPUNIT_TEST(delays_and_moments_have_words);
    CPPUNIT_TEST(text_of_a_person_never_becomes_markup);
    CPPUNIT_TEST_SUITE_END();

    void the_page_is_as_the_golden_files_have_it() {
        for (const Language language : views::all_languages) {
            const std::string end = "." + std::string(views::tag(language)) + ".html";
            assert_golden("freshness_page" + end, templates().render(first_weeks(), family_frame(language)));
        }
    }

    void what_waits_is_told_by_its_days() {
        const std::string html = in_russian(first_weeks());
        CPPUNIT_ASSERT(holds(plain(html), "Ждут 3 записи."));
        CPPUNIT_ASSERT(holds(plain(html), "4 сентября, 6 сентября"));
        CPPUNIT_ASSERT(html.find("Английский язык") < html.find("Математика"));
        CPPUNIT_ASSERT(holds(html, "Всё записано."));
    }

    void nothing_known_is_said_in_words() {
        auto page = first_weeks();
        page.subjects.clear();
        CPPUNIT_ASSERT(holds(plain(in_russian(page)), "уроков не было"));
        CPPUNIT_ASSERT(holds(in_russian(first_weeks()), "Записей слишком мало"));
    }

    void a_first_form_is_told_why_only_topics_count() {
        auto page = first_weeks();
        page.custom = journal::HomeworkCustom::never_set;
        CPPUNIT_ASSERT(holds(in_russian(page), "считаются только темы"));
    }

    void delays_and_moments_have_words() {
        const auto& texts = russian();
        CPPUNIT_ASSERT_EQUAL(std::string{"на самом уроке"}, plain(views::delay_words(0min, texts)));
        CPPUNIT_ASSERT_EQUAL(std::string{"через 40 мин"}, plain(views::delay_words(40min, texts)));
        CPPUNIT_ASSERT_EQUAL(std::string{"через 2 ч"}, plain(views::delay_words(120min, texts)));
        CPPUNIT_ASSERT_EQUAL(std::string{"через 1 ч 25 мин"}, plain(views::delay_words(85min, texts)));
        CPPUNIT_ASSERT_EQUAL(std::string{"через 2 дня"}, plain(views::delay_words(47h, texts)));
        CPPUNIT_ASSERT_EQUAL(std::string{"к 14:40"}, plain(views::usual_moment(880min, texts)));
        CPPUNIT_ASSERT_EQUAL(std::string{"к 09:20 следующего дня"}, plain(views::usual_moment(33h + 20min, texts)));
        CPPUNIT_ASSERT_EQUAL(std::string{"к 18:00 через 2 дня"}, plain(views::usual_moment(66h, texts)));
        CPPUNIT_ASSERT_EQUAL(std::string{"заранее, до урока"}, plain(views::usual_moment(-1min, texts)));
        const journal::HomeworkHabits habits{
            .custom = journal::HomeworkCustom::set, .today = 2018y / September / 7, .usual = {{{2}, 880min}}};
        CPPUNIT_ASSERT_EQUAL(std::string{"Обычно по этому предмету — к 14:40."},
                             plain(views::usual_sentence(habits, {2}, habits.today, texts)));
    }

    void text_of_a_person_never_becomes_markup() {
        auto page = first_weeks();
        page.account_name = markup();
        page.subjects[0].subject = markup();
        page.subjects[0].subgroup = markup();
        assert_disarmed(in_russian(page));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FreshnessPageTest);

}  // namespace mrko::tests
