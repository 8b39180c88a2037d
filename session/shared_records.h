// SPDX-License-Identifier: Apache-2.0
// Records that belong to no visitor: what the journal's readers keep for many pupils at once.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "session/redis_connection.h"
#include "session/seal.h"

namespace mrko::session {

struct SharedLimits {
    std::chrono::seconds life{3600};  ///< of a record; 0: none is kept
};

/// A record lies under a fingerprint of its whole name, compressed and sealed to it: it can neither be read nor taken
/// for another. Every call may throw RedisDown.
///
/// Redis:  cw:name  sealed, compressed record; expires with `life`
class SharedRecords {
public:
    /// The references must outlive the object.
    SharedRecords(RedisConnection& redis, const SealKeys& keys, SharedLimits limits = {});

    /// Empty when nothing is kept there, or nothing that we sealed.
    [[nodiscard]] std::optional<std::string> find(std::string_view name);
    void keep(std::string_view name, std::string_view content);

private:
    [[nodiscard]] std::string key_of(std::string_view name) const;

    RedisConnection& redis_;
    const SealKeys& keys_;
    SharedLimits limits_;
};

}  // namespace mrko::session
