// SPDX-License-Identifier: Apache-2.0
// The only bridge from a session to access/: nothing else says who a visitor is.
#pragma once

#include <vector>

#include "access/visitor.h"
#include "session/session.h"

namespace mrko::session {

/// A pupil with the own diary, whatever `children` says; a Family with at least one child; otherwise a PortalUser.
[[nodiscard]] access::Visitor to_visitor(const Session& session, const std::vector<access::BoundChild>& children);

}  // namespace mrko::session
