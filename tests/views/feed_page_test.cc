// SPDX-License-Identifier: Apache-2.0
#include "views/feed_page.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>

#include "tests/views/days_fixture.h"
#include "tests/views/golden.h"
#include "tests/views/week_fixture.h"

namespace mrko::tests {

using namespace std::chrono_literals;
using views::FeedPage;
using views::Language;

namespace {

constexpr auto secret = "https://dnevnik.example/ical/abcdefghijklmnopqrstuvwxyz234567.ics";

FeedPage of_masha() {
    FeedPage page;
    page.child = FeedPage::OfChild{.number = {1}, .account_name = "Маша", .card = masha()};
    return page;
}

FeedPage just_made() {
    auto page = of_masha();
    page.created = 2018y / 9 / 5;
    page.address = secret;
    return page;
}

views::PageFrame frame(Language language) {
    auto made = family_frame(language);
    made.section = views::Section::feed;
    return made;
}

std::string in_russian(const FeedPage& page) {
    return templates().render(page, frame(Language::ru));
}

}  // namespace

class FeedPageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FeedPageTest);
    CPPUNIT_TEST(the_pages_are_as_the_golden_files_have_them);
    CPPUNIT_TEST(without_an_address_there_is_one_button);
    CPPUNIT_TEST(a_new_address_is_shown_and_can_be_opened_by_the_device);
    CPPUNIT_TEST(an_address_that_lives_is_not_shown_again);
    CPPUNIT_TEST(text_of_a_person_never_becomes_markup);
    CPPUNIT_TEST_SUITE_END();

    void the_pages_are_as_the_golden_files_have_them() {
        for (const Language language : views::all_languages) {
            const std::string end = "." + std::string(views::tag(language)) + ".html";
            assert_golden("feed_page" + end, templates().render(of_masha(), frame(language)));
            assert_golden("feed_made" + end, templates().render(just_made(), frame(language)));
            FeedPage family;
            family.created = 2018y / 9 / 5;
            assert_golden("feed_family" + end, templates().render(family, family_frame(language)));
        }
    }

    void without_an_address_there_is_one_button() {
        const std::string html = in_russian(of_masha());
        CPPUNIT_ASSERT(holds(html, "action=\"/diary/1/feed\""));
        CPPUNIT_ASSERT(holds(html, "value=\"create\""));
        CPPUNIT_ASSERT(!holds(html, "value=\"renew\"") && !holds(html, "value=\"revoke\""));
        CPPUNIT_ASSERT(!holds(html, "/ical/"));
        CPPUNIT_ASSERT(holds(in_russian(FeedPage{}), "action=\"/family/feed\""));
    }

    void a_new_address_is_shown_and_can_be_opened_by_the_device() {
        const std::string html = in_russian(just_made());
        CPPUNIT_ASSERT_EQUAL(1, count_of(html, std::string{"value=\""} + secret + "\""));
        CPPUNIT_ASSERT_EQUAL(
            1, count_of(html, "href=\"webcal://dnevnik.example/ical/abcdefghijklmnopqrstuvwxyz234567.ics\""));
    }

    void an_address_that_lives_is_not_shown_again() {
        auto page = just_made();
        page.address.clear();
        const std::string html = in_russian(page);
        CPPUNIT_ASSERT(!holds(html, "webcal:"));
        CPPUNIT_ASSERT(holds(html, "5\u00a0сентября 2018\u00a0г."));
        CPPUNIT_ASSERT(holds(html, "value=\"renew\"") && holds(html, "value=\"revoke\""));
        CPPUNIT_ASSERT(!holds(html, "value=\"create\""));
    }

    void text_of_a_person_never_becomes_markup() {
        auto page = just_made();
        page.child->account_name = markup();
        page.child->card.given_name = markup();
        page.child->card.class_name = markup();
        page.child->card.school_name = markup();
        assert_disarmed(in_russian(page));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FeedPageTest);

}  // namespace mrko::tests
