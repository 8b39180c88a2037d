// SPDX-License-Identifier: Apache-2.0
// A family's days: what lies nearest before each child, and where two children need the same parent at once.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journal/announcement.h"
#include "journal/ids.h"
#include "journal/school_calendar.h"
#include "journal/school_days.h"
#include "journal/subject_record.h"
#include "journal/week.h"

namespace mrko::journal {

/// Today as long as one of its lessons is not over, else the next school day; null when `days`, which stand in the
/// order of time, hold none. Without bells a day lasts until midnight. `now` is since midnight.
[[nodiscard]] const Day* nearest_school_day(std::span<const Day> days,
                                            const SchoolDay& today,
                                            std::chrono::minutes now) noexcept;

/// How many lessons of a coming day have homework in which of the three states.
struct HomeworkStanding {
    SchoolDay due{};
    int set{0};
    int nothing_set{0};
    int not_filled{0};
};

/// Empty for a day without lessons that could have homework.
[[nodiscard]] std::optional<HomeworkStanding> homework_standing(const Day& day, const SchoolDay& today);

struct MarkOfSubject {
    std::string subject;
    MarkInLesson mark;
};

/// The marks that were set on one of these days, wherever they stand; the newest first.
[[nodiscard]] std::vector<MarkOfSubject> marks_set_on(std::span<const Day> days, const DaySpan& set_on);

/// Meetings of several children that overlap in time. The children are numbered by their place in what was asked.
struct MeetingClash {
    struct Part {
        std::size_t child{0};
        Announcement meeting;
    };

    std::vector<Part> parts;  ///< in the order of time; of at least two children, and not all of one meeting
};

/// Each run of overlapping meetings is one clash; in the order of time. A meeting without an end is taken to last an
/// hour; one without a time of day clashes with nothing, and a meeting that children have in common is no clash.
[[nodiscard]] std::vector<MeetingClash> meeting_clashes(std::span<const std::vector<Announcement>> of_children);

/// A day on which several children have a work before them.
struct SharedWorkDay {
    SchoolDay day{};
    std::vector<std::size_t> children;  ///< at least two, in their order
};

[[nodiscard]] std::vector<SharedWorkDay> shared_work_days(std::span<const std::vector<AnnouncedWork>> of_children);

/// When the first child has to be at school, and when the last one is through.
struct FamilyHours {
    SchoolDay day{};
    std::chrono::minutes earliest{0};
    std::size_t first_child{0};
    std::chrono::minutes latest{0};
    std::size_t last_child{0};
};

/// Of the nearest day on which at least two of the children have lessons with bells; empty without one, and when
/// they all come and go at the same time. `of_children` holds the hours of each child's nearest school day.
[[nodiscard]] std::optional<FamilyHours> family_hours(std::span<const std::optional<SchoolHours>> of_children);

}  // namespace mrko::journal
