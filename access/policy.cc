// SPDX-License-Identifier: Apache-2.0
#include "access/policy.h"

#include <algorithm>

namespace mrko::access {

PupilGrant Policy::open_diary(const Family& visitor, ChildNumber child) const {
    const auto bound = std::ranges::find(visitor.children, child, &BoundChild::number);
    if (bound == visitor.children.end()) {
        throw Denied{Denied::Reason::hidden};
    }
    const auto newest = standing_.newest(bound->pupil, visitor.reader);
    if (!newest || newest->issue != bound->credential_version) {
        throw Denied{visitor.reader == Reader::pupil ? Denied::Reason::pupil_sign_in_over
                                                     : Denied::Reason::credential_renewed};
    }
    return PupilGrant{bound->pupil, visitor.reader, newest->journal_version};
}

ScheduleGrant Policy::read_schedule(const OpenedFeed& feed, ChildNumber child) const {
    const auto bound = std::ranges::find(feed.children, child, &BoundChild::number);
    if (bound == feed.children.end() || !is_newest(bound->pupil, bound->credential_version)) {
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
    if (!is_newest(credential.pupil, credential.version)) {
        throw Denied{Denied::Reason::credential_renewed};
    }
    return PreviewGrant{credential.pupil};
}

bool Policy::is_newest(journal::PupilId pupil, int issue) const {
    const auto newest = standing_.newest(pupil, Reader::parent);
    return newest && newest->issue == issue;
}

}  // namespace mrko::access
