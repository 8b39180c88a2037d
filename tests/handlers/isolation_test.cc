// SPDX-License-Identifier: Apache-2.0
// Nothing of one child on a page of another: over every address of the router that names a child, for a brother and a
// sister in one form and for two pupils of one name.
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/handlers/demo_house.h"
#include "tests/handlers/two_families.h"

namespace mrko::handlers {

namespace {

using Addresses = std::vector<std::string>;

struct Seat {
    std::string parent;
    std::string number;  ///< of the child in that parent's list
};

Seat seat_of(Child child) {
    switch (child) {
        case Child::brother: return {.parent = "mother", .number = "1"};
        case Child::sister: return {.parent = "mother", .number = "2"};
        case Child::namesake: return {.parent = "father", .number = "1"};
    }
    return {};
}

std::size_t place(Child child) {
    return static_cast<std::size_t>(child);
}

http::Response answer_of(DemoHouse& house, const std::string& parent, const std::string& address) {
    return house.ask(parent, {.method = "GET", .target = address, .headers = {}, .body = ""});
}

/// The numbers after `name` in an answer of the API, in the order in which they stand.
std::vector<std::string> numbers(const std::string& json, const std::string& name) {
    const auto member = '"' + name + "\":";
    std::vector<std::string> found;
    for (auto at = json.find(member); at != std::string::npos; at = json.find(member, at + 1)) {
        const auto first = at + member.size();
        const auto number = json.substr(first, json.find_first_not_of("-0123456789", first) - first);
        if (std::ranges::find(found, number) == found.end()) {
            found.push_back(number);
        }
    }
    return found;
}

/// At most `most` of them, spread over the whole.
std::vector<std::string> some_of(const std::vector<std::string>& all, std::size_t most) {
    if (all.size() <= most) {
        return all;
    }
    std::vector<std::string> some;
    for (std::size_t at = 0; at < most; ++at) {
        some.push_back(all[at * all.size() / most]);
    }
    return some;
}

/// What stands in the address for one child's `{name}`; empty when the test does not know it.
using PathWords = std::map<std::string, std::vector<std::string>>;

std::string whole_year(const std::string& number) {
    return "/api/v1/children/" + number + "/marks?period=year";
}

PathWords path_words(DemoHouse& house, const Seat& seat) {
    const auto marks = answer_of(house, seat.parent, whole_year(seat.number)).body();
    return {{"child", {seat.number}},
            {"day", {"2026-11-16", "2026-11-09", "2026-10-05"}},
            {"subject", some_of(numbers(marks, "subject_id"), 4)},
            {"mark", some_of(numbers(marks, "mark_id"), 8)},
            {"file",
             {"marks.csv",
              "averages.csv",
              "finals.csv",
              "homework.csv",
              "timetable.csv",
              "marks.json",
              "finals.json",
              "homework.json",
              "timetable.json"}}};
}

/// Every address of the pattern, without its query. Fails on a `{name}` that has no words here.
Addresses filled_in(const std::string& pattern, const PathWords& words) {
    Addresses addresses{pattern};
    for (auto open = pattern.find('{'); open != std::string::npos; open = pattern.find('{', open + 1)) {
        const auto name = pattern.substr(open + 1, pattern.find('}', open) - open - 1);
        const auto known = words.find(name);
        CPPUNIT_ASSERT_MESSAGE("this test cannot fill in {" + name + "} of " + pattern,
                               known != words.end() && !known->second.empty());
        Addresses further;
        for (const auto& address : addresses) {
            for (const auto& word : known->second) {
                auto filled = address;
                filled.replace(filled.find('{' + name + '}'), name.size() + 2, word);
                further.push_back(filled);
            }
        }
        addresses = std::move(further);
    }
    return addresses;
}

bool is_of_a_child(const Route& route) {
    return route.pattern.find("{child}") != std::string::npos;
}

/// A family's addresses of `number` with the queries that show as much as possible.
Addresses addresses_of(const Route& route, const PathWords& words) {
    Addresses addresses;
    const bool is_small =
        route.pattern.find("{day}") != std::string::npos || route.pattern.find("{mark}") != std::string::npos;
    for (const auto& address : filled_in(route.pattern, words)) {
        addresses.push_back(address);
        if (!is_small) {
            addresses.push_back(address + "?period=year");
            addresses.push_back(address + "?from=2026-09-01&to=2026-11-18&view=dates");
        }
    }
    return addresses;
}

}  // namespace

class IsolationTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(IsolationTest);
    CPPUNIT_TEST(no_page_of_a_child_holds_a_word_of_another_child);
    CPPUNIT_TEST(no_page_of_a_child_changes_with_the_entries_of_another_child);
    CPPUNIT_TEST(a_mark_of_a_brother_or_of_a_stranger_is_no_page);
    CPPUNIT_TEST(nobody_reads_by_the_number_of_another_parents_child);
    CPPUNIT_TEST(the_board_of_a_family_holds_no_word_of_another_family);
    CPPUNIT_TEST(the_board_of_a_family_changes_with_its_own_children_alone);
    CPPUNIT_TEST_SUITE_END();

