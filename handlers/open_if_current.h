// SPDX-License-Identifier: Apache-2.0
// For pages about several children, on which one whose password was renewed must not close the others.
#pragma once

#include <optional>

#include "access/policy.h"

namespace mrko::handlers {

/// The diary of the visitor's own child; empty when the school issued a newer password. Throws Denied for all else.
[[nodiscard]] std::optional<access::PupilGrant> open_if_current(const access::Policy& policy,
                                                                const access::Family& visitor,
                                                                access::ChildNumber child);

}  // namespace mrko::handlers
