// SPDX-License-Identifier: Apache-2.0
#include "access/permission.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>

namespace mrko::access {

class PermissionTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PermissionTest);
    CPPUNIT_TEST(parents_and_pupils_only_view);
    CPPUNIT_TEST(marks_are_the_teachers_alone);
    CPPUNIT_TEST(the_secretary_never_sees_the_journal);
    CPPUNIT_TEST(only_the_system_worker_gives_roles);
    CPPUNIT_TEST_SUITE_END();

    static int count(Permission permission) {
        return static_cast<int>(std::ranges::count_if(all_roles, [&](Role role) { return may(role, permission); }));
    }

    void parents_and_pupils_only_view() {
        for (const Role role : {Role::parent, Role::pupil}) {
            const auto& row = permission_table[static_cast<std::size_t>(role)];
            CPPUNIT_ASSERT(std::ranges::none_of(row, [](bool allowed) { return allowed; }));
        }
    }

    void marks_are_the_teachers_alone() {
        CPPUNIT_ASSERT(may(Role::teacher, Permission::write_marks));
        CPPUNIT_ASSERT_EQUAL(1, count(Permission::write_marks));
    }

    void the_secretary_never_sees_the_journal() {
        CPPUNIT_ASSERT(!may(Role::secretary, Permission::read_class_journal));
        CPPUNIT_ASSERT(may(Role::secretary, Permission::import_bundles));
    }

    void only_the_system_worker_gives_roles() {
        CPPUNIT_ASSERT(may(Role::system_worker, Permission::administer_roles));
        CPPUNIT_ASSERT_EQUAL(1, count(Permission::administer_roles));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PermissionTest);

}  // namespace mrko::access
