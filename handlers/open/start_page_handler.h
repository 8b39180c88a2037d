// SPDX-License-Identifier: Apache-2.0
// "/": the public first page, or straight to the diary for whoever is signed in.
#pragma once

#include "handlers/handler.h"
#include "views/template_set.h"

namespace mrko::handlers {

class StartPageHandler final : public OpenHandler {
public:
    explicit StartPageHandler(const views::Templates& templates) : templates_(templates) {}

    [[nodiscard]] http::Response get(const Call& call) override;

private:
    const views::Templates& templates_;
};

/// Where a signed-in visitor belongs: the child read last, else the first child, else the account form.
[[nodiscard]] std::string home_of(const SignedIn& visitor);

/// "/diary/2": the diary of the child read last, else of the first child. `visitor` has a child.
[[nodiscard]] std::string last_diary_of(const SignedIn& visitor);

}  // namespace mrko::handlers
