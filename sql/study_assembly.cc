// SPDX-License-Identifier: Apache-2.0
#include "sql/study_assembly.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "journal/subject_record.h"
#include "sql/day_assembly.h"
#include "sql/stored_mark.h"

namespace mrko::sql {

namespace {

using journal::Course;
using journal::DaySpan;
using journal::MarkingRules;
using journal::StudyPeriod;
using journal::StudyYear;
using std::chrono::sys_days;

constexpr std::string_view whole_year{"school_year"};

journal::SchoolDay day_of(const std::string& text) {
    return journal::parse_day(text).value_or(journal::SchoolDay{});
}

DaySpan span_of(const std::string& first, const std::string& last) {
    return {.first = day_of(first), .last = day_of(last)};
}

void sort_by_days(std::vector<StudyPeriod>& periods) {
    std::ranges::sort(periods, {}, [](const StudyPeriod& period) { return std::tuple{period.days.first, period.id}; });
}

/// The set of periods that most subjects of the rows have; among equals the longer set.
std::vector<StudyPeriod> usual_periods(const std::vector<const YearRow*>& rows) {
    std::map<std::int64_t, std::pair<std::string, std::int64_t>> last_group;
    for (const auto* const row : rows) {
        auto& last = last_group[row->subject_id];
        last = std::max(last, {row->member_from, row->class_id});
    }
    std::map<std::int64_t, std::vector<StudyPeriod>> of_subject;
    for (const auto* const row : rows) {
        if (row->period_kind != whole_year && last_group[row->subject_id].second == row->class_id) {
            auto& periods = of_subject[row->subject_id];
            const StudyPeriod period{.id = {row->period_id},
                                     .title = row->period_title,
                                     .days = span_of(row->period_first, row->period_last)};
            if (std::ranges::find(periods, period) == periods.end()) {
                periods.push_back(period);
            }
        }
    }
    std::vector<StudyPeriod> usual;
    std::ptrdiff_t most = 0;
    for (auto& [subject, periods] : of_subject) {
        sort_by_days(periods);
    }
    for (const auto& entry : of_subject) {
        const auto& periods = entry.second;
        const auto votes =
            std::ranges::count_if(of_subject, [&](const auto& other) { return other.second == periods; });
        if (std::tuple{votes, periods.size()} > std::tuple{most, usual.size()}) {
            most = votes;
            usual = periods;
        }
    }
    return usual;
}

StudyYear year_of(const std::vector<const YearRow*>& rows) {
    const auto* last = rows.front();
    auto days = span_of(last->first_day, last->last_day);
    for (const auto* const row : rows) {
        const auto rank = [](const YearRow& of) { return std::tuple{of.is_form, of.member_from, of.class_id}; };
        if (rank(*row) > rank(*last)) {
            last = row;
        }
        days.first = std::min(days.first, day_of(row->first_day));
        days.last = std::max(days.last, day_of(row->last_day));
    }
    return {.id = {last->id},
            .title = last->title,
            .days = days,
            .class_name = last->is_form != 0 ? last->class_title : std::string{},
            .school_name = last->school,
            .periods = usual_periods(rows)};
}

bool overlap(const DaySpan& one, const DaySpan& other) {
    return one.first <= other.last && other.first <= one.last;
}

std::vector<StudyPeriod> periods_of(const std::vector<const ClassRow*>& groups, const CourseRows& rows) {
    std::vector<StudyPeriod> periods;
    for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
        const auto known = periods;
        for (const auto& row : rows.periods) {
            const StudyPeriod period{.id = {row.id}, .title = row.title, .days = span_of(row.first_day, row.last_day)};
            const bool replaced =
                std::ranges::any_of(known, [&](const StudyPeriod& taken) { return overlap(taken.days, period.days); });
            if (row.class_id == (*group)->id && !replaced) {
                periods.push_back(period);
            }
        }
    }
    sort_by_days(periods);
    return periods;
}

/// The rules of one group from day to day: which of the school's rows hold, cut wherever one of them begins or ends.
class RulesOfGroup {
public:
    RulesOfGroup(const ClassRow& group, const CourseRows& rows) {
        for (const auto& row : rows.rules) {
            const bool meant = !row.class_id || *row.class_id == group.id || row.class_id == group.form_id;
            if (row.school_id == group.school_id && meant) {
                rules_.push_back(&row);
                cut_at(row.first_day, row.last_day);
            }
        }
        for (const auto& row : rows.weights) {
            if (row.school_id == group.school_id) {
                weights_.push_back(&row);
                cut_at(row.first_day, row.last_day);
            }
        }
    }

