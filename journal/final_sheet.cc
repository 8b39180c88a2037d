// SPDX-License-Identifier: Apache-2.0
#include "journal/final_sheet.h"

#include <algorithm>
#include <iterator>

#include "journal/subject_record.h"

namespace mrko::journal {

namespace {

using Stage = FinalCell::Stage;

Stage stage_of(const DaySpan& days, const SchoolDay& today) noexcept {
    if (today < days.first) {
        return Stage::ahead;
    }
    return today <= days.last ? Stage::running : Stage::over;
}

std::span<const Day> within(std::span<const Day> days, const DaySpan& span) {
    const auto first = std::ranges::lower_bound(days, span.first, {}, &Day::date);
    const auto last = std::ranges::upper_bound(first, days.end(), span.last, {}, &Day::date);
    return {first, last};
}

/// What every subject has in one period: found once for all rows of a table.
struct PeriodRecords {
    StudyPeriod period;
    std::vector<SubjectRecord> records;
};

std::vector<Mark> marks_of(const PeriodRecords& period, SubjectId subject) {
    std::vector<Mark> marks;
    const auto record = std::ranges::find(period.records, subject, &SubjectRecord::subject);
    if (record != period.records.end()) {
        std::ranges::transform(record->marks, std::back_inserter(marks), &MarkInLesson::mark);
    }
    return marks;
}

std::optional<FinalMark> last_of(std::span<const FinalMark> set, FinalKind kind, PeriodId period) {
    std::optional<FinalMark> last;
    for (const auto& mark : set) {
        if (mark.kind == kind && mark.period == period && (!last || last->set_on <= mark.set_on)) {
            last = mark;
        }
    }
    return last;
}

FinalRow row_of(const Course& course,
                const StudyYear& year,
                std::span<const FinalMark> set_in_year,
                std::span<const PeriodRecords> periods,
                const SchoolDay& today) {
    std::vector<FinalMark> set;
    std::ranges::copy_if(
        set_in_year, std::back_inserter(set), [&](const FinalMark& mark) { return mark.subject == course.subject; });
    FinalRow row{.subject = course.subject, .title = course.title};
    std::vector<PeriodId> ids;
    for (const auto& period : periods) {
        ids.push_back(period.period.id);
        const auto& [first, last] = period.period.days;
        row.periods.push_back(
            {.stage = stage_of(period.period.days, today),
             .set = last_of(set, FinalKind::period, period.period.id),
             .recommended = recommend_period(marks_of(period, course.subject),
                                             rules_on(course.rules, std::clamp(today, first, last)))});
    }
    const auto stage = stage_of(year.days, today);
    row.year = {.stage = stage,
                .set = last_of(set, FinalKind::year, year.id),
                .recommended = ids.empty() ? std::nullopt : recommend_year(set, ids)};
    row.exam = {.stage = stage, .set = last_of(set, FinalKind::exam, year.id), .recommended = {}};
    row.final = {.stage = stage,
                 .set = last_of(set, FinalKind::final, year.id),
                 .recommended = recommend_final(row.year.set, row.exam.set)};
    return row;
}

/// A class hour has neither study periods nor final marks.
bool is_marked(const Course& course, std::span<const FinalMark> set) {
    return !course.periods.empty() || std::ranges::find(set, course.subject, &FinalMark::subject) != set.end();
}

std::vector<PeriodRecords> records_of(const std::vector<StudyPeriod>& periods, std::span<const Day> days) {
    std::vector<PeriodRecords> result;
    for (const auto& period : periods) {
        result.push_back({.period = period, .records = by_subject(within(days, period.days))});
    }
    return result;
}

}  // namespace

bool FinalCell::departs() const noexcept {
    return set && recommended && set->five && recommended->five && set->five != recommended->five;
}

std::vector<FinalTable> final_sheet(const StudyYear& year,
                                    std::span<const Course> courses,
                                    std::span<const FinalMark> set,
                                    std::span<const Day> days,
                                    const SchoolDay& today) {
    std::vector<FinalTable> tables;
    for (const auto& course : courses) {
        if (is_marked(course, set) && std::ranges::find(tables, course.periods, &FinalTable::periods) == tables.end()) {
            tables.push_back({.periods = course.periods, .rows = {}});
        }
    }
    for (auto& table : tables) {
        const auto periods = records_of(table.periods, days);
        for (const auto& course : courses) {
            if (is_marked(course, set) && course.periods == table.periods) {
                table.rows.push_back(row_of(course, year, set, periods, today));
            }
        }
    }
    std::ranges::stable_sort(tables, std::ranges::greater{}, [](const FinalTable& table) { return table.rows.size(); });
    return tables;
}

}  // namespace mrko::journal
