// SPDX-License-Identifier: Apache-2.0
// A calendar feed: a secret address that shows the schedule of one child of a parent, or of all of them, to whoever
// holds it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/visitor.h"

namespace mrko::access {

/// Whose feed it is. A parent has one of the family and one of each child, at most.
struct FeedOwner {
    PortalUserId parent;
    std::optional<ChildNumber> child;  ///< empty: the whole family
};

/// What a secret address opened. Made by sql::FeedRegister alone, out of a feed that was not revoked.
struct OpenedFeed {
    std::optional<ChildNumber> child;  ///< empty: the whole family
    std::string language;              ///< of the owner when the address was made: "ru"
    std::vector<BoundChild> children;  ///< those that are bound now; by number, never empty
};

}  // namespace mrko::access
