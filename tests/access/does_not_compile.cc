// SPDX-License-Identifier: Apache-2.0
// Lock 2: each WRONG_ line must be refused by the compiler; without any of them the file compiles.
#include "access/grant.h"

namespace mrko::access {

void read_diary(const PupilGrant& grant);
void read_schedule(const ScheduleGrant& grant);

void attempt(journal::PupilId pupil, const PupilGrant& proved, const ScheduleGrant& of_a_calendar) {
    read_diary(proved);
    read_schedule(of_a_calendar);
#ifdef WRONG_grant_from_an_id
    read_diary(PupilGrant{pupil});
#endif
#ifdef WRONG_grant_by_default
    read_diary(PupilGrant{});
#endif
#ifdef WRONG_id_instead_of_a_grant
    read_diary(pupil);
#endif
#ifdef WRONG_marks_for_a_calendar
    read_diary(of_a_calendar);
#endif
#ifdef WRONG_schedule_from_an_id
    read_schedule(ScheduleGrant{pupil});
#endif
    static_cast<void>(pupil);
}

}  // namespace mrko::access
