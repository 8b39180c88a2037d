// SPDX-License-Identifier: Apache-2.0
// The pages of a subject and of a mark over the whole service: reached as a person reaches them, by their links.
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <set>
#include <string>

#include "tests/handlers/demo_house.h"

namespace mrko::handlers {

namespace {

constexpr auto quarter = "/diary/1/statistics?period=quarter&at=2026-11-18";

/// Every address on the page that begins like that.
std::set<std::string> links(const std::string& page, const std::string& beginning) {
    std::set<std::string> found;
    const std::string attribute = "href=\"" + beginning;
    for (auto at = page.find(attribute); at != std::string::npos; at = page.find(attribute, at + 1)) {
        const auto begin = at + std::string{"href=\""}.size();
        auto address = page.substr(begin, page.find('"', begin) - begin);
        address.resize(std::min(address.find('#'), address.size()));
        for (auto sign = address.find("&amp;"); sign != std::string::npos; sign = address.find("&amp;", sign + 1)) {
            address.replace(sign, 5, "&");
        }
        found.insert(address);
    }
    return found;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// The average of a subject's page: "4,71".
std::string figure(const std::string& page) {
    const std::string opening = "<strong class=\"figure\">";
    const auto at = page.find(opening);
    CPPUNIT_ASSERT(at != std::string::npos);
    const auto begin = at + opening.size();
    return page.substr(begin, page.find('<', begin) - begin);
}

}  // namespace

class SubjectPagesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SubjectPagesTest);
    CPPUNIT_TEST(every_subject_and_mark_is_reached_by_links_and_no_mark_by_others);
    CPPUNIT_TEST(the_tab_leads_to_the_first_subject_and_keeps_the_period);
    CPPUNIT_TEST(three_marks_tried_are_answered_and_a_wrong_one_is_told);
    CPPUNIT_TEST_SUITE_END();

    static std::string page(DemoHouse& house, const std::string& who, const std::string& address) {
        const auto answer = house.ask(who, {.method = "GET", .target = address, .headers = {}, .body = {}});
        CPPUNIT_ASSERT_EQUAL_MESSAGE(who + " " + address, 200, answer.status());
        return answer.body();
    }

    static std::string first_five_point_subject(DemoHouse& house) {
        for (const auto& subject : links(page(house, "mother", quarter), "/diary/1/subject/")) {
            if (contains(page(house, "mother", subject), "id=\"what-if\"")) {
                return subject;
            }
        }
        CPPUNIT_FAIL("no subject has a form for marks to try");
        return {};
    }

    void every_subject_and_mark_is_reached_by_links_and_no_mark_by_others() {
        DemoHouse house;
        const auto subjects = links(page(house, "mother", quarter), "/diary/1/subject/");
        CPPUNIT_ASSERT(subjects.size() > 5);
        std::size_t marks = 0;
        std::size_t effects = 0;
        for (const auto& subject : subjects) {
            const auto shown = page(house, "mother", subject);
            CPPUNIT_ASSERT(!contains(shown, "{{"));
            for (const auto& mark : links(shown, "/diary/1/mark/")) {
                ++marks;
                const auto told = page(house, "mother", mark);
                CPPUNIT_ASSERT(contains(told, "class=\"timeline\""));
                // Both pages tell the same average.
                if (contains(told, "среднее стало")) {
                    ++effects;
                    CPPUNIT_ASSERT(contains(told, "среднее стало " + figure(shown)));
                }
                // Neither the sister nor another family has that mark.
                auto of_sister = mark;
                of_sister.replace(0, std::string{"/diary/1"}.size(), "/diary/2");
                CPPUNIT_ASSERT_EQUAL(
                    404,
                    house.ask("mother", {.method = "GET", .target = of_sister, .headers = {}, .body = {}}).status());
                CPPUNIT_ASSERT_EQUAL(
                    404, house.ask("father", {.method = "GET", .target = mark, .headers = {}, .body = {}}).status());
            }
        }
        CPPUNIT_ASSERT(marks > 10);
        CPPUNIT_ASSERT(effects > 10);
    }

    void the_tab_leads_to_the_first_subject_and_keeps_the_period() {
        DemoHouse house;
        const auto answer = house.ask(
            "mother",
            {.method = "GET", .target = "/diary/1/subject?from=2026-09-07&to=2026-10-09", .headers = {}, .body = {}});
        CPPUNIT_ASSERT_EQUAL(303, answer.status());
        const std::string location{answer.header("Location")};
        CPPUNIT_ASSERT(contains(location, "?from=2026-09-07&to=2026-10-09"));
        const auto shown = page(house, "mother", location);
        const auto all = links(shown, "/diary/1/subject/");
        const auto other =
            *std::ranges::find_if(all, [&](const std::string& link) { return !contains(link, location); });
        const auto number = other.substr(std::string{"/diary/1/subject/"}.size());
        const auto chosen = house.ask("mother",
                                      {.method = "GET",
                                       .target = "/diary/1/subject?subject=" + number.substr(0, number.find('?')),
                                       .headers = {},
                                       .body = {}});
        CPPUNIT_ASSERT_EQUAL(other.substr(0, other.find('?')), std::string{chosen.header("Location")});
        // Nothing but plain values is carried into the address.
        const auto bad = house.ask(
            "mother",
            {.method = "GET", .target = "/diary/1/subject?at=2026%26evil%3D1&sort=up", .headers = {}, .body = {}});
        CPPUNIT_ASSERT(!contains(std::string{bad.header("Location")}, "evil"));
    }

    void three_marks_tried_are_answered_and_a_wrong_one_is_told() {
        DemoHouse house;
        const auto subject = first_five_point_subject(house);
        const auto answered = page(house, "mother", subject + "&mark1=5&weight1=1&mark2=5&mark3=4&weight3=1");
        CPPUNIT_ASSERT(contains(answered, "class=\"answer\""));
        const auto told = page(house, "mother", subject + "&mark1=9&weight1=1");
        CPPUNIT_ASSERT(contains(told, "id=\"mark1-error\""));
        CPPUNIT_ASSERT(contains(told, "value=\"9\""));
        CPPUNIT_ASSERT(!contains(told, "class=\"answer\""));
        // Nothing of it is kept.
        CPPUNIT_ASSERT(!contains(page(house, "mother", subject), "class=\"answer\""));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SubjectPagesTest);

}  // namespace mrko::handlers