    TwoFamilies families_ = two_families();
    DemoHouse house_{families_.school};

    void no_page_of_a_child_holds_a_word_of_another_child() {
        for (const auto child : all_children) {
            const auto seat = seat_of(child);
            const auto words = path_words(house_, seat);
            for (const auto& route : house_.router().routes()) {
                if (is_of_a_child(route)) {
                    check_route(child, route, addresses_of(route, words));
                }
            }
            for (const auto* const pattern : {"/diary/{child}/week/{day}",
                                              "/diary/{child}/marks",
                                              "/diary/{child}/mark/{mark}",
                                              "/diary/{child}/remarks",
                                              "/diary/{child}/export/{file}",
                                              "/api/v1/children/{child}/week/{day}",
                                              "/api/v1/children/{child}/marks",
                                              "/api/v1/children/{child}/finals"}) {
                CPPUNIT_ASSERT_MESSAGE(
                    std::string{pattern} + " shows no own word of child " + seat.number + " of " + seat.parent,
                    own_words_seen_[place(child)].contains(pattern));
            }
        }
    }

    void no_page_of_a_child_changes_with_the_entries_of_another_child() {
        const auto seat = seat_of(Child::brother);
        DemoHouse altered{with_all_others_altered(families_.school, Child::brother)};
        const auto words = path_words(house_, seat);
        CPPUNIT_ASSERT(words == path_words(altered, seat));
        for (const auto& route : house_.router().routes()) {
            if (!is_of_a_child(route)) {
                continue;
            }
            for (const auto& address : addresses_of(route, words)) {
                CPPUNIT_ASSERT_EQUAL_MESSAGE(address,
                                             lasting(answer_of(house_, seat.parent, address).body()),
                                             lasting(answer_of(altered, seat.parent, address).body()));
            }
        }
        // The sister's did change, so that the comparison above means something.
        const auto sisters = whole_year(seat_of(Child::sister).number);
        CPPUNIT_ASSERT(answer_of(house_, seat.parent, sisters).body() !=
                       answer_of(altered, seat.parent, sisters).body());
    }

    void a_mark_of_a_brother_or_of_a_stranger_is_no_page() {
        for (const auto child : all_children) {
            const auto own = seat_of(child);
            for (const auto other : all_children) {
                if (other == child) {
                    continue;
                }
                const auto theirs = seat_of(other);
                const auto marks =
                    numbers(answer_of(house_, theirs.parent, whole_year(theirs.number)).body(), "mark_id");
                CPPUNIT_ASSERT(!marks.empty());
                for (const auto& mark : some_of(marks, 5)) {
                    const auto address = "/diary/" + own.number + "/mark/" + mark;
                    CPPUNIT_ASSERT_EQUAL_MESSAGE(address, 404, answer_of(house_, own.parent, address).status());
                }
            }
        }
    }

