// SPDX-License-Identifier: Apache-2.0
#include "exchange/record_rules.h"

#include "exchange/field_values.h"
#include "journal/averages.h"

namespace mrko::exchange {
namespace {

constexpr int last_lesson = 20;

template <class Record>
std::optional<Contradiction> ends_too_early(const Record& record) {
    if (record.first_day && record.last_day && *record.last_day < *record.first_day) {
        return Contradiction{.column = "endDate",
                             .reason =
                                 "the end is not after the beginning; endDate is the day "
                                 "after the last one"};
    }
    return std::nullopt;
}

std::optional<Contradiction> no_lesson_number(int number) {
    if (number > last_lesson) {
        return Contradiction{.column = "lessonNumber",
                             .reason = std::to_string(number) +
                                       " is no number of a lesson; "
                                       "a day has at most 20"};
    }
    return std::nullopt;
}

std::optional<Contradiction> no_day_of_week(int day) {
    if (day < 1 || day > 7) {
        return Contradiction{.column = "dayOfWeek",
                             .reason = std::to_string(day) +
                                       " is no day of the week; Monday is "
                                       "1, Sunday is 7"};
    }
    return std::nullopt;
}

template <class Record>
std::optional<Contradiction> no_score(const Record& record) {
    if (record.score && (*record.score < journal::Points{} || journal::most_points < *record.score)) {
        return Contradiction{
            .column = "score",
            .reason = print(*record.score) + " is no score; it must be from 0 to " + print(journal::most_points)};
    }
    if (record.score_status == Result::ScoreStatus::fully_graded && !record.score && record.text_score.empty()) {
        return Contradiction{.column = "score", .reason = "a fully graded result has neither a score nor a textScore"};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Contradiction> contradiction(const AcademicSession& session) {
    if (session.last_day < session.first_day) {
        return Contradiction{.column = "endDate",
                             .reason =
                                 "the end is not after the beginning; endDate is the day "
                                 "after the last one"};
    }
    if (session.school_year < 1900 || session.school_year > 2200) {
        return Contradiction{.column = "schoolYear",
                             .reason = std::to_string(session.school_year) +
                                       " is no year; schoolYear is the year in which the "
                                       "school year ends"};
    }
    return std::nullopt;
}

std::optional<Contradiction> contradiction(const UserRole& role) {
    return ends_too_early(role);
}

std::optional<Contradiction> contradiction(const Enrollment& enrollment) {
    return ends_too_early(enrollment);
}

std::optional<Contradiction> contradiction(const MarkingRulesRecord& rules) {
    constexpr journal::Points highest{500};
    if (rules.five > highest) {
        return Contradiction{.column = "fiveFrom",
                             .reason = "an average never reaches " + print(rules.five) + "; the highest is 5"};
    }
    if (rules.four >= rules.five) {
        return Contradiction{.column = "fourFrom", .reason = "fourFrom must be less than fiveFrom"};
    }
    if (rules.three >= rules.four) {
        return Contradiction{.column = "threeFrom", .reason = "threeFrom must be less than fourFrom"};
    }
    return ends_too_early(rules);
}

std::optional<Contradiction> contradiction(const UserProfile& profile) {
    if (!profile.password.empty() && !profile.password.starts_with("$argon2id$")) {
        return Contradiction{.column = "password",
                             .reason =
                                 "the password must be an argon2id hash string; a password "
                                 "in clear has no place in a file"};
    }
    return std::nullopt;
}

std::optional<Contradiction> contradiction(const Bell& bell) {
    if (bell.end && *bell.end <= bell.start) {
        return Contradiction{.column = "endTime", .reason = "the end is not after the beginning"};
    }
    return no_lesson_number(bell.lesson_number);
}

std::optional<Contradiction> contradiction(const CalendarDay& day) {
    return day.day_of_week ? no_day_of_week(*day.day_of_week) : std::nullopt;
}

std::optional<Contradiction> contradiction(const TimetableSlot& slot) {
    if (auto found = no_day_of_week(slot.day_of_week)) {
        return found;
    }
    if (auto found = no_lesson_number(slot.lesson_number)) {
        return found;
    }
    return ends_too_early(slot);
}

std::optional<Contradiction> contradiction(const LessonRecord& lesson) {
    if (lesson.start && lesson.end && *lesson.end <= *lesson.start) {
        return Contradiction{.column = "endTime", .reason = "the end is not after the beginning"};
    }
    return no_lesson_number(lesson.lesson_number);
}

std::optional<Contradiction> contradiction(const HomeworkRecord& homework) {
    if (homework.state == HomeworkRecord::State::set && homework.description.empty()) {
        return Contradiction{.column = "description",
                             .reason =
                                 "homework without a text; \"nothing set\" is said by "
                                 "metadata.state nothing_set"};
    }
    return std::nullopt;
}

std::optional<Contradiction> contradiction(const KindWeightRecord& weight) {
    return ends_too_early(weight);
}

std::optional<Contradiction> contradiction(const Result& result) {
    return no_score(result);
}

std::optional<Contradiction> contradiction(const MarkChange& change) {
    return no_score(change);
}

std::optional<Contradiction> contradiction(const SchoolEvent& event) {
    constexpr int last_grade = 12;
    if (event.grade && (*event.grade < 1 || *event.grade > last_grade)) {
        return Contradiction{.column = "metadata.grade",
                             .reason = std::to_string(*event.grade) + " is no year of a school; it must be from 1 to 12"};
    }
    if (event.grade && !event.class_id.empty()) {
        return Contradiction{.column = "metadata.grade", .reason = "an event of one class has no year beside it"};
    }
    if (event.is_public && event.kind == SchoolEvent::Kind::parent_meeting) {
        return Contradiction{.column = "metadata.public", .reason = "a parent meeting is never public"};
    }
    if (event.is_public && (event.grade || !event.class_id.empty())) {
        return Contradiction{.column = "metadata.public",
                             .reason = "only what is of a whole school or of all schools may be public"};
    }
    return std::nullopt;
}

}  // namespace mrko::exchange
