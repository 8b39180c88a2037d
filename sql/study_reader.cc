// SPDX-License-Identifier: Apache-2.0
#include "sql/study_reader.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <tuple>
#include <utility>

#include "journal/subject_record.h"
#include "sql/connection.h"
#include "sql/day_assembly.h"
#include "sql/day_reading.h"
#include "sql/statement.h"
#include "sql/statements.h"
#include "sql/stored_mark.h"
#include "sql/study_assembly.h"

namespace mrko::sql {

namespace {

using journal::FinalKind;
using journal::FinalMark;
using journal::Mark;
using journal::MarkHistory;
using journal::MarkVersion;

/// queries/final_marks_of_year.sql
struct FinalRow {
    std::int64_t id{0};
    std::int64_t subject_id{0};
    std::string kind;
    std::int64_t period_id{0};
    std::string shown;
    std::string scale;
    std::optional<std::int64_t> points;
    std::optional<int> five;
    std::string comment;
    std::string set_on;
    std::string subject;
    std::string period;
    std::string period_first;
    std::string period_last;

    static constexpr auto columns() {
        using R = FinalRow;
        return std::make_tuple(&R::id,
                               &R::subject_id,
                               &R::kind,
                               &R::period_id,
                               &R::shown,
                               &R::scale,
                               &R::points,
                               &R::five,
                               &R::comment,
                               &R::set_on,
                               &R::subject,
                               &R::period,
                               &R::period_first,
                               &R::period_last);
    }
};

/// queries/planned_works.sql
struct PlannedRow {
    std::string day;
    std::int64_t id{0};
    std::string kind;
    std::string title;
    std::int64_t weight{0};

    static constexpr auto columns() {
        using R = PlannedRow;
        return std::make_tuple(&R::day, &R::id, &R::kind, &R::title, &R::weight);
    }
};

/// queries/mark_of_pupil.sql
struct OneMarkRow : MarkRow {
    std::string description;
    int withdrawn{0};

    static constexpr auto columns() {
        return std::tuple_cat(MarkRow::columns(), std::make_tuple(&OneMarkRow::description, &OneMarkRow::withdrawn));
    }
};

/// queries/mark_versions_of.sql
struct VersionRow {
    std::string change;
    int resit{0};
    std::int64_t changed_at{0};
    std::string changed_by;
    std::string reason;
    std::string state;
    std::string shown;
    std::optional<std::int64_t> points;
    std::optional<int> five;
    std::string comment;
    std::string due;

    static constexpr auto columns() {
        using R = VersionRow;
        return std::make_tuple(&R::change,
                               &R::resit,
                               &R::changed_at,
                               &R::changed_by,
                               &R::reason,
                               &R::state,
                               &R::shown,
                               &R::points,
                               &R::five,
                               &R::comment,
                               &R::due);
    }
};

FinalKind final_kind_named(const std::string& name) {
    constexpr std::array kinds{std::pair{std::string_view{"year"}, FinalKind::year},
                               std::pair{std::string_view{"exam"}, FinalKind::exam},
                               std::pair{std::string_view{"final"}, FinalKind::final}};
    const auto* const found = std::ranges::find(kinds, name, &std::pair<std::string_view, FinalKind>::first);
    return found == kinds.end() ? FinalKind::period : found->second;
}

FinalMark final_mark_of(FinalRow&& row, journal::PeriodId year) {
    const auto kind = final_kind_named(row.kind);
    FinalMark mark{.id = {row.id},
                   .subject = {row.subject_id},
                   .kind = kind,
                   .period = kind == FinalKind::period ? journal::PeriodId{row.period_id} : year,
                   .shown = std::move(row.shown),
                   .scale = scale_named(row.scale),
                   .points = {},
                   .five = row.five,
                   .comment = std::move(row.comment),
                   .set_on = journal::parse_day(row.set_on).value_or(journal::SchoolDay{}),
                   .subject_title = std::move(row.subject),
                   .period_title = {},
                   .period_days = {}};
    if (kind == FinalKind::period) {
        mark.period_title = std::move(row.period);
        mark.period_days = {.first = journal::parse_day(row.period_first).value_or(journal::SchoolDay{}),
                            .last = journal::parse_day(row.period_last).value_or(journal::SchoolDay{})};
    }
    if (row.points) {
        mark.points = journal::Points{*row.points};
    }
    return mark;
}

MarkVersion::Change change_of(const VersionRow& version) {
    if (version.change == "withdrawn") {
        return MarkVersion::Change::withdrawn;
    }
    return version.resit != 0 ? MarkVersion::Change::resat : MarkVersion::Change::corrected;
}

/// The mark as it was then: its work is that of the row, its value that of the version.
MarkVersion version_of(const VersionRow& version, MarkRow row) {
    row.state = version.state;
    row.shown = version.shown;
    row.points = version.points;
    row.five = version.five;
    row.comment = version.comment;
    row.due = version.due;
    return {.change = change_of(version),
            .before = mark_of(row),
            .changed_at = std::chrono::sys_seconds{std::chrono::seconds{version.changed_at}},
            .changed_by = version.changed_by,
            .reason = version.reason};
}

class StoredStudyReader final : public StudyReader {
public:
    explicit StoredStudyReader(Connection& connection)
        : years_(connection, queries::study_years),
          school_year_(connection, queries::study_year_of_school),
          classes_(connection, queries::study_classes),
          periods_(connection, queries::study_periods),
          rules_(connection, queries::study_rules),
          weights_(connection, queries::study_kind_weights),
          finals_(connection, queries::final_marks_of_year),
          planned_(connection, queries::planned_works),
          mark_(connection, queries::mark_of_pupil),
          versions_(connection, queries::mark_versions_of),
          days_(connection) {}

