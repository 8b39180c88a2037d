// SPDX-License-Identifier: Apache-2.0
// /accounts/check: the parent checks the data; Finish stores the binding and opens the diary.
#pragma once

#include "access/policy.h"
#include "handlers/handler.h"
#include "handlers/visitors.h"
#include "journal/school_calendar.h"
#include "session/account_drafts.h"
#include "session/child_bindings.h"
#include "session/session_store.h"
#include "sql/binding_register.h"
#include "sql/diary_reader.h"
#include "views/template_set.h"

namespace mrko::handlers {

class AccountCheckHandler final : public PortalHandler {
public:
    /// All parts outlive this object.
    struct Parts {
        session::AccountDrafts& drafts;
        session::ChildBindings& bindings;
        session::SessionStore& sessions;
        sql::BindingRegister& registered;
        sql::DiaryReader& diary;
        Visitors& visitors;
        const access::Policy& policy;
        const journal::Clock& clock;
        const journal::SchoolClock& school_clock;
        const views::Templates& templates;
    };

    explicit AccountCheckHandler(const Parts& parts) : parts_(parts) {}

    [[nodiscard]] http::Response get(const Call& call, const access::PortalUser& visitor) override;
    [[nodiscard]] http::Response post(const Call& call, const access::PortalUser& visitor) override;

private:
    [[nodiscard]] http::Response finish(const Call& call,
                                        const access::PortalUser& visitor,
                                        const session::AccountDraft& draft);

    Parts parts_;
};

}  // namespace mrko::handlers
