// SPDX-License-Identifier: Apache-2.0
#include <cppunit/extensions/HelperMacros.h>

#include "tests/views/golden.h"
#include "tests/views/week_fixture.h"

namespace mrko::tests {

namespace {

using views::Language;

std::string file_name(const std::string& page, Language language) {
    return page + "." + std::string(views::tag(language)) + ".html";
}

views::PageFrame new_user_frame(Language language) {
    views::PageFrame frame = anonymous_frame(language);
    frame.user_name = "Анна Петрова";
    frame.csrf = "masked-token";
    frame.request_path = "/accounts/new";
    return frame;
}

views::AccountForm form_with_errors() {
    return {.account_name = "Сын",
            .mrko_login = "ivаnov",
            .purpose = views::AccountForm::Purpose::another_child,
            .errors = {views::NameUsed{.name = "Сын"},
                       views::LoginHasRussianLetters{.letters = {"а", "о"}},
                       views::PairWrong{.attempts_left = 3},
                       views::AlreadyConnected{.account_name = "Дневник сына", .child = {2}}}};
}

views::AccountList list_of_three() {
    return {.accounts = {{.account_name = "Маша", .child = {3}, .card = masha()},
                         {.account_name = "Дневник сына", .child = {1}, .card = {}},
                         {.account_name = "Саша", .child = {2}, .card = masha()}},
            .done = views::AccountList::Done::reordered};
}

views::SessionList signed_in_thrice() {
    using Browser = access::Device::Browser;
    using System = access::Device::System;
    const auto at = [](int hour) {
        return journal::SchoolMoment{.day = std::chrono::year{2018} / std::chrono::September / std::chrono::day{7},
                                     .time = std::chrono::hours{hour} + std::chrono::minutes{2}};
    };
    return {.own = views::SessionList::Session{.name = "bm9uZSBvZiB0aGUgcmVh",
                                               .device = {.browser = Browser::chrome, .system = System::windows},
                                               .begun = at(8),
                                               .last_seen = at(9)},
            .others = {{.name = "bmFtZXMgb2Ygc2Vzc2lv",
                        .device = {.browser = Browser::yandex, .system = System::android},
                        .begun = at(7),
                        .last_seen = at(8)},
                       {.name = "bnMgbG9va3MgbGlrZSB0", .device = {}, .begun = at(6), .last_seen = at(7)}}};
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

class PagesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PagesTest);
    CPPUNIT_TEST(every_page_is_as_the_golden_file_has_it);
    CPPUNIT_TEST(every_error_has_its_page_in_both_languages);
    CPPUNIT_TEST(every_account_error_has_its_sentence_in_both_languages);
    CPPUNIT_TEST(text_of_a_person_never_becomes_markup);
    CPPUNIT_TEST(an_address_with_a_script_is_disarmed);
    CPPUNIT_TEST(the_first_of_the_list_goes_no_higher_and_the_last_no_lower);
    CPPUNIT_TEST(an_empty_list_offers_to_add);
    CPPUNIT_TEST(a_renewed_password_is_asked_for_where_the_page_says);
    CPPUNIT_TEST(an_anonymous_page_offers_no_way_out);
    CPPUNIT_TEST(a_missing_static_file_stops_the_start);
    CPPUNIT_TEST(nothing_inline_stands_on_a_page);
    CPPUNIT_TEST_SUITE_END();

    void every_page_is_as_the_golden_file_has_it() {
        for (const Language language : views::all_languages) {
            const auto check = [&](const std::string& name, const auto& page, const views::PageFrame& frame) {
                assert_golden(file_name(name, language), templates().render(page, frame));
            };
            check("start_page", views::StartPage{}, anonymous_frame(language));
            check("account_form", views::AccountForm{}, new_user_frame(language));
            check("account_form_errors", form_with_errors(), family_frame(language));
            check("account_check",
                  views::AccountCheck{
                      .account_name = "Маша", .mrko_login = "ivanovam2b", .pupil = masha(), .form_id = "one-time"},
                  new_user_frame(language));
            check("account_list", list_of_three(), family_frame(language));
            check("session_list", signed_in_thrice(), family_frame(language));
            check("session_list_alone",
                  views::SessionList{
                      .own = signed_in_thrice().own, .others = {}, .done = views::SessionList::Done::ended},
                  new_user_frame(language));
            check("account_rename",
                  views::AccountRename{.present_name = "Маша",
                                       .child = {1},
                                       .account_name = "Дневник сына",
                                       .errors = {views::NameUsed{.name = "Дневник сына"}}},
                  family_frame(language));
            check("account_removal",
                  views::AccountRemoval{.account_name = "Маша", .child = {1}, .others = 2},
                  family_frame(language));
            check("account_password",
                  views::AccountPassword{.account_name = "Маша",
                                         .child = {1},
                                         .mrko_login = "ivanovam2b",
                                         .return_to = "/diary/1/marks?period=year",
                                         .errors = {views::PairOfAnotherChild{.name = "Маша"}}},
                  family_frame(language));
            check("error_page",
                  views::ErrorPage{.kind = views::ErrorKind::unavailable,
                                   .status = 503,
                                   .request_id = "4f2a9c",
                                   .retry_after = std::chrono::seconds{300}},
                  family_frame(language));
            check("own_device", views::OwnDevice{}, family_frame(language));
            check("offline_page", views::OfflinePage{}, anonymous_frame(language));
            check("period_refused",
                  views::PeriodRefusedPage{.reason = views::PeriodRefusedPage::Reason::reversed,
                                           .account_name = "Маша",
                                           .child = {1},
                                           .address = "/diary/1/marks",
                                           .from = "2018-10-09",
                                           .to = "2018-09-08",
                                           .year = masha().year},
                  family_frame(language));
            check("week_outside",
                  views::WeekOutside{.account_name = "Маша",
                                     .child = {1},
                                     .asked = std::chrono::year{2018} / std::chrono::July / std::chrono::day{3},
                                     .year = masha().year,
                                     .nearest = journal::SchoolWeek::of(masha().year->first),
                                     .this_week = full_week(7).week},
                  family_frame(language));
        }
    }

