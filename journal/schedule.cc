// SPDX-License-Identifier: Apache-2.0
#include "journal/schedule.h"

#include <utility>

namespace mrko::journal {

std::vector<ScheduledDay> scheduled_days(const std::vector<Day>& days) {
    std::vector<ScheduledDay> scheduled;
    for (const Day& day : days) {
        ScheduledDay told{.date = day.date, .lessons = {}};
        for (const Lesson& lesson : day.lessons) {
            // The row with number 0 is there for the sake of a mark alone.
            if (lesson.number == 0) {
                continue;
            }
            told.lessons.push_back(
                {.number = lesson.number,
                 .times = lesson.times,
                 .subject_id = lesson.subject_id,
                 .subject = lesson.subject,
                 .subgroup = lesson.subgroup,
                 .room = lesson.room,
                 .teacher = lesson.teacher,
                 .substitute = lesson.substitute,
                 .status = lesson.status,
                 .homework = lesson.homework.state == Homework::State::set ? lesson.homework.text : std::string{}});
        }
        if (!told.lessons.empty()) {
            scheduled.push_back(std::move(told));
        }
    }
    return scheduled;
}

}  // namespace mrko::journal
