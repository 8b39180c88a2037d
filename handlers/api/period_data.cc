// SPDX-License-Identifier: Apache-2.0
#include "handlers/api/period_data.h"

#include "exchange/diary_json.h"
#include "handlers/homework_habits.h"
#include "journal/homework_list.h"
#include "journal/subject_record.h"

namespace mrko::handlers {

using access::PupilGrant;
using journal::PeriodChoice;

PeriodData marks_data(sql::DiaryReader& diary) {
    return [&diary](const PupilGrant& grant, const PeriodChoice& period) {
        return exchange::marks_json(period, journal::by_subject(diary.days(grant, period.days)));
    };
}

PeriodData timetable_data(sql::DiaryReader& diary) {
    return [&diary](const PupilGrant& grant, const PeriodChoice& period) {
        return exchange::timetable_json(period, diary.days(grant, period.days));
    };
}

PeriodData homework_data(sql::DiaryReader& diary, sql::FillingReader& filling, const journal::SchoolClock& clock) {
    return [&diary, &filling, &clock](const PupilGrant& grant, const PeriodChoice& period) {
        const auto habits = homework_habits(
            filling, grant, diary.card(grant, period.days.first).class_name, period.days, clock);
        const auto days = journal::homework_by_day(diary.days(grant, period.days), clock.today());
        return exchange::homework_json(period, days, habits);
    };
}

PeriodData events_data(sql::AnnouncementReader& announcements) {
    return [&announcements](const PupilGrant& grant, const PeriodChoice& period) {
        return exchange::events_json(period, announcements.announcements(grant, period.days));
    };
}

}  // namespace mrko::handlers
