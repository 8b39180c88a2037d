// SPDX-License-Identifier: Apache-2.0
// How many refusals of one who asks are worth a row of the audit: rows cost a lock and a commit, and asking costs
// nothing.
#pragma once

#include <chrono>
#include <string_view>

#include "session/redis_connection.h"
#include "session/seal.h"

namespace mrko::session {

/// Redis:  q:who  counter of an hour
class RefusalQuota {
public:
    static constexpr int rows{60};  ///< of one who asks, in a window that begins with the first
    static constexpr std::chrono::seconds window{3600};

    enum class Verdict {
        write,     ///< within the quota
        last,      ///< the first beyond it: say that more may come
        too_many,  ///< the access log alone has it
    };

    /// The references must outlive the object.
    RefusalQuota(RedisConnection& redis, const SealKeys& keys) : redis_(redis), keys_(keys) {}

    /// `who`: a user, or the network of somebody unknown. May throw RedisDown.
    [[nodiscard]] Verdict take(std::string_view who);

private:
    RedisConnection& redis_;
    const SealKeys& keys_;
};

}  // namespace mrko::session
