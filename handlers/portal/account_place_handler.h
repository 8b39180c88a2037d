// SPDX-License-Identifier: Apache-2.0
// /accounts/{child}/place: a child moves to the `place` of the form, from 1, in the parent's order.
#pragma once

#include "handlers/handler.h"
#include "handlers/portal/account_changes.h"

namespace mrko::handlers {

class AccountPlaceHandler final : public PortalHandler {
public:
    explicit AccountPlaceHandler(AccountChanges changes)
        : changes_(changes) {}

    /// There is no page of its own: leads to the list.
    [[nodiscard]] http::Response get(const Call& call, const access::PortalUser& visitor) override;
    [[nodiscard]] http::Response post(const Call& call, const access::PortalUser& visitor) override;

private:
    AccountChanges changes_;
};

}  // namespace mrko::handlers
