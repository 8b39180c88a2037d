// SPDX-License-Identifier: Apache-2.0
// The boards of events and news, the search for a school, and the pages of help.
#include <cppunit/extensions/HelperMacros.h>

#include <set>

#include "journal/folded_words.h"
#include "tests/views/days_fixture.h"
#include "tests/views/golden.h"
#include "tests/views/texts.h"
#include "tests/views/week_fixture.h"
#include "views/help_topics.h"

namespace mrko::tests {

using namespace std::chrono_literals;
using journal::Announcement;
using journal::PublicNotice;
using journal::PublicSchool;
using std::chrono::September;
using views::Language;

namespace {

Announcement told(Announcement::Kind kind, const journal::SchoolDay& day, const std::string& title) {
    Announcement one;
    one.kind = kind;
    one.first = day;
    one.title = title;
    one.org_name = "Школа № 1234";
    return one;
}

/// September 2018 on Friday the 7th.
views::EventsPage september() {
    views::EventsPage page{.account_name = "Маша", .child = {1}, .card = masha(), .period = {}};
    page.period = {.address = views::events_address({1}),
                   .further = {},
                   .choice = {.unit = journal::PeriodUnit::month,
                              .days = {2018y / September / 1, 2018y / September / 30},
                              .title = {},
                              .earlier = {},
                              .later = 2018y / 10 / 1},
                   .system = journal::PeriodSystem::quarters,
                   .year = *masha().year,
                   .today = 2018y / September / 7};
    auto city = told(Announcement::Kind::news, 2018y / September / 3, "Начался приём заявлений");
    city.scope = Announcement::Scope::city;
    city.org_name = "Департамент образования";
    city.description = "Подробности на https://example.org/lager";
    auto festival = told(Announcement::Kind::event, 2018y / September / 6, "Неделя чтения");
    festival.last = 2018y / September / 12;
    auto outing = told(Announcement::Kind::event, 2018y / September / 14, "Экскурсия 4-х классов");
    outing.scope = Announcement::Scope::year;
    outing.grade = 4;
    outing.begins = 14h;
    outing.ends = 16h;
    auto meeting = told(Announcement::Kind::parent_meeting, 2018y / September / 20, "Родительское собрание 4Б");
    meeting.scope = Announcement::Scope::form;
    meeting.class_name = "4Б";
    meeting.begins = 18h + 30min;
    meeting.place = "Кабинет 12";
    page.announcements = {city, festival, outing, meeting};
    page.works = {{.day = 2018y / September / 19,
                   .subject_id = {3},
                   .subject = "Математика",
                   .kind = "Контрольная работа",
                   .title = "Дроби"}};
    page.holidays = {{.days = {2018y / September / 29, 2018y / 10 / 7}, .title = "Осенние каникулы"}};
    return page;
}

PublicSchool school() {
    PublicSchool one;
    one.id = {5};
    one.name = "Школа № 1234";
    one.identifier = "1234";
    one.address = "г. Москва, ул. Примерная, д. 12";
    one.phone = "+7 (495) 000-12-34";
    one.head_name = "Петрова Анна Ивановна";
    one.city = "Департамент образования";
    one.standing = PublicSchool::Standing::connected;
    one.connected_on = 2018y / September / 1;
    return one;
}

views::NewsPage news() {
    views::NewsPage page{.today = 2018y / September / 7};
    PublicNotice fair;
    fair.kind = PublicNotice::Kind::event;
    fair.scope = PublicNotice::Scope::city;
    fair.org_name = "Департамент образования";
    fair.first = 2018y / September / 15;
    fair.begins = 12h;
    fair.title = "Ярмарка профессий";
    fair.place = "Дворец творчества";
    PublicNotice menu;
    menu.org = {5};
    menu.org_name = "Школа № 1234";
    menu.first = 2018y / September / 3;
    menu.title = "Новое меню";
    menu.description = "С понедельника в столовой действует новое меню.";
    page.coming = {fair};
    page.begun = {menu};
    page.year = 2018;
    page.years = {2018, 2017};
    page.has_more = true;
    return page;
}

template <class Page>
std::string in_russian(const Page& page) {
    return templates().render(page, anonymous_frame(Language::ru));
}

}  // namespace

class PublicPagesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PublicPagesTest);
    CPPUNIT_TEST(the_pages_are_as_the_golden_files_have_them);
    CPPUNIT_TEST(what_lies_ahead_stands_first_and_what_is_over_last);
    CPPUNIT_TEST(the_next_meeting_is_named_with_its_place);
    CPPUNIT_TEST(an_empty_period_says_what_is_missing);
    CPPUNIT_TEST(a_break_is_told_from_a_day_without_lessons);
    CPPUNIT_TEST(news_of_today_are_told_and_events_of_today_wait);
    CPPUNIT_TEST(the_filter_and_the_year_stay_in_the_links);
    CPPUNIT_TEST(a_school_without_classes_says_so);
    CPPUNIT_TEST(a_search_keeps_what_was_typed_as_text);
    CPPUNIT_TEST(a_question_is_found_by_words_of_its_answer);
    CPPUNIT_TEST(every_topic_has_its_own_anchor_and_a_next_step_of_ours);
    CPPUNIT_TEST(every_error_leads_to_a_part_of_the_help_that_is_there);
    CPPUNIT_TEST(text_of_a_school_never_becomes_markup);
    CPPUNIT_TEST(the_card_in_the_bar_leads_to_the_school);
    CPPUNIT_TEST_SUITE_END();

    void the_pages_are_as_the_golden_files_have_them() {
        for (const Language language : views::all_languages) {
            const std::string end = "." + std::string(views::tag(language)) + ".html";
            const auto check = [&](const std::string& name, const auto& page) {
                assert_golden(name + end, templates().render(page, anonymous_frame(language)));
            };
            assert_golden("events_page" + end, templates().render(september(), family_frame(language)));
            check("news_page", news());
            check("schools_page", views::SchoolsPage{.asked = "1234", .found = {school()}, .all_found = 21});
            check("schools_not_found", views::SchoolsPage{.asked = "99", .found = {}});
            check("school_page", views::SchoolPage{.school = school()});
            check("help_page", views::HelpPage{});
            check("sign_in_help", views::SignInHelp{});
            check("privacy_page", views::InfoPage{.kind = views::InfoPage::Kind::privacy});
        }
    }

    void what_lies_ahead_stands_first_and_what_is_over_last() {
        const auto page = templates().render(september(), family_frame(Language::ru));
        const auto at = [&](const std::string& text) {
            CPPUNIT_ASSERT_MESSAGE(text, holds(page, text));
            return page.find(text);
        };
        // What goes on lies ahead, under the day of its beginning.
        CPPUNIT_ASSERT(at("Впереди") < at("Неделя чтения"));
        CPPUNIT_ASSERT(at("Неделя чтения") < at("Экскурсия 4-х"));
        CPPUNIT_ASSERT(at("Экскурсия 4-х") < at("Контрольная работа"));
        CPPUNIT_ASSERT(at("Осенние каникулы") < at("Новости и прошедшее"));
        CPPUNIT_ASSERT(at("Новости и прошедшее") < at("Начался приём заявлений"));
        CPPUNIT_ASSERT(holds(page, "14:00–16:00"));
        CPPUNIT_ASSERT(holds(page, "все 4-е классы"));
        CPPUNIT_ASSERT(holds(page, "href=\"https://example.org/lager\""));
    }

    void the_next_meeting_is_named_with_its_place() {
        const auto page = templates().render(september(), family_frame(Language::ru));
        CPPUNIT_ASSERT_MESSAGE(
            page, holds(page, "Ближайшее собрание: четверг, 20\u00a0сентября, 18:30, Кабинет 12"));
    }

    void an_empty_period_says_what_is_missing() {
        auto page = september();
        page.announcements.clear();
        page.works.clear();
        page.holidays.clear();
        auto text = in_russian(page);
        CPPUNIT_ASSERT(holds(text, "собраний на эти дни пока не назначено"));
        CPPUNIT_ASSERT(holds(text, "ничего не объявлено"));
        CPPUNIT_ASSERT(holds(text, "Новостей и прошедших событий"));
        page.period.today = 2018y / 12 / 1;
        text = in_russian(page);
        CPPUNIT_ASSERT(!holds(text, "не назначено"));
        CPPUNIT_ASSERT(!holds(text, "ничего не объявлено"));
    }

    void a_break_is_told_from_a_day_without_lessons() {
        auto page = september();
        CPPUNIT_ASSERT(holds(in_russian(page), ">Каникулы<"));
        page.holidays = {{.days = {2018y / September / 29, 2018y / September / 30}, .title = "День города"}};
        CPPUNIT_ASSERT(holds(in_russian(page), ">Нет уроков<"));
        CPPUNIT_ASSERT(!holds(in_russian(page), ">Каникулы<"));
    }

    void news_of_today_are_told_and_events_of_today_wait() {
        auto page = september();
        page.works.clear();
        page.holidays.clear();
        page.announcements = {told(Announcement::Kind::news, page.period.today, "Сегодняшняя новость"),
                              told(Announcement::Kind::event, page.period.today, "Сегодняшний концерт")};
        const auto text = in_russian(page);
        CPPUNIT_ASSERT(text.find("Сегодняшний концерт") < text.find("Сегодняшняя новость"));
        CPPUNIT_ASSERT(text.find("Новости и прошедшее") < text.find("Сегодняшняя новость"));
    }

    void the_filter_and_the_year_stay_in_the_links() {
        auto page = news();
        page.school = school();
        page.part = 2;
        const auto text = in_russian(page);
        CPPUNIT_ASSERT(holds(text, "/news?school=5&amp;year=2018&amp;part=3"));
        CPPUNIT_ASSERT(holds(text, "\"/news?school=5&amp;year=2018\""));
        CPPUNIT_ASSERT(holds(text, "/news?school=5&amp;year=2017"));
        CPPUNIT_ASSERT(holds(text, "\"/news?year=2018\""));
        CPPUNIT_ASSERT(holds(text, "2018/19 учебный год"));
    }

    void a_school_without_classes_says_so() {
        auto card = school();
        card.standing = PublicSchool::Standing::known;
        card.connected_on.reset();
        const auto text = in_russian(views::SchoolPage{.school = card});
        CPPUNIT_ASSERT(holds(text, "Пока не подключена"));
        CPPUNIT_ASSERT(!holds(text, "лично выдаёт"));
    }

    void a_search_keeps_what_was_typed_as_text() {
        const std::string typed = "\"><script>alert(1)</script>";
        for (const auto& text : {in_russian(views::SchoolsPage{.asked = typed, .found = {}}),
                                 in_russian(views::HelpPage{.asked = typed})}) {
            CPPUNIT_ASSERT(!holds(text, "<script>alert"));
            CPPUNIT_ASSERT(holds(text, "&lt;script&gt;"));
        }
    }

    void a_question_is_found_by_words_of_its_answer() {
        const auto found = [](const std::string& asked) { return in_russian(views::HelpPage{.asked = asked}); };
        CPPUNIT_ASSERT(holds(found("капс лок"), "Вопроса со всеми этими словами нет"));
        CPPUNIT_ASSERT(holds(found("ПЕЧАТИ"), "id=\"print\""));
        CPPUNIT_ASSERT(!holds(found("ПЕЧАТИ"), "id=\"free\""));
        CPPUNIT_ASSERT(holds(found("рекламу"), "id=\"free\""));
        CPPUNIT_ASSERT(holds(found("слабовидящим"), "id=\"view\""));
        CPPUNIT_ASSERT(holds(found("не заполнено"), "id=\"homework\""));
        const auto all = found("");
        CPPUNIT_ASSERT_EQUAL(static_cast<int>(views::help_questions().size()), count_of(all, "class=\"topic\""));
    }

    void every_topic_has_its_own_anchor_and_a_next_step_of_ours() {
        CPPUNIT_ASSERT(views::help_questions().size() >= 12 && views::help_questions().size() <= 15);
        for (const auto topics : {views::help_questions(), views::ways_to_sign_in()}) {
            std::set<std::string_view> anchors;
            for (const auto& topic : topics) {
                CPPUNIT_ASSERT(anchors.insert(topic.anchor).second);
                CPPUNIT_ASSERT(topic.address.empty() == topic.link.id.empty());
                CPPUNIT_ASSERT(topic.address.empty() || topic.address.front() == '/');
            }
        }
    }

    void every_error_leads_to_a_part_of_the_help_that_is_there() {
        using enum views::ErrorKind;
        const auto questions = in_russian(views::HelpPage{});
        const auto ways = in_russian(views::SignInHelp{});
        for (const auto kind : {bad_request, not_found, forbidden, method_not_allowed, payload_too_large,
                                too_many_requests, unavailable, internal, sign_in_failed, sign_in_expired,
                                portal_unavailable, credential_renewed, session_over}) {
            const auto text = in_russian(views::ErrorPage{.kind = kind, .request_id = "4f2a9c", .retry_after = {}});
            const auto begin = text.find("class=\"next\" href=\"") + 19;
            const auto address = text.substr(begin, text.find('"', begin) - begin);
            CPPUNIT_ASSERT_MESSAGE(address, address.starts_with("/help"));
            const auto hash = address.find('#');
            if (hash != std::string::npos) {
                const auto& page = address.starts_with("/help/sign-in") ? ways : questions;
                CPPUNIT_ASSERT_MESSAGE(address, holds(page, "id=\"" + address.substr(hash + 1) + "\""));
            }
        }
    }

    void text_of_a_school_never_becomes_markup() {
        auto page = september();
        page.account_name = markup();
        for (auto& one : page.announcements) {
            one.title = one.description = one.place = one.org_name = one.class_name = markup();
        }
        page.works[0].subject = page.works[0].kind = page.works[0].title = markup();
        page.holidays[0].title = markup();
        assert_disarmed(in_russian(page));
        auto board = news();
        for (auto* const one : {&board.coming[0], &board.begun[0]}) {
            one->title = one->description = one->place = one->org_name = markup();
        }
        assert_disarmed(in_russian(board));
        auto card = school();
        card.name = card.identifier = card.address = card.phone = card.head_name = card.city = markup();
        assert_disarmed(in_russian(views::SchoolPage{.school = card}));
        assert_disarmed(in_russian(views::SchoolsPage{.asked = "x", .found = {card}, .all_found = 1}));
    }

    void the_card_in_the_bar_leads_to_the_school() {
        auto frame = family_frame(Language::ru);
        CPPUNIT_ASSERT(frame.school);
        frame.school->id = {5};
        CPPUNIT_ASSERT(holds(templates().render(september(), frame), "href=\"/schools/5\""));
        frame.school->id = {};
        CPPUNIT_ASSERT(!holds(templates().render(september(), frame), "/schools/"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PublicPagesTest);

}  // namespace mrko::tests
