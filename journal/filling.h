// SPDX-License-Identifier: Apache-2.0
// When teachers fill the journal of a child: the usual moment of a subject, what waits to be written, how late it is.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journal/ids.h"
#include "journal/school_calendar.h"

namespace mrko::journal {

/// One thing that stands in the journal of a group in which the child learns. Cancelled lessons are none.
struct JournalFact {
    enum class What { lesson, homework, mark };

    What what{What::lesson};
    ClassId group;
    SubjectId subject_id;
    std::string subject;
    std::string subgroup;
    SchoolDay day{};                           ///< of the lesson; homework: on which it is due; mark: of its work
    std::optional<std::chrono::minutes> ends{};  ///< lesson: its end since midnight, when it has bells
    std::string topic{};                            ///< lesson: may be empty
    std::optional<SchoolDay> written_on{};            ///< homework: at the lesson of which day it was set; mark: when it was set
    std::optional<std::chrono::sys_seconds> at{};  ///< lesson with a topic, homework: when it was written, if known
};

/// The days whose facts the functions below need: the last weeks, and ahead as far as the next lesson of any subject.
[[nodiscard]] DaySpan filling_days(const SchoolDay& today) noexcept;

/// The middle one of an odd count; of an even count the mean of the two in the middle, half a minute rounded up.
/// `values` is not empty.
[[nodiscard]] std::chrono::minutes median(std::vector<std::chrono::minutes> values);

/// Of each subject the median of when homework is written, since the midnight of the day of the lesson at which it is
/// set: 14:40 is 880 minutes, 09:00 of the next day 1980, negative is the day before. Of at least three values.
using UsualFillings = std::map<SubjectId, std::chrono::minutes>;

[[nodiscard]] UsualFillings usual_fillings(std::span<const JournalFact> facts, const SchoolClock& clock);

/// Whether a class is set homework at all: a first form is not.
enum class HomeworkCustom { set, never_set };

[[nodiscard]] HomeworkCustom homework_custom(std::string_view class_name) noexcept;

/// What may be said of homework that nobody has written yet.
struct HomeworkHabits {
    HomeworkCustom custom{HomeworkCustom::set};
    SchoolDay today{};
    UsualFillings usual{};

    /// As in UsualFillings, for a lesson that is not of the past; empty where nothing is known of the subject.
    [[nodiscard]] std::optional<std::chrono::minutes> expected(SubjectId subject, const SchoolDay& lesson_day) const;
};

/// How the journal of one subject is kept. A day with several lessons of the group is one.
struct SubjectFreshness {
    SubjectId subject_id;
    std::string subject;
    std::string subgroup;
    int lessons{0};                                    ///< days with lessons in the last two weeks that are over
    std::vector<SchoolDay> without_topic{};            ///< those of them without a topic
    std::vector<SchoolDay> without_homework{};         ///< without a word on homework for the next lesson; "nothing set" is one
    std::optional<SchoolMoment> topic_at{};            ///< the newest
    std::optional<SchoolMoment> homework_at{};
    std::optional<SchoolDay> mark_on{};
    std::optional<std::chrono::minutes> topic_delay{};     ///< median after the day's last lesson of the group
    std::optional<std::chrono::minutes> homework_delay{};  ///< the same
    std::optional<std::chrono::days> mark_delay{};         ///< median in days, half a day rounded up

    [[nodiscard]] int waiting() const noexcept {
        return static_cast<int>(without_topic.size() + without_homework.size());
    }
};

/// The subjects of the last weeks: where most waits comes first, then where homework comes latest, then by name.
[[nodiscard]] std::vector<SubjectFreshness> freshness(std::span<const JournalFact> facts,
                                                      HomeworkCustom custom,
                                                      const SchoolClock& clock);

}  // namespace mrko::journal
