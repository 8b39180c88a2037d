// SPDX-License-Identifier: Apache-2.0
// What the statements about school years return, column by column: the raw matter of study_assembly.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace mrko::sql {

/// queries/study_years.sql and study_year_of_school.sql: one class with one period of its own.
struct YearRow {
    int ends_in{0};
    std::int64_t id{0};
    std::string title;
    std::string first_day;
    std::string last_day;
    std::int64_t class_id{0};
    int is_form{0};
    std::string class_title;
    std::int64_t subject_id{0};
    std::string school;
    std::string member_from;
    std::int64_t period_id{0};
    std::string period_kind;
    std::string period_title;
    std::string period_first;
    std::string period_last;

    static constexpr auto columns() {
        using R = YearRow;
        return std::make_tuple(&R::ends_in,
                               &R::id,
                               &R::title,
                               &R::first_day,
                               &R::last_day,
                               &R::class_id,
                               &R::is_form,
                               &R::class_title,
                               &R::subject_id,
                               &R::school,
                               &R::member_from,
                               &R::period_id,
                               &R::period_kind,
                               &R::period_title,
                               &R::period_first,
                               &R::period_last);
    }
};

/// queries/study_classes.sql
struct ClassRow {
    std::int64_t id{0};
    std::int64_t school_id{0};
    std::optional<std::int64_t> form_id;
    std::int64_t subject_id{0};
    std::string subject;
    std::string teacher_family;
    std::string teacher_given;
    std::string teacher_middle;

    static constexpr auto columns() {
        using R = ClassRow;
        return std::make_tuple(&R::id,
                               &R::school_id,
                               &R::form_id,
                               &R::subject_id,
                               &R::subject,
                               &R::teacher_family,
                               &R::teacher_given,
                               &R::teacher_middle);
    }
};

/// queries/study_periods.sql
struct ClassPeriodRow {
    std::int64_t class_id{0};
    std::int64_t id{0};
    std::string title;
    std::string first_day;
    std::string last_day;

    static constexpr auto columns() {
        using R = ClassPeriodRow;
        return std::make_tuple(&R::class_id, &R::id, &R::title, &R::first_day, &R::last_day);
    }
};

/// queries/study_rules.sql
struct RulesRow {
    std::int64_t id{0};
    std::int64_t school_id{0};
    std::optional<std::int64_t> class_id;
    int rank{0};
    std::string title;
    std::int64_t five{0};
    std::int64_t four{0};
    std::int64_t three{0};
    int five_barred{0};
    int minimum_marks{0};
    int minimum_marks_often{0};
    int often_above{0};
    std::string resit;
    std::string first_day;
    std::string last_day;

    static constexpr auto columns() {
        using R = RulesRow;
        return std::make_tuple(&R::id,
                               &R::school_id,
                               &R::class_id,
                               &R::rank,
                               &R::title,
                               &R::five,
                               &R::four,
                               &R::three,
                               &R::five_barred,
                               &R::minimum_marks,
                               &R::minimum_marks_often,
                               &R::often_above,
                               &R::resit,
                               &R::first_day,
                               &R::last_day);
    }
};

/// queries/study_kind_weights.sql
struct KindWeightRow {
    std::int64_t school_id{0};
    std::string kind;
    std::int64_t weight{0};
    std::string first_day;
    std::string last_day;

    static constexpr auto columns() {
        using R = KindWeightRow;
        return std::make_tuple(&R::school_id, &R::kind, &R::weight, &R::first_day, &R::last_day);
    }
};

struct CourseRows {
    std::vector<ClassRow> classes;  ///< the later ones behind
    std::vector<ClassPeriodRow> periods;
    std::vector<RulesRow> rules;         ///< the stronger ones first
    std::vector<KindWeightRow> weights;  ///< of one kind the later ones first
};

}  // namespace mrko::sql
