// SPDX-License-Identifier: Apache-2.0
#include "session/to_visitor.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>
#include <variant>

#include "tests/session/some_keys.h"

namespace mrko::session {

class ToVisitorTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ToVisitorTest);
    CPPUNIT_TEST(without_a_child_one_is_a_portal_user);
    CPPUNIT_TEST(with_children_one_is_their_family);
    CPPUNIT_TEST(a_pupil_has_the_own_diary_whatever_the_list_says);
    CPPUNIT_TEST_SUITE_END();

    static Session session() { return {.portal_user = parent(), .name = "Анна", .csrf = {}}; }

public:
    void without_a_child_one_is_a_portal_user() {
        const auto visitor = to_visitor(session(), {});
        const auto* const user = std::get_if<access::PortalUser>(&visitor);
        CPPUNIT_ASSERT(user != nullptr);
        CPPUNIT_ASSERT(user->id == parent());
        CPPUNIT_ASSERT_EQUAL(std::string{"Анна"}, user->name);
    }

    void a_pupil_has_the_own_diary_whatever_the_list_says() {
        auto pupils = session();
        pupils.own_diary = two_children().front();
        const auto visitor = to_visitor(pupils, two_children());
        const auto* const family = std::get_if<access::Family>(&visitor);
        CPPUNIT_ASSERT(family != nullptr);
        CPPUNIT_ASSERT(family->reader == access::Reader::pupil);
        CPPUNIT_ASSERT(family->children == std::vector{two_children().front()});
    }

    void with_children_one_is_their_family() {
        const auto visitor = to_visitor(session(), two_children());
        const auto* const family = std::get_if<access::Family>(&visitor);
        CPPUNIT_ASSERT(family != nullptr);
        CPPUNIT_ASSERT(family->id == parent());
        CPPUNIT_ASSERT(family->children == two_children());
        CPPUNIT_ASSERT(family->reader == access::Reader::parent);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ToVisitorTest);

}  // namespace mrko::session
