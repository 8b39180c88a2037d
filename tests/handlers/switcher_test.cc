// SPDX-License-Identifier: Apache-2.0
// Several children, several tabs: over every address of a child the switcher leads to the same section of the others,
// everything else on the page stays with the child of its address, and a page does not change by what other tabs read.
#include <cppunit/extensions/HelperMacros.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/handlers/demo_house.h"

namespace mrko::handlers {

namespace {

/// Addresses of the section that the pattern of a route stands for, after "/diary/{child}". The test fails on a route
/// that is not here.
const std::map<std::string, std::vector<std::string>>& sections() {
    static const std::map<std::string, std::vector<std::string>> all{
        {"/week", {}},
        {"/week/{day}", {"/week/2026-10-12", "/week/2025-01-06"}},
        {"/day/{day}", {"/day/2026-10-12"}},
        {"/marks",
         {"/marks", "/marks?period=month&at=2026-10-12&view=dates&sort=up", "/marks?from=2026-09-02&to=2026-10-01"}},
        {"/final", {"/final", "/final?year=2027"}},
        {"/calendar", {"/calendar?at=2026-10-12"}},
        {"/subject", {}},
        {"/subject/{subject}", {"/subject/SUBJECT", "/subject/SUBJECT?period=month&at=2026-10-12&sort=up"}},
        {"/mark/{mark}", {"/mark/MARK"}},
        {"/statistics", {"/statistics?period=month&at=2026-10-12"}},
        {"/timetable", {}},
        {"/timetable/{day}", {"/timetable/2026-10-12", "/timetable/2026-10-13?view=day"}},
        {"/homework", {"/homework", "/homework?from=2026-10-05&to=2026-10-11"}},
        {"/remarks", {"/remarks?period=year"}},
        {"/events", {"/events", "/events?period=month&at=2026-10-12"}},
        {"/freshness", {"/freshness"}},
        {"/export", {"/export?period=month&at=2026-10-12"}},
        {"/feed", {"/feed"}},
        // No pages: a file, and the answer to a form.
        {"/export/{file}", {}},
        {"/week/{day}/signature", {}}};
    return all;
}

/// What the switcher must keep of these.
const std::map<std::string, std::string>& kept() {
    static const std::map<std::string, std::string> all{
        {"/week/2026-10-12", "/week/2026-10-12"},
        {"/day/2026-10-12", "/day/2026-10-12"},
        // The same month by its first day.
        {"/marks?period=month&at=2026-10-12&view=dates&sort=up", "/marks?period=month&at=2026-10-01&view=dates&sort=up"},
        {"/marks?from=2026-09-02&to=2026-10-01", "/marks?from=2026-09-02&to=2026-10-01"},
        {"/subject/SUBJECT?period=month&at=2026-10-12&sort=up",
         "/subject?subject=SUBJECT&period=month&at=2026-10-12&sort=up"},
        {"/timetable/2026-10-13?view=day", "/timetable/2026-10-13?view=day"},
        {"/homework?from=2026-10-05&to=2026-10-11", "/homework?from=2026-10-05&to=2026-10-11"}};
    return all;
}

std::string unescaped(std::string text) {
    for (auto at = text.find("&amp;"); at != std::string::npos; at = text.find("&amp;", at + 1)) {
        text.erase(at + 1, 4);
    }
    return text;
}

void replace(std::string& text, const std::string& what, const std::string& by) {
    if (const auto at = text.find(what); at != std::string::npos) {
        text.replace(at, what.size(), by);
    }
}

std::vector<std::string> diary_links(const std::string& html) {
    const std::string begin{"=\"/diary/"};
    std::vector<std::string> links;
    for (auto at = html.find(begin); at != std::string::npos; at = html.find(begin, at + 1)) {
        links.push_back(unescaped(html.substr(at + 2, html.find('"', at + 2) - at - 2)));
    }
    return links;
}

/// A page in two: its switcher, and all the rest.
struct Parted {
    std::vector<std::string> switcher;
    std::vector<std::string> rest;
};

Parted parted(std::string html) {
    const auto begin = html.find("<details class=\"menu children\">");
    CPPUNIT_ASSERT(begin != std::string::npos);
    const auto end = html.find("</details>", begin);
    Parted parts{.switcher = diary_links(html.substr(begin, end - begin)), .rest = {}};
    html.erase(begin, end - begin);
    parts.rest = diary_links(html);
    return parts;
}

std::string current_tab(const std::string& html) {
    const auto tabs = html.find("<nav class=\"tabs\"");
    CPPUNIT_ASSERT(tabs != std::string::npos);
    const auto at = html.find("aria-current=\"page\"", tabs);
    const auto name = html.find("tab-name\">", at);
    return at == std::string::npos || name == std::string::npos ? std::string{}
                                                                : html.substr(name, html.find('<', name) - name);
}

}  // namespace

class SwitcherTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SwitcherTest);
    CPPUNIT_TEST(a3_the_switcher_keeps_the_section_and_the_days_on_every_page);
    CPPUNIT_TEST(a3_nothing_else_on_a_page_leads_to_another_child);
    CPPUNIT_TEST(a3_two_tabs_with_two_children_never_mix);
    CPPUNIT_TEST(a_subject_that_the_other_child_lacks_leads_to_its_first_one);
    CPPUNIT_TEST_SUITE_END();

    DemoHouse house_;

    http::Response get(const std::string& address) {
        return house_.ask("mother", {.method = "GET", .target = address, .headers = {}, .body = ""});
    }

    /// The answer after all redirects, and where it came from.
    std::pair<std::string, http::Response> follow(std::string address) {
        auto answer = get(address);
        for (int steps = 0; steps < 4 && answer.status() == 303; ++steps) {
            address = std::string{answer.header("Location")};
            address = address.substr(0, address.find('#'));
            answer = get(address);
        }
        return {address, answer};
    }

    /// The first number after `name` in the marks of a child's year.
    std::string number_of(const std::string& child, const std::string& name) {
        const auto json = get("/api/v1/children/" + child + "/marks?period=year").body();
        const auto at = json.find('"' + name + "\":") + name.size() + 3;
        return json.substr(at, json.find_first_not_of("-0123456789", at) - at);
    }

    std::vector<std::string> addresses(const std::string& child) {
        std::vector<std::string> all;
        for (const auto& route : house_.router().routes()) {
            const std::string diary{"/diary/{child}"};
            if (!route.pattern.starts_with(diary)) {
                continue;
            }
            const auto known = sections().find(route.pattern.substr(diary.size()));
            CPPUNIT_ASSERT_MESSAGE("this test knows no address of " + route.pattern, known != sections().end());
            for (auto section : known->second) {
                replace(section, "SUBJECT", number_of(child, "subject_id"));
                replace(section, "MARK", number_of(child, "mark_id"));
                all.push_back("/diary/" + child + section);
            }
        }
        return all;
    }

    void a3_the_switcher_keeps_the_section_and_the_days_on_every_page() {
        for (const auto& address : addresses("1")) {
            const auto page = get(address);
            const auto links = parted(page.body()).switcher;
            CPPUNIT_ASSERT_EQUAL_MESSAGE(address, std::size_t{2}, links.size());
            CPPUNIT_ASSERT_MESSAGE(address, links[0].starts_with("/diary/1/") && links[1].starts_with("/diary/2/"));
            const auto [led, other] = follow(links[1]);
            CPPUNIT_ASSERT_MESSAGE(led, led.starts_with("/diary/2/"));
            if (page.status() == 200) {
                CPPUNIT_ASSERT_EQUAL_MESSAGE(address + " -> " + led, 200, other.status());
            }
            if (address.find("/mark/") == std::string::npos) {
                CPPUNIT_ASSERT_EQUAL_MESSAGE(
                    address + " -> " + led, current_tab(page.body()), current_tab(other.body()));
            } else {
                CPPUNIT_ASSERT_MESSAGE(led, led.starts_with("/diary/2/marks?at="));
            }
        }
        const auto subject = number_of("1", "subject_id");
        for (const auto& [section, kept_section] : kept()) {
            auto address = section;
            auto wanted = kept_section;
            replace(address, "SUBJECT", subject);
            replace(wanted, "SUBJECT", subject);
            CPPUNIT_ASSERT_EQUAL("/diary/2" + wanted, parted(get("/diary/1" + address).body()).switcher[1]);
        }
    }

    void a3_nothing_else_on_a_page_leads_to_another_child() {
        for (const std::string child : {"1", "2"}) {
            for (const auto& address : addresses(child)) {
                const auto links = parted(get(address).body()).rest;
                CPPUNIT_ASSERT_MESSAGE(address, !links.empty());
                for (const auto& link : links) {
                    CPPUNIT_ASSERT_MESSAGE(address + " has " + link, link.starts_with("/diary/" + child + "/"));
                }
            }
        }
    }

    void a3_two_tabs_with_two_children_never_mix() {
        const auto first = addresses("1");
        const auto second = addresses("2");
        CPPUNIT_ASSERT_EQUAL(first.size(), second.size());
        std::vector<std::string> before;
        for (const auto& address : first) {
            before.push_back(lasting(get(address).body()));
        }
        for (std::size_t at = 0; at < first.size(); ++at) {
            const auto other = lasting(get(second[at]).body());
            CPPUNIT_ASSERT_MESSAGE(first[at], before[at] != other);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(first[at], before[at], lasting(get(first[at]).body()));
        }
    }

    void a_subject_that_the_other_child_lacks_leads_to_its_first_one() {
        const auto [led, page] = follow("/diary/2/subject?subject=999999&period=month&at=2026-10-12");
        CPPUNIT_ASSERT_EQUAL(200, page.status());
        CPPUNIT_ASSERT_MESSAGE(led, led.starts_with("/diary/2/subject/") && led.ends_with("?period=month&at=2026-10-12"));
        CPPUNIT_ASSERT_MESSAGE(led, led.find("999999") == std::string::npos);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SwitcherTest);

}  // namespace mrko::handlers
