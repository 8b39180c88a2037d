// SPDX-License-Identifier: Apache-2.0
// Which route lets which visitor in: the one rule behind all four registration words.
#pragma once

#include "access/visitor.h"
#include "handlers/router.h"

namespace mrko::handlers {

enum class Admission {
    admitted,
    to_portal,    ///< nobody is signed in
    to_accounts,  ///< signed in, but no child is connected yet
    refused       ///< signed in as somebody else than the page is for
};

[[nodiscard]] Admission admit(const Route& route, const access::Visitor& visitor);

}  // namespace mrko::handlers
