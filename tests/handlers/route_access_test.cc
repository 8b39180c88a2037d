// SPDX-License-Identifier: Apache-2.0
// Lock 4: every address against every kind of visitor, compared with a table that people read. A route without a row
// fails, and a changed right is a changed line.
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "handlers/admission.h"
#include "journal/clock.h"
#include "programs/service.h"
#include "tests/handlers/no_portal.h"
#include "tests/handlers/some_settings.h"
#include "tests/http/temporary_folder.h"

namespace mrko::handlers {

namespace {

using access::Role;
using access::Visitor;

access::PortalUserId somebody() {
    return {.provider = "portal", .subject = "somebody"};
}

Visitor staff(Role role) {
    return access::Staff{.id = somebody(), .name = "", .staff = {1}, .school = {1}, .role = role};
}

/// The columns of the table.
const std::vector<std::pair<std::string, Visitor>>& visitors() {
    static const std::vector<std::pair<std::string, Visitor>> all{
        {"anonymous", access::Anonymous{}},
        {"newcomer", access::PortalUser{.id = somebody(), .name = ""}},
        {"parent", access::Family{.id = somebody(), .name = "", .children = {{.number = {1}}}}},
        {"pupil",
         access::Family{
             .id = somebody(), .name = "", .children = {{.number = {1}}}, .reader = access::Reader::pupil}},
        {"system_worker", staff(Role::system_worker)},
        {"director", staff(Role::director)},
        {"deputy_director", staff(Role::deputy_director)},
        {"secretary", staff(Role::secretary)},
        {"teacher", staff(Role::teacher)},
    };
    return all;
}

std::string word(Admission admission) {
    switch (admission) {
        case Admission::admitted: return "yes";
        case Admission::to_portal: return "portal";
        case Admission::to_accounts: return "accounts";
        case Admission::refused: return "no";
    }
    return "?";
}

/// pattern -> visitor -> word, as the file says.
std::map<std::string, std::map<std::string, std::string>> expected() {
    std::ifstream file{MRKO_TESTS "/handlers/route_access.txt"};
    std::map<std::string, std::map<std::string, std::string>> table;
    std::vector<std::string> columns;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        std::istringstream words{line};
        std::string first;
        words >> first;
        for (std::string cell; words >> cell;) {
            if (first == "route") {
                columns.push_back(cell);
            } else {
                table[first].emplace(columns.at(table[first].size()), cell);
            }
        }
    }
    return table;
}

}  // namespace

class RouteAccessTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RouteAccessTest);
    CPPUNIT_TEST(every_route_lets_in_whom_the_table_names);
    CPPUNIT_TEST(the_table_has_no_row_without_a_route);
    CPPUNIT_TEST(a_staff_route_asks_for_its_permission);
    CPPUNIT_TEST_SUITE_END();

    http::TemporaryFolder folder_;
    journal::SystemClock clock_;
    NoPortal portal_;
    programs::Service service_{some_settings(folder_.path()), clock_, portal_};

    void every_route_lets_in_whom_the_table_names() {
        const auto table = expected();
        for (const auto& route : service_.router().routes()) {
            const auto row = table.find(route.pattern);
            CPPUNIT_ASSERT_MESSAGE("tests/handlers/route_access.txt has no row for " + route.pattern,
                                   row != table.end());
            for (const auto& [name, visitor] : visitors()) {
                CPPUNIT_ASSERT_EQUAL_MESSAGE(
                    route.pattern + " for " + name, row->second.at(name), word(admit(route, visitor)));
            }
        }
    }

    void the_table_has_no_row_without_a_route() {
        for (const auto& [pattern, row] : expected()) {
            const auto found = std::ranges::find(service_.router().routes(), pattern, &Route::pattern);
            CPPUNIT_ASSERT_MESSAGE(pattern + " is no route", found != service_.router().routes().end());
        }
    }

    void a_staff_route_asks_for_its_permission() {
        class Marks final : public StaffHandler {};

        Router router;
        router.staff<Marks>("/journal/{class}/marks", access::Permission::write_marks);
        const auto& route = router.routes().front();
        for (const auto& [name, visitor] : visitors()) {
            const auto admission = name == "teacher"     ? Admission::admitted
                                   : name == "anonymous" ? Admission::to_portal
                                                         : Admission::refused;
            CPPUNIT_ASSERT_EQUAL_MESSAGE(name, word(admission), word(admit(route, visitor)));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RouteAccessTest);

}  // namespace mrko::handlers
