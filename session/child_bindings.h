// SPDX-License-Identifier: Apache-2.0
// The live list of a parent's accounts (name for a child -> pupil); SQL holds the copy from which a lost list is
// restored.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "access/visitor.h"
#include "session/redis_connection.h"
#include "session/seal.h"
#include "session/user_key.h"

namespace mrko::session {

/// A change goes: forget(), write to SQL, restore(). A reader who was given no list: read SQL, restore_lost().
/// Every call may throw RedisDown.
///
/// Redis:  b:{t}:uid  hash child number -> sealed account, and one marker with the numbers in the parent's order;
///                    never expires. Workers that know no order read a list in another one as lost, and reread SQL.
class ChildBindings {
public:
    /// The references must outlive the object.
    ChildBindings(RedisConnection& redis, const SealKeys& keys);

    /// After one's own write to SQL: replaces the whole list at once.
    void restore(const access::PortalUserId& user, const std::vector<access::BoundChild>& children);

    /// After a mere reading of SQL: puts the list in place only if none is there and no change is under way, for the
    /// reading may be older than another worker's write.
    void restore_lost(const access::PortalUserId& user, const std::vector<access::BoundChild>& children);

    /// Before a write to SQL: the list is gone, so that a half-done change is reread from SQL. For ten seconds only
    /// restore() can put a list in place.
    void forget(const access::PortalUserId& user);

    /// The list of a hash as Redis gave it, in the parent's order. Empty optional: lost, incomplete, altered or of another user.
    [[nodiscard]] static std::optional<std::vector<access::BoundChild>> decode(
        const SealKeys& keys, const UserKey& user, const std::vector<std::pair<std::string, std::string>>& fields);

private:
    enum class Existing { replaced, kept };

    void write(const access::PortalUserId& user, const std::vector<access::BoundChild>& children, Existing existing);

    RedisConnection& redis_;
    const SealKeys& keys_;
};

}  // namespace mrko::session
