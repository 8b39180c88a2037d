// SPDX-License-Identifier: Apache-2.0
// What calendar feeds keep secret: the token of a new address between the press of the button and the page that shows
// it, once, and which child an entry is about.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "access/visitor.h"
#include "journal/ids.h"
#include "session/redis_connection.h"
#include "session/seal.h"

namespace mrko::session {

/// Redis:  f:h:n  sealed under the cookie, h = fingerprint of the cookie, n = number of the child, 0 for the family;
///                expires after ten minutes
class FeedSecrets {
public:
    /// The references must outlive the store.
    FeedSecrets(RedisConnection& redis, const SealKeys& keys) : redis_(redis), keys_(keys) {}

    /// For the session of that cookie; an empty `child` is the whole family. Throws RedisDown.
    void keep(std::string_view cookie, std::optional<access::ChildNumber> child, std::string_view token);

    /// Once: the second call gets nothing, whichever worker it reaches. Throws RedisDown.
    [[nodiscard]] std::optional<std::string> take(std::string_view cookie, std::optional<access::ChildNumber> child);

    /// What stands for the pupil in the names of calendar entries: the same in every feed that shows the child, and
    /// nothing that another program could know it by. 16 characters of base64url.
    [[nodiscard]] std::string name_of(journal::PupilId pupil) const;

private:
    RedisConnection& redis_;
    const SealKeys& keys_;
};

}  // namespace mrko::session
