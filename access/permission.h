// SPDX-License-Identifier: Apache-2.0
// What staff may do, role by role, as one table.
#pragma once

#include <array>
#include <cstddef>

#include "access/role.h"

namespace mrko::access {

enum class Permission {
    read_class_journal,
    write_marks,
    replace_teachers,
    read_reports,
    issue_credentials,
    publish_events,
    import_bundles,
    administer_year,
    administer_roles
};

inline constexpr std::size_t permission_count = 9;

// clang-format off
inline constexpr std::array<std::array<bool, permission_count>, all_roles.size()> permission_table{{
    //                  journal marks  replace reports creds  events import year   roles
    /* system_worker */ {false, false, false,  false,  true,  false, true,  true,  true },
    /* director      */ {true,  false, true,   true,   true,  true,  true,  true,  false},
    /* deputy        */ {true,  false, true,   true,   true,  true,  true,  true,  false},
    /* secretary     */ {false, false, false,  false,  true,  true,  true,  false, false},
    /* teacher       */ {true,  true,  false,  false,  true,  false, false, false, false},
    /* parent        */ {false, false, false,  false,  false, false, false, false, false},
    /* pupil         */ {false, false, false,  false,  false, false, false, false, false},
}};

// clang-format on

[[nodiscard]] constexpr bool may(Role role, Permission permission) noexcept {
    return permission_table[static_cast<std::size_t>(role)][static_cast<std::size_t>(permission)];
}

}  // namespace mrko::access