    [[nodiscard]] std::vector<MarkingRules> versions() const {
        std::vector<MarkingRules> all;
        const RulesRow* before = nullptr;
        for (auto cut = cuts_.begin(); cut != cuts_.end() && std::next(cut) != cuts_.end(); ++cut) {
            const DaySpan days{.first = *cut, .last = *std::next(cut) - std::chrono::days{1}};
            const auto* const holding = holding_on(days.first);
            auto weights = weights_on(days.first);
            if (holding == nullptr && weights.empty()) {
                continue;
            }
            if (!all.empty() && holding == before && same(all.back().weights, weights) &&
                sys_days{all.back().valid.last} + std::chrono::days{1} == *cut) {
                all.back().valid.last = days.last;
                continue;
            }
            all.push_back(rules_of(holding));
            all.back().valid = days;
            all.back().weights = std::move(weights);
            before = holding;
        }
        return all;
    }

private:
    void cut_at(const std::string& first, const std::string& last) {
        cuts_.insert(sys_days{day_of(first)});
        cuts_.insert(sys_days{day_of(last)} + std::chrono::days{1});
    }

    [[nodiscard]] const RulesRow* holding_on(const journal::SchoolDay& day) const {
        const auto name = journal::iso(day);
        const auto found = std::ranges::find_if(
            rules_, [&](const RulesRow* row) { return row->first_day <= name && name <= row->last_day; });
        return found == rules_.end() ? nullptr : *found;
    }

    [[nodiscard]] std::vector<journal::KindWeight> weights_on(const journal::SchoolDay& day) const {
        const auto name = journal::iso(day);
        std::vector<journal::KindWeight> weights;
        for (const auto* const row : weights_) {
            const bool holds = row->first_day <= name && name <= row->last_day;
            if (holds && (weights.empty() || weights.back().kind != row->kind)) {
                weights.push_back({.kind = row->kind, .weight = {row->weight}});
            }
        }
        return weights;
    }

    [[nodiscard]] static bool same(const std::vector<journal::KindWeight>& one,
                                   const std::vector<journal::KindWeight>& other) {
        return std::ranges::equal(one, other, [](const journal::KindWeight& left, const journal::KindWeight& right) {
            return left.kind == right.kind && left.weight == right.weight;
        });
    }

    [[nodiscard]] static MarkingRules rules_of(const RulesRow* row) {
        if (row == nullptr) {
            return {};
        }
        return {.origin = MarkingRules::Origin::school,
                .valid = {},
                .title = row->title,
                .thresholds = {.five = {row->five}, .four = {row->four}, .three = {row->three}},
                .five_with_two =
                    row->five_barred != 0 ? MarkingRules::FiveWithTwo::barred : MarkingRules::FiveWithTwo::allowed,
                .minimum_marks = row->minimum_marks,
                .minimum_marks_often = row->minimum_marks_often,
                .often_above = row->often_above,
                .resit = resit_rule_named(row->resit),
                .weights = {}};
    }

    std::vector<const RulesRow*> rules_;
    std::vector<const KindWeightRow*> weights_;
    std::set<sys_days> cuts_;
};

}  // namespace

std::vector<StudyYear> assemble_years(const std::vector<YearRow>& rows) {
    std::map<int, std::vector<const YearRow*>> by_end;
    for (const auto& row : rows) {
        by_end[row.ends_in].push_back(&row);
    }
    std::vector<StudyYear> years;
    for (const auto& [ends_in, of_year] : by_end) {
        years.push_back(year_of(of_year));
    }
    std::ranges::sort(years, {}, [](const StudyYear& year) { return std::tuple{year.days.first, year.id}; });
    return years;
}

std::vector<Course> assemble_courses(const CourseRows& rows) {
    std::map<std::int64_t, std::vector<const ClassRow*>> by_subject;
    for (const auto& row : rows.classes) {
        by_subject[row.subject_id].push_back(&row);
    }
    std::vector<Course> courses;
    for (const auto& [subject, groups] : by_subject) {
        const auto& last = *groups.back();
        courses.push_back({.subject = {subject},
                           .title = last.subject,
                           .teacher = short_name(last.teacher_family, last.teacher_given, last.teacher_middle),
                           .periods = periods_of(groups, rows),
                           .rules = RulesOfGroup{last, rows}.versions()});
    }
    std::ranges::sort(courses, {}, [](const Course& course) {
        return std::tuple{journal::alphabet_key(course.title), course.title, course.subject};
    });
    return courses;
}

}  // namespace mrko::sql
