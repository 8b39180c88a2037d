// SPDX-License-Identifier: Apache-2.0
#include "journal/final_sheet.h"

#include <algorithm>
#include <iterator>
#include <utility>

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

std::vector<FinalMark> of_subject(std::span<const FinalMark> set, SubjectId subject) {
    std::vector<FinalMark> own;
    std::ranges::copy_if(set, std::back_inserter(own), [&](const FinalMark& mark) { return mark.subject == subject; });
    return own;
}

std::vector<PeriodId> ids_of(const std::vector<StudyPeriod>& periods) {
    std::vector<PeriodId> ids;
    std::ranges::transform(periods, std::back_inserter(ids), &StudyPeriod::id);
    return ids;
}

/// `set` holds the marks of the course in form 11.
std::optional<Recommendation> final_of_eleventh(const Course& course,
                                                const StudyYear& year,
                                                std::span<const FinalMark> set,
                                                const std::optional<TenthForm>& tenth) {
    if (!tenth) {
        return std::nullopt;
    }
    const auto periods = ids_of(course.periods);
    const FinalsOfYear eleventh{.set = set, .periods = periods};
    const auto former_set = of_subject(tenth->set, course.subject);
    const auto former = std::ranges::find(tenth->courses, course.subject, &Course::subject);
    if (former == tenth->courses.end() && former_set.empty()) {
        return tenth->year.school_name == year.school_name ? recommend_final_of_two_years(eleventh, std::nullopt)
                                                           : std::nullopt;
    }
    const auto former_periods = former == tenth->courses.end() ? std::vector<PeriodId>{} : ids_of(former->periods);
    return recommend_final_of_two_years(eleventh, FinalsOfYear{.set = former_set, .periods = former_periods});
}

/// The row with what the teachers set.
FinalRow row_as_set(const Course& course,
                    const StudyYear& year,
                    std::span<const FinalMark> set,
                    const SchoolDay& today) {
    FinalRow row{.subject = course.subject, .title = course.title};
    for (const auto& period : course.periods) {
        row.periods.push_back({.stage = stage_of(period.days, today),
                               .set = last_of(set, FinalKind::period, period.id),
                               .recommended = {}});
    }
    const auto stage = stage_of(year.days, today);
    row.year = {.stage = stage, .set = last_of(set, FinalKind::year, year.id), .recommended = {}};
    row.exam = {.stage = stage, .set = last_of(set, FinalKind::exam, year.id), .recommended = {}};
    row.final = {.stage = stage, .set = last_of(set, FinalKind::final, year.id), .recommended = {}};
    return row;
}

FinalRow row_of(const Course& course,
                const StudyYear& year,
                std::span<const FinalMark> set_in_year,
                std::span<const PeriodRecords> periods,
                const SchoolDay& today,
                const std::optional<TenthForm>& tenth) {
    const auto set = of_subject(set_in_year, course.subject);
    auto row = row_as_set(course, year, set, today);
    for (std::size_t at = 0; at < periods.size(); ++at) {
        const auto& [first, last] = periods[at].period.days;
        row.periods[at].recommended = recommend_period(marks_of(periods[at], course.subject),
                                                       rules_on(course.rules, std::clamp(today, first, last)));
    }
    row.year.recommended = recommend_year(set, ids_of(course.periods));
    row.final.recommended = form_number(year.class_name) == 11 ? final_of_eleventh(course, year, set, tenth)
                                                               : recommend_final(row.year.set, row.exam.set);
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

/// The periods that marks of one subject name; those of a course where it has them all.
std::vector<StudyPeriod> periods_of(std::span<const FinalMark> set, std::span<const Course> courses) {
    std::vector<StudyPeriod> own;
    for (const auto& mark : set) {
        if (mark.kind == FinalKind::period && std::ranges::find(own, mark.period, &StudyPeriod::id) == own.end()) {
            own.push_back({.id = mark.period, .title = mark.period_title, .days = mark.period_days});
        }
    }
    std::ranges::stable_sort(own, {}, [](const StudyPeriod& period) { return period.days.first; });
    const auto like = std::ranges::find_if(courses, [&](const Course& course) {
        return std::ranges::all_of(own, [&](const StudyPeriod& period) {
            return std::ranges::find(course.periods, period.id, &StudyPeriod::id) != course.periods.end();
        });
    });
    return own.empty() || like == courses.end() ? own : like->periods;
}

/// The subjects with marks that none of `courses` is of, as far as the marks tell of them.
std::vector<Course> without_course(std::span<const Course> courses, std::span<const FinalMark> set) {
    std::vector<Course> found;
    for (const auto& mark : set) {
        const auto is_its_own = [&](const Course& course) { return course.subject == mark.subject; };
        if (std::ranges::none_of(courses, is_its_own) && std::ranges::none_of(found, is_its_own)) {
            found.push_back({.subject = mark.subject,
                             .title = mark.subject_title,
                             .teacher = {},
                             .periods = periods_of(of_subject(set, mark.subject), courses),
                             .rules = {}});
        }
    }
    return found;
}

FinalTable& table_for(std::vector<FinalTable>& tables, const std::vector<StudyPeriod>& periods) {
    const auto found = std::ranges::find(tables, periods, &FinalTable::periods);
    return found == tables.end() ? tables.emplace_back(FinalTable{.periods = periods, .rows = {}}) : *found;
}

}  // namespace

bool FinalCell::departs() const noexcept {
    return set && recommended && set->five && recommended->five && set->five != recommended->five;
}

std::vector<FinalTable> final_sheet(const StudyYear& year,
                                    std::span<const Course> courses,
                                    std::span<const FinalMark> set,
                                    std::span<const Day> days,
                                    const SchoolDay& today,
                                    const std::optional<TenthForm>& tenth) {
    std::vector<FinalTable> tables;
    for (const auto& course : courses) {
        if (is_marked(course, set)) {
            table_for(tables, course.periods);
        }
    }
    for (auto& table : tables) {
        const auto periods = records_of(table.periods, days);
        for (const auto& course : courses) {
            if (is_marked(course, set) && course.periods == table.periods) {
                table.rows.push_back(row_of(course, year, set, periods, today, tenth));
            }
        }
    }
    for (const auto& subject : without_course(courses, set)) {
        auto row = row_as_set(subject, year, of_subject(set, subject.subject), today);
        row.in_courses = false;
        table_for(tables, subject.periods).rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(tables, std::ranges::greater{}, [](const FinalTable& table) { return table.rows.size(); });
    return tables;
}

}  // namespace mrko::journal
