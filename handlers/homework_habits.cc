// SPDX-License-Identifier: Apache-2.0
#include "handlers/homework_habits.h"

namespace mrko::handlers {

journal::HomeworkHabits homework_habits(sql::FillingReader& filling,
                                        const access::PupilGrant& grant,
                                        std::string_view class_name,
                                        const journal::DaySpan& shown,
                                        const journal::SchoolClock& clock) {
    const auto today = clock.today();
    journal::HomeworkHabits habits{.custom = journal::homework_custom(class_name), .today = today};
    if (habits.custom == journal::HomeworkCustom::set && today <= shown.last) {
        habits.usual = journal::usual_fillings(filling.homework(grant, journal::filling_days(today)), clock);
    }
    return habits;
}

void foresee_habits(sql::FillingReader& filling,
                    const access::PupilGrant& grant,
                    const journal::DaySpan& shown,
                    const journal::SchoolClock& clock) {
    const auto today = clock.today();
    if (today <= shown.last) {
        filling.foresee_homework(grant, journal::filling_days(today));
    }
}

}  // namespace mrko::handlers
