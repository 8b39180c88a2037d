// SPDX-License-Identifier: Apache-2.0
// /accounts/{child}/removal: what happens, and then the child is out of the list. The others stay.
#pragma once

#include "handlers/handler.h"
#include "handlers/portal/account_changes.h"
#include "session/kept_copies.h"
#include "views/template_set.h"

namespace mrko::handlers {

class AccountRemovalHandler final : public PortalHandler {
public:
    AccountRemovalHandler(AccountChanges changes, session::KeptCopies& copies, const views::Templates& templates)
        : changes_(changes), copies_(copies), templates_(templates) {}

    [[nodiscard]] http::Response get(const Call& call, const access::PortalUser& visitor) override;
    [[nodiscard]] http::Response post(const Call& call, const access::PortalUser& visitor) override;

private:
    AccountChanges changes_;
    session::KeptCopies& copies_;
    const views::Templates& templates_;
};

}  // namespace mrko::handlers
