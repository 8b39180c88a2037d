// SPDX-License-Identifier: Apache-2.0
// Bounds the guessing of MRKO passwords without giving anybody the means to lock another family out.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "access/visitor.h"
#include "journal/clock.h"
#include "session/redis_connection.h"
#include "session/seal.h"

namespace mrko::session {

/// How a visitor stands with a login.
struct Standing {
    int left{0};                                             ///< attempts left after this one
    std::optional<std::chrono::sys_seconds> paused_until{};  ///< set: no attempt may be made now

    friend bool operator==(const Standing&, const Standing&) = default;
};

struct AttemptLimits {
    int per_login{5};
    std::chrono::seconds login_window{std::chrono::minutes{15}};
    int per_user{20};
    std::chrono::seconds user_window{std::chrono::hours{24}};
    int per_bucket{50};  ///< more than this many wrong ones in bucket_window brake the bucket
    std::chrono::seconds bucket_window{std::chrono::minutes{1}};
};

/// An attempt is counted before the password is looked at, so that parallel guesses are bounded too; success gives it
/// back. Nothing is ever counted per login alone. Sliding windows; shared by all workers. May throw RedisDown: then the
/// password must not be checked.
///
/// Redis:  f:{t}:uid:login, f:{t}:uid  sorted sets of attempts; expire with their windows
///         fs:{b}:bucket               list of the latest wrong ones; expires with its window
class AttemptLimiter {
public:
    /// The references must outlive the limiter.
    AttemptLimiter(RedisConnection& redis,
                   const journal::Clock& clock,
                   const SealKeys& keys,
                   AttemptLimits limits = {});

    /// Reserves one attempt unless paused.
    [[nodiscard]] Standing begin(const access::PortalUserId& user, std::string_view login);

    /// The same view without reserving: `left` attempts may still be made. For the page after a wrong password.
    [[nodiscard]] Standing look(const access::PortalUserId& user, std::string_view login);

    /// The password was right: gives the reservation back and clears the window of this user and login.
    void succeed(const access::PortalUserId& user, std::string_view login);

    /// Too many wrong passwords within a minute: the caller asks for an extra step.
    [[nodiscard]] bool school_braked(std::string_view bucket);

    void count_wrong(std::string_view bucket);

private:
    enum class Take { one, none };

    [[nodiscard]] Standing stand(const access::PortalUserId& user, std::string_view login, Take take);

    RedisConnection& redis_;
    const journal::Clock& clock_;
    const SealKeys& keys_;
    AttemptLimits limits_;
};

}  // namespace mrko::session
