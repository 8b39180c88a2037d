// SPDX-License-Identifier: Apache-2.0
// /api/v1/children: the list of the parent's own children, empty as long as none is connected; of a pupil, the pupil.
#pragma once

#include "access/policy.h"
#include "handlers/handler.h"

namespace mrko::handlers {

class ChildrenHandler final : public SignedInHandler {
public:
    explicit ChildrenHandler(const access::Policy& policy) : policy_(policy) {}

    [[nodiscard]] http::Response get(const Call& call, const access::Visitor& visitor) override;

private:
    const access::Policy& policy_;
};

}  // namespace mrko::handlers
