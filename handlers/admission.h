// SPDX-License-Identifier: Apache-2.0
// Which route lets which visitor in: the one rule behind all five registration words.
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

/// A pupil has one diary: of the family routes only those of one child are open to pupils, and nothing of the portal is.
[[nodiscard]] Admission admit(const Route& route, const access::Visitor& visitor);

}  // namespace mrko::handlers
