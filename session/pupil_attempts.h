// SPDX-License-Identifier: Apache-2.0
// Bounds the guessing of pupils' passwords, where no portal user stands behind an attempt: by the browser, and by the
// network of browsers that never proved the login, so that nobody can lock a login for those elsewhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "journal/clock.h"
#include "session/attempt_limiter.h"
#include "session/redis_connection.h"
#include "session/seal.h"

namespace mrko::session {

/// A token of the browser and, once it proved a login, a proof of that: `token` or `token.proof`.
inline constexpr std::string_view browser_cookie_name = "__Host-browser";

/// The browser's token, 43 characters; empty when the cookie's value is none of ours.
[[nodiscard]] std::optional<std::string> browser_token(std::string_view cookie);

/// Whether it was a pupil who signed in last in this browser, as the cookie itself says.
[[nodiscard]] bool tells_of_a_pupil(std::string_view cookie);

/// From where a pupil tries to sign in.
struct Attempter {
    std::string cookie;   ///< value of the browser's cookie, with a token of ours
    std::string network;  ///< see http::client_network
};

struct PupilAttemptLimits {
    AttemptLimits browser{};
    /// Wide enough for a school behind one address, where wrong attempts of many pupils come together.
    AttemptLimits network{.per_login = 20, .per_user = 200, .user_window = std::chrono::hours{1}};
};

/// As with AttemptLimiter an attempt is counted before the password is looked at, and success gives it back. A browser
/// that throws its cookie away has the bounds of its network; one that proved the login has its own bounds alone, so
/// that strangers in its network do not lock it out. Logins are those of sql::login_key. May throw RedisDown.
class PupilAttempts {
public:
    /// The references must outlive the object.
    PupilAttempts(RedisConnection& redis,
                  const journal::Clock& clock,
                  const SealKeys& keys,
                  PupilAttemptLimits limits = {});

    /// Reserves one attempt unless paused.
    [[nodiscard]] Standing begin(const Attempter& from, std::string_view login);

    /// The password was right. Returns the cookie's new value, which proves the login from now on.
    [[nodiscard]] std::string succeed(const Attempter& from, std::string_view login);

private:
    [[nodiscard]] bool has_proved(const Attempter& from, std::string_view login) const;
    [[nodiscard]] std::string proof(std::string_view token, std::string_view login) const;

    const SealKeys& keys_;
    AttemptLimiter browsers_;
    AttemptLimiter networks_;
};

}  // namespace mrko::session
