// SPDX-License-Identifier: Apache-2.0
#include "session/to_visitor.h"

namespace mrko::session {

access::Visitor to_visitor(const Session& session, const std::vector<access::BoundChild>& children) {
    if (session.own_diary) {
        return access::Family{.id = session.portal_user,
                              .name = session.name,
                              .children = {*session.own_diary},
                              .reader = access::Reader::pupil};
    }
    if (children.empty()) {
        return access::PortalUser{.id = session.portal_user, .name = session.name};
    }
    return access::Family{.id = session.portal_user, .name = session.name, .children = children};
}

}  // namespace mrko::session
