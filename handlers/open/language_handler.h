// SPDX-License-Identifier: Apache-2.0
// POST /lang/{language}: keeps the visitor's language and goes back to the page.
#pragma once

#include "handlers/handler.h"
#include "handlers/router.h"

namespace mrko::handlers {

class LanguageHandler final : public OpenHandler {
public:
    explicit LanguageHandler(const Router& router) : router_(router) {}

    [[nodiscard]] http::Response post(const Call& call) override;

private:
    const Router& router_;
};

}  // namespace mrko::handlers
