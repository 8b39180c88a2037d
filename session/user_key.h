// SPDX-License-Identifier: Apache-2.0
// The name of a portal user in Redis: tells nothing of the person and keeps all their keys in one hash slot.
#pragma once

#include <string>
#include <string_view>

#include "access/visitor.h"
#include "session/seal.h"

namespace mrko::session {

/// Made of provider and subject under the naming key.
struct UserKey {
    std::string tag;  ///< 4 hexadecimal digits
    std::string uid;  ///< 22 characters of base64url

    /// "<kind>:{<tag>}:<uid>"
    [[nodiscard]] std::string name(std::string_view kind) const;

    friend bool operator==(const UserKey&, const UserKey&) = default;
};

[[nodiscard]] UserKey user_key(const SealKeys& keys, const access::PortalUserId& user);

}  // namespace mrko::session
