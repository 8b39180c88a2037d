// SPDX-License-Identifier: Apache-2.0
// /help, /help/sign-in, /about, /privacy, /accessibility: what people ask, answered without signing in.
#pragma once

#include "handlers/handler.h"
#include "views/template_set.h"

namespace mrko::handlers {

/// `q` is what is searched for.
class HelpHandler final : public OpenHandler {
public:
    explicit HelpHandler(const views::Templates& templates) : templates_(templates) {}

    [[nodiscard]] http::Response get(const Call& call) override;

private:
    const views::Templates& templates_;
};

class SignInHelpHandler final : public OpenHandler {
public:
    explicit SignInHelpHandler(const views::Templates& templates) : templates_(templates) {}

    [[nodiscard]] http::Response get(const Call& call) override;

private:
    const views::Templates& templates_;
};

class InfoHandler final : public OpenHandler {
public:
    InfoHandler(views::InfoPage::Kind kind, const views::Templates& templates) : kind_(kind), templates_(templates) {}

    [[nodiscard]] http::Response get(const Call& call) override;

private:
    views::InfoPage::Kind kind_;
    const views::Templates& templates_;
};

}  // namespace mrko::handlers
