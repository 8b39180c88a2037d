// SPDX-License-Identifier: Apache-2.0
// Who is asking. Made from a session alone (session/to_visitor.h); everything that says "may" starts here.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "access/reader.h"
#include "access/role.h"
#include "journal/ids.h"

namespace mrko::access {

/// A person as the portal knows them: the provider's name in our configuration and the provider's `sub`.
struct PortalUserId {
    std::string provider;
    std::string subject;

    friend auto operator<=>(const PortalUserId&, const PortalUserId&) = default;
};

/// The child's number in the parent's own list, from 1, wherever it stands there. Never given twice, so an old tab cannot show another child.
struct ChildNumber {
    int value{0};

    friend auto operator<=>(const ChildNumber&, const ChildNumber&) = default;
};

/// One account: the parent's name for a child, bound by the school's credential.
struct BoundChild {
    ChildNumber number;
    std::string account_name;
    journal::PupilId pupil;
    int credential_version{0};  ///< the issue of the MRKO credential that was checked at Finish

    friend bool operator==(const BoundChild&, const BoundChild&) = default;
};

struct Anonymous {};

/// Signed in at the portal, no child connected yet.
struct PortalUser {
    PortalUserId id;
    std::string name;  ///< as on the portal
};

/// Signed in, with at least one child; or a pupil, whose own diary is the only one, under number 1.
struct Family {
    PortalUserId id;
    std::string name;
    std::vector<BoundChild> children;  ///< in the order that the parent chose
    Reader reader{Reader::parent};
};

/// A member of a school's staff in the one role that is active now.
struct Staff {
    PortalUserId id;
    std::string name;
    journal::StaffId staff;
    journal::SchoolId school;
    Role role{Role::teacher};
};

using Visitor = std::variant<Anonymous, PortalUser, Family, Staff>;

}  // namespace mrko::access
