// SPDX-License-Identifier: Apache-2.0
// The server keys and the people that the session tests share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "access/visitor.h"
#include "session/seal.h"

namespace mrko::session {

inline SealKey seal_key(std::uint8_t id) {
    return {.id = id, .bytes = Secret{std::string(32, static_cast<char>('a' + id))}};
}

/// Keys of a worker that seals with `current` and still reads `previous`; all share the naming key.
inline SealKeys some_keys(std::uint8_t current = 1, std::optional<std::uint8_t> previous = std::nullopt) {
    std::optional<SealKey> older;
    if (previous) {
        older = seal_key(*previous);
    }
    return {Secret{std::string(32, 'n')}, seal_key(current), std::move(older)};
}

inline access::PortalUserId parent() {
    return {.provider = "portal", .subject = "subject-of-the-parent"};
}

inline access::PortalUserId other_parent() {
    return {.provider = "portal", .subject = "subject-of-another-parent"};
}

inline std::vector<access::BoundChild> two_children() {
    return {{.number = {1}, .account_name = "Masha-canary", .pupil = {77}, .credential_version = 2},
            {.number = {3}, .account_name = "Петя", .pupil = {78}, .credential_version = 1}};
}

}  // namespace mrko::session
