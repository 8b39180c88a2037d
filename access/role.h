// SPDX-License-Identifier: Apache-2.0
// The roles of the school diary, as the article names them.
#pragma once

#include <array>
#include <string_view>

namespace mrko::access {

enum class Role { system_worker, director, deputy_director, secretary, teacher, parent, pupil };

inline constexpr std::array all_roles{Role::system_worker,
                                      Role::director,
                                      Role::deputy_director,
                                      Role::secretary,
                                      Role::teacher,
                                      Role::parent,
                                      Role::pupil};

/// The name in configuration, SQL and logs.
[[nodiscard]] constexpr std::string_view name(Role role) noexcept {
    switch (role) {
        case Role::system_worker: return "system_worker";
        case Role::director: return "director";
        case Role::deputy_director: return "deputy_director";
        case Role::secretary: return "secretary";
        case Role::teacher: return "teacher";
        case Role::parent: return "parent";
        case Role::pupil: return "pupil";
    }
    return {};
}

}  // namespace mrko::access
