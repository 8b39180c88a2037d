// SPDX-License-Identifier: Apache-2.0
// How a parent's list of children is changed, for every handler that does: Redis forgets it, SQL is written, Redis gets
// it back.
#pragma once

#include <string>

#include "handlers/call.h"
#include "handlers/visitors.h"
#include "http/response.h"
#include "session/child_bindings.h"
#include "session/session_store.h"
#include "sql/binding_register.h"

namespace mrko::handlers {

class AccountChanges {
public:
    /// All parts outlive this object.
    struct Parts {
        session::ChildBindings& bindings;
        session::SessionStore& sessions;
        sql::BindingRegister& registered;
        Visitors& visitors;
        const journal::Clock& clock;
    };

    explicit AccountChanges(const Parts& parts) : parts_(parts) {}

    /// Runs `write`, the change in SQL, and returns what it returns.
    template <class Write>
    auto make(const access::PortalUserId& user, Write write) {
        // Redis forgets the list first: whatever happens after the commit, it is read again from SQL.
        parts_.bindings.forget(user);
        auto outcome = write(parts_.registered);
        parts_.visitors.restore_changed_children(user);
        return outcome;
    }

    /// Who changes what of `child` now.
    [[nodiscard]] sql::BindingChange change_of(const Call& call, access::ChildNumber child) const;

    /// A redirect that shows `flash` on the page it leads to.
    [[nodiscard]] http::Response done(const Call& call, const std::string& address, session::Flash flash);
    /// The same under a new id of the session, after what a visitor may see has changed.
    [[nodiscard]] http::Response done_anew(const Call& call, const std::string& address, session::Flash flash);

private:
    Parts parts_;
};

}  // namespace mrko::handlers
