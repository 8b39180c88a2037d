// SPDX-License-Identifier: Apache-2.0
// From a cookie to a signed-in visitor with their children: Redis first, SQL when Redis has lost the list.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/device.h"
#include "handlers/call.h"
#include "http/cookie.h"
#include "session/child_bindings.h"
#include "session/session_store.h"
#include "sql/binding_register.h"

namespace mrko::handlers {

class Visitors {
public:
    /// All parts outlive this object.
    Visitors(session::SessionStore& sessions, session::ChildBindings& bindings, sql::BindingRegister& registered);

    /// Empty when the cookie names no live session. With it comes what is kept under `fresh`.
    /// Throws session::RedisDown, sql::DatabaseDown.
    [[nodiscard]] std::optional<SignedIn> identify(std::string_view cookie,
                                                   const std::optional<session::FreshName>& fresh = std::nullopt);
    /// Ends the session of this cookie.
    void sign_out(std::string_view cookie);
    /// Reads the list from SQL and puts it in Redis unless a change of it is under way.
    std::vector<access::BoundChild> restore_lost_children(const access::PortalUserId& user);
    /// The same after one's own change: replaces whatever Redis holds.
    void restore_changed_children(const access::PortalUserId& user);

private:
    session::SessionStore& sessions_;
    session::ChildBindings& bindings_;
    sql::BindingRegister& registered_;
};

/// What the browser says that it is.
[[nodiscard]] access::Device device_of(const Call& call);

/// Set-Cookie for a new session value, and for its removal.
[[nodiscard]] http::Cookie session_cookie_with(std::string value);
[[nodiscard]] http::Cookie session_cookie_removed();

}  // namespace mrko::handlers
