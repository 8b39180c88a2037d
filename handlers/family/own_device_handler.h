// SPDX-License-Identifier: Apache-2.0
// /device: may this device keep the last week? The answer is given and kept in the browser, so nothing is posted here.
#pragma once

#include "handlers/handler.h"
#include "views/template_set.h"

namespace mrko::handlers {

class OwnDeviceHandler final : public FamilyHandler {
public:
    explicit OwnDeviceHandler(const views::Templates& templates) : templates_(templates) {}

    [[nodiscard]] http::Response get(const Call& call, const access::Family& visitor) override;

private:
    const views::Templates& templates_;
};

}  // namespace mrko::handlers
