// SPDX-License-Identifier: Apache-2.0
// Lock 2: each WRONG_ line must be refused by the compiler; without any of them the file compiles.
#include "access/grant.h"

namespace mrko::access {

void read_diary(const PupilGrant& grant);

void attempt(journal::PupilId pupil, const PupilGrant& proved) {
    read_diary(proved);
#ifdef WRONG_grant_from_an_id
    read_diary(PupilGrant{pupil});
#endif
#ifdef WRONG_grant_by_default
    read_diary(PupilGrant{});
#endif
#ifdef WRONG_id_instead_of_a_grant
    read_diary(pupil);
#endif
    static_cast<void>(pupil);
}

}  // namespace mrko::access
