// SPDX-License-Identifier: Apache-2.0
// /accounts/new: the parent names a child and proves the MRKO login and password. Nothing is stored yet.
#pragma once

#include "handlers/handler.h"
#include "handlers/portal/account_answers.h"
#include "session/account_drafts.h"
#include "views/account_form.h"
#include "views/template_set.h"

namespace mrko::handlers {

class AccountFormHandler final : public PortalHandler {
public:
    AccountFormHandler(session::AccountDrafts& drafts, CredentialProof proof, const views::Templates& templates)
        : drafts_(drafts), proof_(proof), templates_(templates) {}

    /// The empty form, or the draft's answers when the parent came back to change them.
    [[nodiscard]] http::Response get(const Call& call, const access::PortalUser& visitor) override;
    [[nodiscard]] http::Response post(const Call& call, const access::PortalUser& visitor) override;

private:
    struct Answers;

    [[nodiscard]] JudgedAnswers judge(const Call& call, const access::PortalUser& visitor, const Answers& answers);
    [[nodiscard]] http::Response show(const Call& call, views::AccountForm page, int status) const;

    session::AccountDrafts& drafts_;
    CredentialProof proof_;
    const views::Templates& templates_;
};

}  // namespace mrko::handlers
