// SPDX-License-Identifier: Apache-2.0
// Who is signed in: sessions in Redis, shared by all workers, so that any worker can answer any request.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/device.h"
#include "access/visitor.h"
#include "journal/clock.h"
#include "session/redis_connection.h"
#include "session/seal.h"
#include "session/session.h"
#include "session/user_key.h"

namespace mrko::session {

inline constexpr std::string_view session_cookie_name = "__Host-sid";

struct SessionOptions {
    std::chrono::minutes idle{30};    ///< without a request
    std::chrono::hours absolute{12};  ///< from signing in, whatever happens
    int devices{10};                  ///< sessions of one user at a time; the oldest goes
};

/// What signing in knows of a visitor.
struct NewSession {
    access::PortalUserId portal_user;
    std::string name;              ///< as on the portal
    std::string portal_session{};  ///< the portal's name of its own session; empty when it told none
    /// Of a pupil, who does not come from the portal: see Session::own_diary and pupil_user().
    std::optional<access::BoundChild> own_diary{};
    access::Device device{};
};

/// One living session as its owner sees it.
struct ListedSession {
    enum class Reader { this_one, another };

    std::string name;  ///< 20 characters base64url, of this list alone: neither cookie nor key can be told from it
    access::Device device;
    std::chrono::sys_seconds created{};
    std::chrono::sys_seconds last_seen{};  ///< to the minute
    Reader reader{Reader::another};        ///< whether the list is read in this very session
};

/// Every call may throw RedisDown. The cookie argument is the value as the browser sent it: a malformed one is treated
/// as no session and never reaches Redis. A record that was altered or is of another version is no session either.
///
/// Redis:  s:{t}:h    hash of one session, h = fingerprint of the cookie; expires when idle; `dev` tells its device
///         us:{t}:uid sorted set h -> absolute end; expires with its last session
///         uv:{t}:uid epoch; a session of another epoch is dead; never expires
/// That an acknowledged session outlives a kill -9 of Redis needs `appendonly yes` with `appendfsync always`.
class SessionStore {
public:
    /// The references must outlive the store.
    SessionStore(RedisConnection& redis, const journal::Clock& clock, const SealKeys& keys, SessionOptions options);

    /// A new session with a new id, always; returns the value of the cookie. The caller ends the browser's earlier
    /// session, if there was one.
    [[nodiscard]] std::string create(const NewSession& visitor);

    /// The session and the list of children in one round trip, and with them what FreshAnswers keeps under `fresh`.
    /// Counts as a sign of life.
    [[nodiscard]] std::optional<Opened> open(std::string_view cookie,
                                             const std::optional<FreshName>& fresh = std::nullopt);

    /// The same session under a new id; the old id is dead when this returns. The absolute end and the CSRF token stay.
    /// Empty text: the session has ended meanwhile.
    [[nodiscard]] std::string rotate(std::string_view cookie);

    void end(std::string_view cookie);

    /// Ends every session of the user, on all devices and in all workers.
    void end_everywhere(const access::PortalUserId& user);

    /// The user's living sessions, that of `cookie` first, then those that were used last.
    [[nodiscard]] std::vector<ListedSession> list(const access::PortalUserId& user, std::string_view cookie);

    /// Ends that one of the user's sessions; false: there is none of that name (any more).
    [[nodiscard]] bool end_listed(const access::PortalUserId& user, std::string_view name);

    /// Ends all of the user's sessions but that of `cookie`; returns how many there were.
    std::int64_t end_others(const access::PortalUserId& user, std::string_view cookie);

    /// Ends the user's sessions that came out of this one of the portal; returns how many there were.
    std::int64_t end_of_portal_session(const access::PortalUserId& user, std::string_view portal_session);

    /// Conveniences that a Redis without memory may lose silently; nothing is written to a session that has ended.
    void remember_child(std::string_view cookie, int child_number);
    void set_flash(std::string_view cookie, Flash flash);

    /// The message, once.
    [[nodiscard]] Flash take_flash(std::string_view cookie);

private:
    struct Found;
    struct Indexed;

    [[nodiscard]] std::optional<Found> find(std::string_view cookie, const std::optional<FreshName>& fresh = {});
    [[nodiscard]] std::vector<Indexed> living(const UserKey& user);
    void write_field(std::string_view cookie, std::string_view field, std::string_view value);

    RedisConnection& redis_;
    const journal::Clock& clock_;
    const SealKeys& keys_;
    SessionOptions options_;
};

}  // namespace mrko::session