    std::vector<journal::StudyYear> years(const access::PupilGrant& grant) override {
        const auto own = years_(grant.pupil().value);
        return assemble_years(own.empty() ? school_year_(grant.pupil().value) : own);
    }

    std::vector<journal::Course> courses(const access::PupilGrant& grant, const journal::StudyYear& year) override {
        const auto pupil = grant.pupil().value;
        const auto first = journal::iso(year.days.first);
        const auto last = journal::iso(year.days.last);
        auto [classes, periods, rules, weights] = together(classes_.with(pupil, year.id.value),
                                                           periods_.with(pupil, year.id.value),
                                                           rules_.with(pupil, last, first),
                                                           weights_.with(pupil, last, first));
        return assemble_courses({.classes = std::move(classes),
                                 .periods = std::move(periods),
                                 .rules = std::move(rules),
                                 .weights = std::move(weights)});
    }

    std::vector<FinalMark> final_marks(const access::PupilGrant& grant, const journal::StudyYear& year) override {
        std::vector<FinalMark> marks;
        for (auto& row : finals_(grant.pupil().value, year.id.value)) {
            marks.push_back(final_mark_of(std::move(row), year.id));
        }
        return marks;
    }

    std::vector<journal::PlannedWork> planned_works(const access::PupilGrant& grant,
                                                    journal::SubjectId subject,
                                                    const journal::DaySpan& days) override {
        std::vector<journal::PlannedWork> works;
        for (auto& row :
             planned_(grant.pupil().value, subject.value, journal::iso(days.first), journal::iso(days.last))) {
            works.push_back({.day = journal::parse_day(row.day).value_or(journal::SchoolDay{}),
                             .kind = std::move(row.kind),
                             .title = std::move(row.title),
                             .weight = {row.weight}});
        }
        return works;
    }

    std::optional<MarkHistory> mark(const access::PupilGrant& grant, journal::MarkId mark) override {
        const auto found = mark_(grant.pupil().value, mark.value);
        if (found.empty()) {
            return std::nullopt;
        }
        const auto& row = found.front();
        MarkHistory history;
        history.subject = {row.subject_id};
        history.subject_title = row.subject;
        history.withdrawn = row.withdrawn != 0;
        history.work_description = row.description;
        for (const auto& version : versions_(mark.value)) {
            history.versions.push_back(version_of(version, row));
        }
        // A row without a value that nobody ever changed is a mark that was never given.
        if (history.withdrawn && history.versions.empty()) {
            return std::nullopt;
        }
        history.mark = placed(grant, row);
        if (history.withdrawn) {
            history.versions.back().change = MarkVersion::Change::withdrawn;
            if (row.shown.empty() && row.state != "pending") {
                history.mark.mark = history.versions.back().before;
            }
        }
        return history;
    }

private:
    /// The mark where the day's page shows it.
    [[nodiscard]] journal::MarkInLesson placed(const access::PupilGrant& grant, const MarkRow& row) {
        const auto day = journal::parse_day(row.day).value_or(journal::SchoolDay{});
        const journal::DaySpan days{.first = day, .last = day};
        auto rows = days_.read(grant, days);
        rows.marks = {row};
        for (const auto& record : journal::by_subject(assemble_days(days, rows))) {
            if (!record.marks.empty()) {
                return record.marks.front();
            }
        }
        return {.day = day, .lesson_number = 0, .teacher = {}, .mark = mark_of(row)};
    }

    KeptRead<YearRow, std::int64_t> years_;
    KeptRead<YearRow, std::int64_t> school_year_;
    KeptRead<ClassRow, std::int64_t, std::int64_t> classes_;
    KeptRead<ClassPeriodRow, std::int64_t, std::int64_t> periods_;
    KeptRead<RulesRow, std::int64_t, std::string, std::string> rules_;
    KeptRead<KindWeightRow, std::int64_t, std::string, std::string> weights_;
    KeptRead<FinalRow, std::int64_t, std::int64_t> finals_;
    KeptRead<PlannedRow, std::int64_t, std::int64_t, std::string, std::string> planned_;
    KeptRead<OneMarkRow, std::int64_t, std::int64_t> mark_;
    KeptRead<VersionRow, std::int64_t> versions_;
    DayReading days_;
};

}  // namespace

std::unique_ptr<StudyReader> make_study_reader(Database& database) {
    return std::make_unique<StoredStudyReader>(database.connection());
}

}  // namespace mrko::sql
