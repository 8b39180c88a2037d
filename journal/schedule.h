// SPDX-License-Identifier: Apache-2.0
// What a child's days hold for a calendar: lessons, works, events. A type of its own, with no place for a mark, an
// absence or a remark, so that none can be told by mistake.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "journal/announcement.h"
#include "journal/ids.h"
#include "journal/school_calendar.h"
#include "journal/week.h"

namespace mrko::journal {

struct ScheduledLesson {
    int number{0};                   ///< 1-based number in the day's bell schedule
    std::optional<TimeRange> times;  ///< empty when the school gave no bells
    SubjectId subject_id;
    std::string subject;
    std::string subgroup;    ///< the child's own; empty when the whole form learns together
    std::string room;        ///< may be empty
    std::string teacher;     ///< "Иванова А. В."; the one planned
    std::string substitute;  ///< with status replaced
    Lesson::Status status{Lesson::Status::planned};
    std::string homework;  ///< what is due at this lesson; empty unless it was set
};

struct ScheduledDay {
    SchoolDay date{};
    std::vector<ScheduledLesson> lessons;  ///< by number
};

/// A work that was announced before its day, or weighs more than an ordinary one: what a family prepares for.
struct ScheduledWork {
    std::int64_t id{0};
    SchoolDay day{};
    std::string subject;
    std::string kind;   ///< "Контрольная работа"
    std::string title;  ///< may be empty
};

struct Schedule {
    std::vector<ScheduledDay> days;    ///< those with lessons
    std::vector<ScheduledWork> works;  ///< by day
    std::vector<Announcement> events;  ///< events and parent meetings, by day
};

/// What of the days may be told in a calendar.
[[nodiscard]] std::vector<ScheduledDay> scheduled_days(const std::vector<Day>& days);

}  // namespace mrko::journal
