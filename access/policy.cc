// SPDX-License-Identifier: Apache-2.0
#include "access/policy.h"

#include <algorithm>

namespace mrko::access {

PupilGrant Policy::open_diary(const Family& visitor, ChildNumber child) const {
    const auto bound = std::ranges::find(visitor.children, child, &BoundChild::number);
    if (bound == visitor.children.end()) {
        throw Denied{Denied::Reason::hidden};
    }
    switch (visitor.reader) {
        case Reader::parent:
            if (standing_.newest_version(bound->pupil) != bound->credential_version) {
                throw Denied{Denied::Reason::credential_renewed};
            }
            break;
        case Reader::pupil:
            if (standing_.newest_pupil_version(bound->pupil) != bound->credential_version) {
                throw Denied{Denied::Reason::pupil_sign_in_over};
            }
            break;
    }
    return PupilGrant{bound->pupil, visitor.reader};
}

ScheduleGrant Policy::read_schedule(const OpenedFeed& feed, ChildNumber child) const {
    const auto bound = std::ranges::find(feed.children, child, &BoundChild::number);
    if (bound == feed.children.end() || standing_.newest_version(bound->pupil) != bound->credential_version) {
        throw Denied{Denied::Reason::hidden};
    }
    return ScheduleGrant{bound->pupil};
}

SignatureGrant Policy::sign_weeks(const Family& visitor, ChildNumber child) const {
    const auto grant = open_diary(visitor, child);
    if (grant.reader() != Reader::parent) {
        throw Denied{Denied::Reason::refused};
    }
    return SignatureGrant{grant.pupil(), visitor.id};
}

PreviewGrant Policy::preview(const VerifiedCredential& credential) const {
    if (standing_.newest_version(credential.pupil) != credential.version) {
        throw Denied{Denied::Reason::credential_renewed};
    }
    return PreviewGrant{credential.pupil};
}

}  // namespace mrko::access
