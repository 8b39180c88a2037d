// SPDX-License-Identifier: Apache-2.0
// Answers that were made a moment ago, for the browser that asked: whoever asks the same again gets the same, unless
// anything that took part in it has changed.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "access/visitor.h"
#include "journal/clock.h"
#include "session/redis_connection.h"
#include "session/seal.h"

namespace mrko::session {

struct FreshLimits {
    std::chrono::seconds life{600};  ///< of an answer; 0: none is kept
    std::size_t answers{16};         ///< of one user and child; one more and all of them go
    std::size_t octets{65536};       ///< of one answer; a longer one is not kept
};

/// Where an answer lies. The child is the one that the address names, not yet known to be the visitor's.
struct FreshName {
    access::ChildNumber child;
    std::string field;
};

/// Whose answers they are. Nothing opens without the cookie.
struct FreshHolder {
    access::PortalUserId user;
    std::string cookie;
};

/// What lies in Redis under a name, and the state of the news of that child at that moment.
struct FreshFound {
    std::string sealed;      ///< empty: nothing
    std::string news_stamp;  ///< fingerprint of SeenNews' record, of an absent one too
};

/// An answer is sealed under the session's own secret together with everything that it was made of: what was made of
/// anything else, in another session, for another user or child, cannot even be opened. SessionStore::open reads it
/// with the session, in one round trip.
///
/// Redis:  f:{t}:uid:child  hash name -> sealed answer; expires with its newest answer
class FreshAnswers {
public:
    /// The references must outlive the object.
    FreshAnswers(RedisConnection& redis, const journal::Clock& clock, const SealKeys& keys, FreshLimits limits = {});

    [[nodiscard]] bool are_kept() const noexcept { return limits_.life.count() > 0; }

    /// `question`: all that the browser sent.
    [[nodiscard]] FreshName name_of(access::ChildNumber child, std::string_view question) const;

    /// Empty when it is of other inputs, too old, or nothing.
    [[nodiscard]] std::optional<std::string> open(const FreshHolder& holder,
                                                  const FreshName& name,
                                                  std::string_view inputs,
                                                  const FreshFound& found) const;

    /// May throw RedisDown.
    void keep(const FreshHolder& holder, const FreshName& name, std::string_view inputs, std::string_view answer);

    /// A fingerprint of the inputs under the server's key, 22 characters of base64url.
    [[nodiscard]] std::string fingerprint(std::string_view inputs) const;

private:
    RedisConnection& redis_;
    const journal::Clock& clock_;
    const SealKeys& keys_;
    FreshLimits limits_;
};

}  // namespace mrko::session
