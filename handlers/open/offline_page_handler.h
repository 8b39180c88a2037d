// SPDX-License-Identifier: Apache-2.0
// /offline: what a browser keeps for the time without a connection. The same for everybody, whoever asks.
#pragma once

#include "handlers/handler.h"
#include "views/template_set.h"

namespace mrko::handlers {

class OfflinePageHandler final : public OpenHandler {
public:
    explicit OfflinePageHandler(const views::Templates& templates) : templates_(templates) {}

    [[nodiscard]] http::Response get(const Call& call) override;

private:
    const views::Templates& templates_;
};

}  // namespace mrko::handlers
