// SPDX-License-Identifier: Apache-2.0
// What the statements about days return, column by column: the raw matter of day_assembly.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace mrko::sql {

/// queries/day_lessons.sql
struct LessonRow {
    std::int64_t id{0};
    std::int64_t class_id{0};
    std::string day;
    int number{0};
    std::optional<int> begins;
    std::optional<int> ends;
    std::int64_t subject_id{0};
    std::string subject;
    std::string subgroup;
    std::string room;
    std::string status;
    std::string topic;
    std::string teacher_family;
    std::string teacher_given;
    std::string teacher_middle;
    std::string substitute_family;
    std::string substitute_given;
    std::string substitute_middle;

    static constexpr auto columns() {
        using R = LessonRow;
        return std::make_tuple(&R::id,
                               &R::class_id,
                               &R::day,
                               &R::number,
                               &R::begins,
                               &R::ends,
                               &R::subject_id,
                               &R::subject,
                               &R::subgroup,
                               &R::room,
                               &R::status,
                               &R::topic,
                               &R::teacher_family,
                               &R::teacher_given,
                               &R::teacher_middle,
                               &R::substitute_family,
                               &R::substitute_given,
                               &R::substitute_middle);
    }
};

/// queries/day_timetable.sql
struct SlotRow {
    std::int64_t id{0};
    std::int64_t class_id{0};
    int week_cycle{0};
    int day_of_week{1};
    int number{0};
    std::optional<int> begins;
    std::optional<int> ends;
    std::int64_t subject_id{0};
    std::string subject;
    std::string subgroup;
    std::string room;
    std::string teacher_family;
    std::string teacher_given;
    std::string teacher_middle;
    std::string member_from;
    std::string member_until;
    std::string slot_from;
    std::string slot_until;
    std::string period_from;
    std::string period_until;

    static constexpr auto columns() {
        using R = SlotRow;
        return std::make_tuple(&R::id,
                               &R::class_id,
                               &R::week_cycle,
                               &R::day_of_week,
                               &R::number,
                               &R::begins,
                               &R::ends,
                               &R::subject_id,
                               &R::subject,
                               &R::subgroup,
                               &R::room,
                               &R::teacher_family,
                               &R::teacher_given,
                               &R::teacher_middle,
                               &R::member_from,
                               &R::member_until,
                               &R::slot_from,
                               &R::slot_until,
                               &R::period_from,
                               &R::period_until);
    }
};

/// queries/day_bells.sql
struct BellRow {
    std::string day;
    int number{0};
    int begins{0};
    std::optional<int> ends;

    static constexpr auto columns() {
        return std::make_tuple(&BellRow::day, &BellRow::number, &BellRow::begins, &BellRow::ends);
    }
};

/// queries/day_marks.sql
struct MarkRow {
    std::int64_t id{0};
    std::string day;
    std::int64_t class_id{0};
    std::optional<std::int64_t> lesson_id;
    std::int64_t subject_id{0};
    std::string subject;
    std::string subgroup;
    std::string state;
    std::string shown;
    std::string scale;
    std::optional<std::int64_t> points;
    std::optional<int> five;
    std::int64_t weight{0};
    std::string kind;
    std::string work;
    std::string comment;
    std::string due;
    std::string set_on;
    int corrected{0};

    static constexpr auto columns() {
        using R = MarkRow;
        return std::make_tuple(&R::id,
                               &R::day,
                               &R::class_id,
                               &R::lesson_id,
                               &R::subject_id,
                               &R::subject,
                               &R::subgroup,
                               &R::state,
                               &R::shown,
                               &R::scale,
                               &R::points,
                               &R::five,
                               &R::weight,
                               &R::kind,
                               &R::work,
                               &R::comment,
                               &R::due,
                               &R::set_on,
                               &R::corrected);
    }
};

/// queries/day_attempts.sql
struct AttemptRow {
    std::int64_t mark_id{0};
    std::string shown;
    std::int64_t points{0};
    std::optional<int> five;
    std::string rule;

    static constexpr auto columns() {
        using R = AttemptRow;
        return std::make_tuple(&R::mark_id, &R::shown, &R::points, &R::five, &R::rule);
    }
};

/// queries/day_class_facts.sql and day_own_facts.sql; `what` is calendar, homework, attendance or remark and says what
/// `code` and `amount` mean.
struct FactRow {
    std::string what;
    std::string day;
    std::int64_t id{0};
    std::optional<std::int64_t> lesson_id;
    std::optional<std::int64_t> class_id;
    std::string code;
    std::optional<int> amount;
    std::optional<int> held_as;
    std::string text;

    static constexpr auto columns() {
        using R = FactRow;
        return std::make_tuple(
            &R::what, &R::day, &R::id, &R::lesson_id, &R::class_id, &R::code, &R::amount, &R::held_as, &R::text);
    }
};

struct DayRows {
    std::vector<LessonRow> lessons;
    std::vector<SlotRow> slots;
    std::vector<BellRow> bells;
    std::vector<MarkRow> marks;
    std::vector<AttemptRow> attempts;  ///< in the order of the marks' keys
    std::vector<FactRow> facts;
};

}  // namespace mrko::sql
