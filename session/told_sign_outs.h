// SPDX-License-Identifier: Apache-2.0
// Which messages of the portal that somebody signed out have done their work: each works once, whichever worker takes
// it.
#pragma once

#include <chrono>
#include <string_view>

#include "journal/clock.h"
#include "session/redis_connection.h"
#include "session/seal.h"

namespace mrko::session {

/// Every call may throw RedisDown.
///
/// Redis:  lt:f  f = fingerprint of the message's id; expires with the message
class ToldSignOuts {
public:
    /// The references must outlive the object.
    ToldSignOuts(RedisConnection& redis, const journal::Clock& clock, const SealKeys& keys)
        : redis_(redis), clock_(clock), keys_(keys) {}

    [[nodiscard]] bool has(std::string_view token_id);

    /// To be called when the work is done: a message that failed half-way is told again. `expires`: nobody believes the
    /// message afterwards, the difference of clocks included.
    void add(std::string_view token_id, std::chrono::sys_seconds expires);

private:
    RedisConnection& redis_;
    const journal::Clock& clock_;
    const SealKeys& keys_;
};

}  // namespace mrko::session