    void the_first_of_the_list_goes_no_higher_and_the_last_no_lower() {
        const std::string page = templates().render(list_of_three(), family_frame(Language::ru));
        const auto form = [&](const std::string& child, const std::string& place) {
            const auto at = page.find("action=\"/accounts/" + child + "/place\"");
            return at != std::string::npos &&
                   page.find("name=\"place\" value=\"" + place + "\"", at) != std::string::npos;
        };
        CPPUNIT_ASSERT(form("3", "2") && form("1", "1") && form("1", "3") && form("2", "2"));
        CPPUNIT_ASSERT(!contains(page, "value=\"0\"") && !contains(page, "value=\"4\""));
        CPPUNIT_ASSERT(contains(page, "/accounts/1/password") && !contains(page, "href=\"/diary/1/week\">Дневник"));
    }

    void an_empty_list_offers_to_add() {
        const std::string page = templates().render(views::AccountList{}, new_user_frame(Language::ru));
        CPPUNIT_ASSERT(contains(page, "Ни один дневник пока не подключён"));
        CPPUNIT_ASSERT(contains(page, "href=\"/accounts/new\""));
        CPPUNIT_ASSERT(!contains(page, "class=\"accounts\""));
    }

    void a_renewed_password_is_asked_for_where_the_page_says() {
        const std::string page = templates().render(
            views::ErrorPage{.kind = views::ErrorKind::credential_renewed,
                             .status = 403,
                             .request_id = "4f2a9c",
                             .retry_after = {},
                             .password_address = "/accounts/2/password?return_to=%2Fdiary%2F2%2Fmarks"},
            family_frame(Language::ru));
        CPPUNIT_ASSERT(contains(page, "href=\"/accounts/2/password?return_to=%2Fdiary%2F2%2Fmarks\""));
    }

    void every_error_has_its_page_in_both_languages() {
        using enum views::ErrorKind;
        for (const Language language : views::all_languages) {
            for (const auto kind : {bad_request,
                                    not_found,
                                    forbidden,
                                    method_not_allowed,
                                    payload_too_large,
                                    too_many_requests,
                                    unavailable,
                                    internal,
                                    sign_in_failed,
                                    sign_in_expired,
                                    portal_unavailable,
                                    credential_renewed,
                                    session_over}) {
                const std::string page = templates().render(
                    views::ErrorPage{.kind = kind, .status = 500, .request_id = "4f2a9c", .retry_after = {}},
                    anonymous_frame(language));
                CPPUNIT_ASSERT(contains(page, "4f2a9c"));
                CPPUNIT_ASSERT(contains(page, "<h1>"));
                CPPUNIT_ASSERT(!contains(page, "<h1></h1>"));
            }
        }
    }

    void every_account_error_has_its_sentence_in_both_languages() {
        for (const Language language : views::all_languages) {
            const std::string page = templates().render(
                views::AccountForm{.account_name = {},
                                   .mrko_login = {},
                                   .errors = {views::NameEmpty{},
                                              views::NameTooLong{.length = 52},
                                              views::LoginEmpty{},
                                              views::LoginTooLong{},
                                              views::PasswordEmpty{},
                                              views::PairWrong{},
                                              views::PairOfAnotherChild{.name = "Саша"},
                                              views::SignInPaused{.until = std::chrono::minutes{18 * 60 + 45}}}},
                new_user_frame(language));
            CPPUNIT_ASSERT(contains(page, "52"));
            CPPUNIT_ASSERT(contains(page, "18:45"));
        }
    }

