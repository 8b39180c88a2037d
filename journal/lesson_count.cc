// SPDX-License-Identifier: Apache-2.0
#include "journal/lesson_count.h"

#include <algorithm>
#include <set>

namespace mrko::journal {

namespace {

/// Rows with the number 0 are marks without a lesson.
bool takes_place(const Lesson& lesson) {
    return lesson.number > 0 && lesson.status != Lesson::Status::cancelled;
}

}  // namespace

int lessons_left(std::span<const Day> days, SubjectId subject, const SchoolDay& today) {
    int left = 0;
    for (const Day& day : days) {
        if (day.date < today) {
            continue;
        }
        for (const Lesson& lesson : day.lessons) {
            const bool done = day.date == today && (lesson.status == Lesson::Status::held || !lesson.marks.empty());
            if (lesson.subject_id == subject && takes_place(lesson) && !done) {
                ++left;
            }
        }
    }
    return left;
}

int lessons_a_week(std::span<const Day> days, SubjectId subject) {
    std::set<SchoolWeek> weeks;
    int lessons = 0;
    for (const Day& day : days) {
        if (std::ranges::any_of(day.lessons, takes_place)) {
            weeks.insert(SchoolWeek::of(day.date));
        }
        lessons += static_cast<int>(std::ranges::count_if(day.lessons, [subject](const Lesson& lesson) {
            return lesson.subject_id == subject && takes_place(lesson);
        }));
    }
    const auto count = static_cast<int>(weeks.size());
    return count == 0 ? 0 : (2 * lessons + count) / (2 * count);
}

}  // namespace mrko::journal
