// SPDX-License-Identifier: Apache-2.0
#include "handlers/admission.h"

#include <variant>

namespace mrko::handlers {

namespace {

bool is_permitted(const Route& route, const access::Staff& staff) {
    return route.permission && access::may(staff.role, *route.permission);
}

}  // namespace

Admission admit(const Route& route, const access::Visitor& visitor) {
    if (route.audience == Audience::open) {
        return Admission::admitted;
    }
    if (std::holds_alternative<access::Anonymous>(visitor)) {
        return Admission::to_portal;
    }
    const auto* const staff = std::get_if<access::Staff>(&visitor);
    if (route.audience == Audience::staff) {
        return staff != nullptr && is_permitted(route, *staff) ? Admission::admitted : Admission::refused;
    }
    if (staff != nullptr) {
        return Admission::refused;
    }
    if (route.audience == Audience::signed_in) {
        return Admission::admitted;
    }
    const auto* const family = std::get_if<access::Family>(&visitor);
    if (family != nullptr && family->reader == access::Reader::pupil && route.audience != Audience::family) {
        return Admission::refused;
    }
    if (route.audience != Audience::portal && std::holds_alternative<access::PortalUser>(visitor)) {
        return Admission::to_accounts;
    }
    return Admission::admitted;
}

}  // namespace mrko::handlers
