// SPDX-License-Identifier: Apache-2.0
// What must survive the trip to the portal and back, bound to the browser that set out and usable once.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "session/redis_connection.h"
#include "session/seal.h"

namespace mrko::session {

inline constexpr std::string_view prelogin_cookie_name = "__Host-pre";

struct PreLogin {
    std::string state;
    std::string nonce;
    std::string verifier;   ///< PKCE
    std::string return_to;  ///< a route of our own, checked by the caller

    friend bool operator==(const PreLogin&, const PreLogin&) = default;
};

/// Every call may throw RedisDown.
///
/// Redis:  p:h  sealed under the cookie, h = fingerprint of the cookie; expires after `life`
class PreLoginStore {
public:
    /// The references must outlive the store.
    PreLoginStore(RedisConnection& redis, const SealKeys& keys, std::chrono::seconds life = std::chrono::seconds{600});

    /// Returns the value of the cookie.
    [[nodiscard]] std::string keep(const PreLogin& prelogin);

    /// Once: the second call with the same cookie gets nothing, whichever worker it reaches.
    [[nodiscard]] std::optional<PreLogin> take(std::string_view cookie);

private:
    RedisConnection& redis_;
    const SealKeys& keys_;
    std::chrono::seconds life_;
};

}  // namespace mrko::session
