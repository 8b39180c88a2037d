// SPDX-License-Identifier: Apache-2.0
// The session as a typed value: a page cannot read a key that nobody writes.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "access/reader.h"
#include "access/visitor.h"
#include "session/fresh_answers.h"

namespace mrko::session {

/// One message for the next page, by the name of its text in the catalogue.
enum class Flash { none, child_connected, child_renamed, children_reordered, child_removed, session_ended };

/// What Redis holds of one signed-in visitor. A pupil's `portal_user` is made up of the pupil, see pupil_user().
struct Session {
    access::PortalUserId portal_user;
    std::string name;  ///< as on the portal
    std::string csrf;  ///< 43 characters base64url, never changes within a session
    std::chrono::sys_seconds created{};
    std::chrono::sys_seconds absolute_end{};
    std::chrono::sys_seconds last_seen{};
    Flash flash{Flash::none};
    int last_child{0};  ///< number of the child whose diary was read last; 0 = none
    /// Set in the session of a pupil, who came by the school's login and has no list: the own diary, under number 1.
    std::optional<access::BoundChild> own_diary{};

    [[nodiscard]] access::Reader reader() const noexcept {
        return own_diary ? access::Reader::pupil : access::Reader::parent;
    }

    friend bool operator==(const Session&, const Session&) = default;
};

/// The name under which the sessions of a pupil are kept: no provider of ours may be called so.
[[nodiscard]] inline access::PortalUserId pupil_user(journal::PupilId pupil) {
    return {.provider = "(pupil)", .subject = std::to_string(pupil.value)};
}

/// What one round trip at the start of a request brings.
struct Opened {
    Session session;
    /// A pupil's is the own diary alone. Empty optional: Redis has lost the list and the caller restores it from SQL
    /// (BindingStore::restore).
    std::optional<std::vector<access::BoundChild>> children;
    FreshFound fresh{};  ///< when it was asked for
};

}  // namespace mrko::session
