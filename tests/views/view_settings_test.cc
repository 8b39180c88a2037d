// SPDX-License-Identifier: Apache-2.0
#include "views/view_settings.h"

#include <cppunit/extensions/HelperMacros.h>

#include <set>
#include <string>

#include "tests/views/golden.h"
#include "tests/views/week_fixture.h"

namespace mrko::tests {

using Scheme = views::ViewSettings::Scheme;
using Size = views::ViewSettings::Size;
using Spacing = views::ViewSettings::Spacing;

class ViewSettingsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ViewSettingsTest);
    CPPUNIT_TEST(the_usual_view_needs_no_class);
    CPPUNIT_TEST(scheme_and_spacing_are_classes_of_the_root);
    CPPUNIT_TEST(every_choice_has_a_word_of_its_own);
    CPPUNIT_TEST(the_browser_draws_its_parts_by_the_scheme);
    CPPUNIT_TEST(a_size_is_a_sheet);
    CPPUNIT_TEST(a_page_in_larger_text_keeps_the_usual_paper);
    CPPUNIT_TEST(the_page_of_the_choice_is_as_the_golden_file_has_it);
    CPPUNIT_TEST_SUITE_END();

    void the_usual_view_needs_no_class() { CPPUNIT_ASSERT_EQUAL(std::string{}, views::root_classes({})); }

    void scheme_and_spacing_are_classes_of_the_root() {
        CPPUNIT_ASSERT_EQUAL(std::string{"scheme-yellow-on-black spacing-wide"},
                             views::root_classes({.scheme = Scheme::yellow_on_black, .spacing = Spacing::wide}));
        CPPUNIT_ASSERT_EQUAL(std::string{"spacing-wide"}, views::root_classes({.spacing = Spacing::wide}));
        CPPUNIT_ASSERT_EQUAL(std::string{}, views::root_classes({.size = Size::percent_200}));
    }

    void every_choice_has_a_word_of_its_own() {
        std::set<std::string_view> words;
        for (const auto scheme : views::all_schemes) {
            words.insert(views::word(scheme));
        }
        for (const auto size : views::all_sizes) {
            words.insert(views::word(size));
        }
        for (const auto spacing : views::all_spacings) {
            words.insert(views::word(spacing));
        }
        CPPUNIT_ASSERT_EQUAL(views::all_schemes.size() + views::all_sizes.size() + views::all_spacings.size(),
                             words.size());
    }

    void the_browser_draws_its_parts_by_the_scheme() {
        CPPUNIT_ASSERT(views::colour_schemes(Scheme::device) == "light dark");
        CPPUNIT_ASSERT(views::colour_schemes(Scheme::black_on_white) == "light");
        CPPUNIT_ASSERT(views::colour_schemes(Scheme::yellow_on_black) == "dark");
    }

    void a_size_is_a_sheet() {
        CPPUNIT_ASSERT_EQUAL(std::string{"diary.css"}, views::sized_sheet("diary", Size::percent_100));
        CPPUNIT_ASSERT_EQUAL(std::string{"week-150.css"}, views::sized_sheet("week", Size::percent_150));
    }

    void a_page_in_larger_text_keeps_the_usual_paper() {
        views::PageFrame frame = anonymous_frame(views::Language::ru);
        const auto has = [&](const std::string& text) {
            return templates().render(views::StartPage{}, frame).find(text) != std::string::npos;
        };
        CPPUNIT_ASSERT(has(R"(href="/s/diary.css">)"));
        frame.view.size = Size::percent_200;
        CPPUNIT_ASSERT(has(R"(href="/s/diary-200.css" media="screen">)"));
        CPPUNIT_ASSERT(has(R"(href="/s/diary.css" media="print">)"));
    }

    void the_page_of_the_choice_is_as_the_golden_file_has_it() {
        for (const auto language : views::all_languages) {
            views::PageFrame frame = family_frame(language);
            frame.request_path = "/view?return_to=%2Fdiary%2F1%2Fweek";
            frame.view = {.scheme = Scheme::dark, .size = Size::percent_150, .spacing = Spacing::wide};
            const views::ViewPage page{.chosen = frame.view,
                                       .return_to = "/diary/1/week",
                                       .here = frame.request_path,
                                       .csrf = frame.csrf};
            assert_golden("view_page." + std::string{views::tag(language)} + ".html", templates().render(page, frame));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ViewSettingsTest);

}  // namespace mrko::tests
