// SPDX-License-Identifier: Apache-2.0
// Copies of the pages that a family saw last, for the evening on which the journal is away.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/visitor.h"
#include "journal/clock.h"
#include "session/redis_connection.h"
#include "session/seal.h"

namespace mrko::session {

struct KeptLimits {
    std::size_t pages{16};           ///< of one child; the one that was seen longest ago goes
    std::size_t octets{65536};       ///< of one page, compressed; a longer one is not kept
    std::chrono::hours life{168};    ///< of a copy
    std::chrono::seconds pause{60};  ///< between two writes of a page that says the same
};

/// Copies belong to one binding: user, number of the child, pupil and issue of the credential take part in the seal, so
/// no other family, no other child and no binding before a renewed credential can open one. Every call may throw
/// RedisDown.
///
/// Redis:  k:{t}:uid:child   hash page -> sealed, compressed copy
///         ki:{t}:uid:child  hash page -> when, fingerprint of what it says, sealed label; both expire with `life`
class KeptCopies {
public:
    /// The references must outlive the object.
    KeptCopies(RedisConnection& redis, const journal::Clock& clock, const SealKeys& keys, KeptLimits limits = {});

    struct Copy {
        std::string name;     ///< what it is asked for by: an address
        std::string label;    ///< what a list of copies says of it
        std::string content;  ///< must hold no secret of the session
    };

    /// Asks first, and sends the copy only where the kept one is another or older than the pause.
    void keep(const access::PortalUserId& user, const access::BoundChild& child, const Copy& copy);

    struct Found {
        std::string content;
        std::chrono::sys_seconds at{};
    };

    [[nodiscard]] std::optional<Found> find(const access::PortalUserId& user,
                                            const access::BoundChild& child,
                                            std::string_view name);

    struct Label {
        std::string label;
        std::chrono::sys_seconds at{};
    };

    /// The newest first.
    [[nodiscard]] std::vector<Label> labels(const access::PortalUserId& user, const access::BoundChild& child);

    /// When the child is removed or its credential renewed: nothing could open the copies, so they need not lie there.
    void drop(const access::PortalUserId& user, access::ChildNumber child);

private:
    RedisConnection& redis_;
    const journal::Clock& clock_;
    const SealKeys& keys_;
    KeptLimits limits_;
};

}  // namespace mrko::session