    void nobody_reads_by_the_number_of_another_parents_child() {
        // The father has one child, so that the mother's second number is nobody's in his list.
        const auto sister = seat_of(Child::sister);
        const auto words = path_words(house_, sister);
        for (const auto& route : house_.router().routes()) {
            if (!is_of_a_child(route)) {
                continue;
            }
            for (const auto& address : addresses_of(route, words)) {
                CPPUNIT_ASSERT_EQUAL_MESSAGE(address, 404, answer_of(house_, "father", address).status());
                CPPUNIT_ASSERT_MESSAGE(address, answer_of(house_, "nobody", address).status() != 200);
                CPPUNIT_ASSERT_MESSAGE(address, answer_of(house_, "newcomer", address).status() != 200);
            }
        }
    }

    /// The text of one child's part of the board.
    static std::string part_of_board(const std::string& board, std::size_t part) {
        std::size_t at = 0;
        for (std::size_t number = 0; number <= part; ++number) {
            at = board.find("<section", at + 1);
            CPPUNIT_ASSERT(at != std::string::npos);
        }
        return board.substr(at, board.find("</section>", at) - at);
    }

    void the_board_of_a_family_holds_no_word_of_another_family() {
        const auto mothers = answer_of(house_, "mother", "/family").body();
        const auto fathers = answer_of(house_, "father", "/family").body();
        const auto check = [&](Child child, const std::string& part) {
            for (const auto& word : families_.foreign_words[place(child)]) {
                CPPUNIT_ASSERT_MESSAGE(word, part.find(word) == std::string::npos);
            }
            CPPUNIT_ASSERT_MESSAGE(part, part.find("/mark/") != std::string::npos);
        };
        check(Child::brother, part_of_board(mothers, 0));
        check(Child::sister, part_of_board(mothers, 1));
        check(Child::namesake, part_of_board(fathers, 0));
        // Every mark on a board is one of that child's own.
        for (const auto child : all_children) {
            const auto seat = seat_of(child);
            const auto own = numbers(answer_of(house_, seat.parent, whole_year(seat.number)).body(), "mark_id");
            const auto part = part_of_board(child == Child::namesake ? fathers : mothers, child == Child::sister);
            const auto prefix = "/diary/" + seat.number + "/mark/";
            for (auto at = part.find("/mark/"); at != std::string::npos; at = part.find("/mark/", at + 1)) {
                const auto first = at + std::string{"/mark/"}.size();
                const auto mark = part.substr(first, part.find('"', first) - first);
                CPPUNIT_ASSERT_MESSAGE(mark, part.substr(first - prefix.size(), prefix.size()) == prefix);
                CPPUNIT_ASSERT_MESSAGE(mark, std::ranges::find(own, mark) != own.end());
            }
        }
    }

    void the_board_of_a_family_changes_with_its_own_children_alone() {
        DemoHouse altered{with_all_others_altered(families_.school, Child::brother)};
        const auto before = answer_of(house_, "mother", "/family").body();
        const auto after = answer_of(altered, "mother", "/family").body();
        CPPUNIT_ASSERT_EQUAL(part_of_board(before, 0), part_of_board(after, 0));
        CPPUNIT_ASSERT(part_of_board(before, 1) != part_of_board(after, 1));
    }

    void check_route(Child child, const Route& route, const Addresses& addresses) {
        const auto seat = seat_of(child);
        bool shown = false;
        for (const auto& address : addresses) {
            const auto answer = answer_of(house_, seat.parent, address);
            if (answer.status() == 405) {
                return;
            }
            CPPUNIT_ASSERT_MESSAGE(
                address + " is answered by " + std::to_string(answer.status()) + "\n" + answer.body(),
                answer.status() == 200 || answer.status() == 303);
            shown = shown || answer.status() == 200 || !answer.header("Location").empty();
            for (const auto& word : families_.foreign_words[place(child)]) {
                CPPUNIT_ASSERT_MESSAGE(address + " of " + seat.parent + " holds “" + word + "”",
                                       answer.body().find(word) == std::string::npos);
            }
            if (answer.body().find(families_.own_word[place(child)]) != std::string::npos) {
                own_words_seen_[place(child)].insert(route.pattern);
            }
        }
        CPPUNIT_ASSERT_MESSAGE("no address of " + route.pattern + " was shown", shown);
    }

    std::array<std::set<std::string>, all_children.size()> own_words_seen_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(IsolationTest);

}  // namespace mrko::handlers
