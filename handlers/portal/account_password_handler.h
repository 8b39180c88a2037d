// SPDX-License-Identifier: Apache-2.0
// /accounts/{child}/password: the school issued a newer password for one child, and only that child asks for it.
#pragma once

#include <string>
#include <string_view>

#include "access/policy.h"
#include "handlers/handler.h"
#include "handlers/portal/account_answers.h"
#include "handlers/portal/account_changes.h"
#include "handlers/router.h"
#include "sql/credentials.h"
#include "views/template_set.h"

namespace mrko::handlers {

class AccountPasswordHandler final : public PortalHandler {
public:
    /// All parts outlive this object.
    struct Parts {
        const access::Policy& policy;
        sql::Credentials& credentials;
        const Router& router;
        const views::Templates& templates;
    };

    AccountPasswordHandler(const Parts& parts, CredentialProof proof, AccountChanges changes)
        : parts_(parts), proof_(proof), changes_(changes) {}

    /// The form, with the login that the parent used last; a child whose password is current has its diary opened.
    [[nodiscard]] http::Response get(const Call& call, const access::PortalUser& visitor) override;
    [[nodiscard]] http::Response post(const Call& call, const access::PortalUser& visitor) override;

private:
    [[nodiscard]] JudgedAnswers judge(const Call& call,
                                      const access::PortalUser& visitor,
                                      const access::BoundChild& child,
                                      const std::string& login);
    [[nodiscard]] bool is_current(const Call& call, const access::PortalUser& visitor) const;
    [[nodiscard]] std::string way_back(const access::BoundChild& child, std::string_view asked) const;

    Parts parts_;
    CredentialProof proof_;
    AccountChanges changes_;
};

}  // namespace mrko::handlers
