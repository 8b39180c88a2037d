// SPDX-License-Identifier: Apache-2.0
#include "views/pupil_sign_in.h"

#include <cppunit/extensions/HelperMacros.h>

#include "tests/views/days_fixture.h"
#include "tests/views/golden.h"
#include "tests/views/week_fixture.h"

namespace mrko::tests {

using views::Language;

namespace {

views::PageFrame browsers_frame(Language language) {
    auto frame = anonymous_frame(language);
    frame.csrf = "masked-browser-token";
    frame.request_path = "/enter/pupil";
    return frame;
}

views::PupilSignIn with_errors() {
    return {.mrko_login = "uch-ivаn",
            .return_to = "/diary/1/marks",
            .errors = {views::LoginHasRussianLetters{.letters = {"а"}}, views::PasswordEmpty{}}};
}

}  // namespace

class PupilSignInTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PupilSignInTest);
    CPPUNIT_TEST(the_form_is_as_the_golden_files_have_it);
    CPPUNIT_TEST(the_form_is_of_the_browser_and_offers_no_way_out);
    CPPUNIT_TEST(a_pupil_has_no_children_to_switch_between);
    CPPUNIT_TEST(text_of_a_person_never_becomes_markup);
    CPPUNIT_TEST_SUITE_END();

    void the_form_is_as_the_golden_files_have_it() {
        for (const Language language : views::all_languages) {
            const std::string end = "." + std::string(views::tag(language)) + ".html";
            assert_golden("pupil_sign_in" + end,
                          templates().render(views::PupilSignIn{}, browsers_frame(language)));
            assert_golden("pupil_sign_in_errors" + end, templates().render(with_errors(), browsers_frame(language)));
        }
    }

    void the_form_is_of_the_browser_and_offers_no_way_out() {
        const std::string html = templates().render(views::PupilSignIn{}, browsers_frame(Language::ru));
        CPPUNIT_ASSERT(holds(html, "name=\"csrf\" value=\"masked-browser-token\""));
        CPPUNIT_ASSERT(!holds(html, "/sign-out"));
    }

    void a_pupil_has_no_children_to_switch_between() {
        auto frame = family_frame(Language::ru);
        frame.viewer = views::Viewer::pupil;
        const std::string html = templates().render(full_page(), frame);
        CPPUNIT_ASSERT(!holds(html, "menu children"));
        CPPUNIT_ASSERT(!holds(html, "href=\"/accounts\""));
        CPPUNIT_ASSERT(holds(html, frame.user_name));
    }

    void text_of_a_person_never_becomes_markup() {
        views::PupilSignIn page;
        page.mrko_login = markup();
        page.return_to = markup();
        assert_disarmed(templates().render(page, browsers_frame(Language::ru)));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PupilSignInTest);

}  // namespace mrko::tests
