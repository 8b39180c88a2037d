// SPDX-License-Identifier: Apache-2.0
#include "access/policy.h"

#include <algorithm>

namespace mrko::access {

PupilGrant Policy::open_diary(const Family& visitor, ChildNumber child) const {
    const auto bound = std::ranges::find(visitor.children, child, &BoundChild::number);
    if (bound == visitor.children.end()) {
        throw Denied{Denied::Reason::hidden};
    }
    if (standing_.newest_version(bound->pupil) != bound->credential_version) {
        throw Denied{Denied::Reason::credential_renewed};
    }
    return PupilGrant{bound->pupil};
}

SignatureGrant Policy::sign_weeks(const Family& visitor, ChildNumber child) const {
    return SignatureGrant{open_diary(visitor, child).pupil(), visitor.id};
}

PreviewGrant Policy::preview(const VerifiedCredential& credential) const {
    if (standing_.newest_version(credential.pupil) != credential.version) {
        throw Denied{Denied::Reason::credential_renewed};
    }
    return PreviewGrant{credential.pupil};
}

}  // namespace mrko::access
