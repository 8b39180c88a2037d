// SPDX-License-Identifier: Apache-2.0
#include "handlers/api/period_data.h"

#include "exchange/diary_json.h"
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

PeriodData homework_data(sql::DiaryReader& diary, const journal::SchoolClock& clock) {
    return [&diary, &clock](const PupilGrant& grant, const PeriodChoice& period) {
        return exchange::homework_json(period, journal::homework_by_day(diary.days(grant, period.days), clock.today()));
    };
}

PeriodData events_data(sql::AnnouncementReader& announcements) {
    return [&announcements](const PupilGrant& grant, const PeriodChoice& period) {
        return exchange::events_json(period, announcements.announcements(grant, period.days));
    };
}

}  // namespace mrko::handlers
