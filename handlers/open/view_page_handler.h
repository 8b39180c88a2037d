// SPDX-License-Identifier: Apache-2.0
// /view: shows the choice of how the pages look, keeps it in a cookie and goes back to the page.
#pragma once

#include "handlers/handler.h"
#include "handlers/router.h"
#include "views/template_set.h"

namespace mrko::handlers {

class ViewPageHandler final : public OpenHandler {
public:
    ViewPageHandler(const Router& router, const views::Templates& templates)
        : router_(router), templates_(templates) {}

    [[nodiscard]] http::Response get(const Call& call) override;
    [[nodiscard]] http::Response post(const Call& call) override;

private:
    const Router& router_;
    const views::Templates& templates_;
};

}  // namespace mrko::handlers