    void text_of_a_person_never_becomes_markup() {
        const std::string bad = "<script>alert(1)</script>\"' onload=x";
        views::DiaryWeek week = full_page();
        week.account_name = bad;
        week.banner = views::DiaryWeek::Banner::child_connected;
        week.card.given_name = bad;
        week.card.family_name = bad;
        week.card.class_name = bad;
        week.card.school_name = bad;
        for (auto& day : week.week.days) {
            day.title = bad;
            for (auto& lesson : day.lessons) {
                lesson.subject = bad;
                lesson.room = bad;
                lesson.substitute = bad;
                lesson.homework = {.state = journal::Homework::State::set, .text = bad};
                lesson.remarks = {bad};
                for (auto& mark : lesson.marks) {
                    mark.shown = bad;
                    mark.comment = bad;
                    mark.kind = bad;
                    mark.work = bad;
                }
                if (lesson.absence) {
                    lesson.absence->comment = bad;
                }
            }
        }
        week.week.days.back().kind = journal::Day::Kind::holiday;
        views::PageFrame frame = family_frame(Language::ru);
        frame.request_path = "/" + bad;
        frame.user_name = bad;
        frame.csrf = bad;
        frame.children[0].account_name = bad;
        frame.school = views::SchoolCard{.name = bad, .address = bad, .phone = bad, .class_teacher = bad};
        views::AccountForm form = form_with_errors();
        form.account_name = bad;
        form.mrko_login = bad;
        form.errors = {views::NameUsed{.name = bad},
                       views::LoginHasRussianLetters{.letters = {bad}},
                       views::AlreadyConnected{.account_name = bad, .child = {1}}};
        views::AccountList list = list_of_three();
        for (auto& account : list.accounts) {
            account.account_name = bad;
        }
        for (const std::string& page :
             {templates().render(week, frame),
              templates().render(list, frame),
              templates().render(
                  views::AccountRename{.present_name = bad, .child = {1}, .account_name = bad, .errors = {}}, frame),
              templates().render(views::AccountRemoval{.account_name = bad, .child = {1}, .others = 1}, frame),
              templates().render(
                  views::AccountPassword{
                      .account_name = bad, .child = {1}, .mrko_login = bad, .return_to = bad, .errors = {}},
                  frame),
              templates().render(form, frame),
              templates().render(views::AccountCheck{.account_name = bad,
              .mrko_login = bad,
              .pupil = week.card,
              .form_id = bad,
              .change_address = bad},
                                 frame),
              templates().render(
                  views::WeekOutside{
                      .account_name = bad, .child = {1}, .asked = week.today, .year = masha().year, .nearest = {}},
                  frame),
              templates().render(views::StartPage{.enter_address = bad}, frame),
              templates().render(views::ErrorPage{.request_id = bad, .retry_after = {}}, frame)}) {
            CPPUNIT_ASSERT(!contains(page, "<script>"));
            CPPUNIT_ASSERT(!contains(page, "\"' onload"));
            CPPUNIT_ASSERT(contains(page, "&lt;script&gt;"));
        }
    }

    void an_address_with_a_script_is_disarmed() {
        views::PageFrame frame = family_frame(Language::ru);
        frame.children[0].address = "javascript:alert(1)";
        CPPUNIT_ASSERT(
            !contains(templates().render(views::ErrorPage{.request_id = {}, .retry_after = {}}, frame), "javascript:"));
    }

    void an_anonymous_page_offers_no_way_out() {
        const std::string page = templates().render(views::StartPage{}, anonymous_frame(Language::ru));
        CPPUNIT_ASSERT(!contains(page, "/sign-out"));
        CPPUNIT_ASSERT(!contains(page, "/diary/"));
        CPPUNIT_ASSERT(contains(page, "action=\"/lang/en\""));
    }

    void a_missing_static_file_stops_the_start() {
        CPPUNIT_ASSERT_THROW(views::Templates({.asset_list = MRKO_SOURCE_DIR "/tests/views/no-such.json"}),
                             std::runtime_error);
        CPPUNIT_ASSERT_THROW(views::Templates({.asset_list = MRKO_SOURCE_DIR "/tests/views/golden.cc"}),
                             std::runtime_error);
    }

    void nothing_inline_stands_on_a_page() {
        const std::string page = templates().render(full_page(), family_frame(Language::ru));
        CPPUNIT_ASSERT(!contains(page, " style="));
        CPPUNIT_ASSERT(!contains(page, "<style"));
        CPPUNIT_ASSERT(!contains(page, " onclick"));
        CPPUNIT_ASSERT(!contains(page, "{{"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PagesTest);

}  // namespace mrko::tests
