// SPDX-License-Identifier: Apache-2.0
// The versioned form of a session in Redis: what the server's scripts must see lies open, everything personal is
// sealed.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "session/seal.h"
#include "session/session.h"

namespace mrko::session {

/// Workers of two releases run side by side: a record of another version is no session, never a crash. A parent's
/// record is still of the first version, so that older workers read it; the second is a pupil's, whom they do not know.
inline constexpr std::string_view record_version = "1";
inline constexpr std::string_view pupil_record_version = "2";

/// The fields of the hash, as text.
struct SessionRecord {
    std::string version;  ///< one of the two above
    std::string uid;      ///< UserKey::uid of the portal user
    std::string created;
    std::string absolute_end;
    std::string last_seen;
    std::string sealed;  ///< provider, subject, name and CSRF token; belongs to this cookie, key, uid and times
    std::string flash;
    std::string last_child;
};

/// `key` is the name of the hash in Redis.
[[nodiscard]] SessionRecord encode(
    const SealKeys& keys, std::string_view cookie, std::string_view key, std::string_view uid, const Session& session);

/// Empty: altered, incomplete, or another session's.
[[nodiscard]] std::optional<Session> decode(const SealKeys& keys,
                                            std::string_view cookie,
                                            std::string_view key,
                                            const SessionRecord& record);

/// A time of a record; empty: nonsense.
[[nodiscard]] std::optional<std::chrono::sys_seconds> time_of(std::string_view text);

/// The word for a message in Redis; unknown words mean Flash::none.
[[nodiscard]] std::string_view word(Flash flash) noexcept;
[[nodiscard]] Flash flash_of(std::string_view written) noexcept;

}  // namespace mrko::session
