// SPDX-License-Identifier: Apache-2.0
#include "sql/day_assembly.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>

#include "sql/stored_mark.h"

namespace mrko::sql {

namespace {

using journal::Absence;
using journal::Day;
using journal::Homework;
using journal::Lesson;
using journal::Mark;

template <class Value, std::size_t Count>
Value named(const std::array<std::pair<std::string_view, Value>, Count>& names,
            std::string_view name,
            Value otherwise) {
    const auto* const found = std::ranges::find(names, name, &std::pair<std::string_view, Value>::first);
    return found == names.end() ? otherwise : found->second;
}

constexpr std::array statuses{std::pair{std::string_view{"planned"}, Lesson::Status::planned},
                              std::pair{std::string_view{"held"}, Lesson::Status::held},
                              std::pair{std::string_view{"replaced"}, Lesson::Status::replaced},
                              std::pair{std::string_view{"cancelled"}, Lesson::Status::cancelled}};
constexpr std::array day_kinds{std::pair{std::string_view{"holiday"}, Day::Kind::holiday},
                               std::pair{std::string_view{"day_off"}, Day::Kind::day_off}};

/// Present, left early and foreign codes are no absence.
std::optional<Absence::Reason> absence_reason(std::string_view code) {
    using Named = std::pair<std::string_view, std::optional<Absence::Reason>>;
    constexpr std::array reasons{Named{"absent", Absence::Reason::absent},
                                 Named{"excused", Absence::Reason::excused},
                                 Named{"ill", Absence::Reason::ill},
                                 Named{"exempt", Absence::Reason::exempt},
                                 Named{"late", Absence::Reason::late}};
    return named(reasons, code, std::optional<Absence::Reason>{});
}

std::optional<journal::TimeRange> times(const std::optional<int>& begins, const std::optional<int>& ends) {
    if (!begins || !ends) {
        return std::nullopt;
    }
    return journal::TimeRange{std::chrono::minutes{*begins}, std::chrono::minutes{*ends}};
}

int day_of_week(const journal::SchoolDay& day) {
    return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{day}}.iso_encoding());
}

/// The rows of one day, as they were returned.
struct RowsOfDay {
    std::vector<const LessonRow*> lessons;
    std::vector<const BellRow*> bells;
    std::vector<const MarkRow*> marks;
    std::vector<const FactRow*> facts;
};

/// Finds the rows of a day without looking at those of all the others.
class RowsByDay {
public:
    /// `rows` outlives this object.
    explicit RowsByDay(const DayRows& rows) : attempts_(rows.attempts) {
        for (const auto& row : rows.lessons) {
            days_[row.day].lessons.push_back(&row);
        }
        for (const auto& row : rows.bells) {
            days_[row.day].bells.push_back(&row);
        }
        for (const auto& row : rows.marks) {
            days_[row.day].marks.push_back(&row);
        }
        for (const auto& row : rows.facts) {
            days_[row.day].facts.push_back(&row);
        }
        for (const auto& row : rows.slots) {
            slots_[row.day_of_week].push_back(&row);
        }
    }

    [[nodiscard]] const RowsOfDay& of(const std::string& day) const {
        static const RowsOfDay nothing;
        const auto found = days_.find(day);
        return found == days_.end() ? nothing : found->second;
    }

    [[nodiscard]] const std::vector<const SlotRow*>& slots(int of_day_of_week) const {
        static const std::vector<const SlotRow*> nothing;
        const auto found = slots_.find(of_day_of_week);
        return found == slots_.end() ? nothing : found->second;
    }

    [[nodiscard]] std::span<const AttemptRow> attempts(std::int64_t of_mark) const {
        return {std::ranges::lower_bound(attempts_, of_mark, {}, &AttemptRow::mark_id),
                std::ranges::upper_bound(attempts_, of_mark, {}, &AttemptRow::mark_id)};
    }

private:
    std::span<const AttemptRow> attempts_;
    std::unordered_map<std::string_view, RowsOfDay> days_;
    std::unordered_map<int, std::vector<const SlotRow*>> slots_;
};

/// A lesson of a day and what it is known by while the day is filled.
struct Place {
    Lesson lesson;
    std::int64_t class_id{0};
};

class DayAssembly {
public:
    DayAssembly(const journal::SchoolDay& date, const RowsByDay& rows)
        : all_(rows), name_(journal::iso(date)), rows_(rows.of(name_)) {
        day_.date = date;
        for (const auto& fact : facts("calendar")) {
            day_.kind = named(day_kinds, fact->code, Day::Kind::school);
            day_.title = fact->text;
            week_cycle_ = fact->amount.value_or(0);
            held_as_ = fact->held_as;
        }
    }

    /// Rows of lessons are the truth where there are any; else the timetable stands in.
    void place_lessons() {
        std::set<std::int64_t> seen;
        for (const auto* const row : rows_.lessons) {
            if (seen.insert(row->id).second) {
                places_.push_back({lesson_of(*row), row->class_id});
            }
        }
        if (!places_.empty() || day_.kind != Day::Kind::school) {
            return;
        }
        for (const auto* const row : all_.slots(held_as_.value_or(day_of_week(day_.date)))) {
            if (holds(*row) && seen.insert(row->id).second) {
                places_.push_back({lesson_of(*row), row->class_id});
            }
        }
    }

    [[nodiscard]] bool has_lessons() const noexcept { return !places_.empty(); }

    /// The class has lessons on this day of the week, even where a holiday takes them.
    [[nodiscard]] bool is_in_timetable() const {
        return std::ranges::any_of(all_.slots(day_of_week(day_.date)), [&](const SlotRow* row) { return holds(*row); });
    }

    [[nodiscard]] bool has_marks() const noexcept { return !rows_.marks.empty(); }

    void place_marks() { place_marks_of(rows_); }

    /// Those of a day that is not shown.
    void place_marks_of(const RowsOfDay& other) {
        for (const auto* const row : other.marks) {
            place_of(*row).lesson.marks.push_back(mark_of(*row, all_.attempts(row->id)));
        }
    }

    void place_facts() {
        for (const auto& fact : facts("homework")) {
            if (auto* const place = first_place(*fact)) {
                add_homework(place->lesson.homework, *fact);
            }
        }
        // A record of one lesson says more than one of a class, and that more than one of the day.
        for (const auto& fact : facts("attendance")) {
            if (!fact->lesson_id && !fact->class_id) {
                spread_absence(*fact);
            }
        }
        for (const auto& fact : facts("attendance")) {
            if (!fact->lesson_id && fact->class_id) {
                spread_absence(*fact);
            }
        }
        for (const auto& fact : facts("attendance")) {
            if (fact->lesson_id) {
                spread_absence(*fact);
            }
        }
        for (const auto& fact : facts("remark")) {
            if (auto* const place = first_place(*fact)) {
                place->lesson.remarks.push_back(fact->text);
            }
        }
    }

    [[nodiscard]] Day finish() && {
        for (auto& place : places_) {
            day_.lessons.push_back(std::move(place.lesson));
        }
        return std::move(day_);
    }

private:
    [[nodiscard]] std::vector<const FactRow*> facts(std::string_view what) const {
        std::vector<const FactRow*> found;
        for (const auto* const fact : rows_.facts) {
            // A pupil who was put into one class twice meets the same row twice.
            const bool again = !found.empty() && found.back()->id == fact->id;
            if (fact->what == what && !again) {
                found.push_back(fact);
            }
        }
        return found;
    }

    [[nodiscard]] bool holds(const SlotRow& row) const {
        const auto within = [&](const std::string& first, const std::string& last) {
            return first <= name_ && name_ <= last;
        };
        return (row.week_cycle == 0 || row.week_cycle == week_cycle_) && within(row.member_from, row.member_until) &&
               within(row.slot_from, row.slot_until) && within(row.period_from, row.period_until);
    }

    [[nodiscard]] static Lesson lesson_of(const LessonRow& row) {
        return {.id = {row.id},
                .number = row.number,
                .times = times(row.begins, row.ends),
                .subject_id = {row.subject_id},
                .subject = row.subject,
                .subgroup = row.subgroup,
                .room = row.room,
                .teacher = short_name(row.teacher_family, row.teacher_given, row.teacher_middle),
                .substitute = short_name(row.substitute_family, row.substitute_given, row.substitute_middle),
                .status = named(statuses, row.status, Lesson::Status::planned),
                .topic = row.topic,
                .homework = {},
                .marks = {},
                .absence = {},
                .remarks = {}};
    }

    [[nodiscard]] Lesson lesson_of(const SlotRow& row) const {
        Lesson lesson{.id = {},
                      .number = row.number,
                      .times = times(row.begins, row.ends),
                      .subject_id = {row.subject_id},
                      .subject = row.subject,
                      .subgroup = row.subgroup,
                      .room = row.room,
                      .teacher = short_name(row.teacher_family, row.teacher_given, row.teacher_middle),
                      .substitute = {},
                      .status = Lesson::Status::planned,
                      .topic = {},
                      .homework = {},
                      .marks = {},
                      .absence = {},
                      .remarks = {}};
        const auto bell = std::ranges::find(rows_.bells, row.number, &BellRow::number);
        if (bell != rows_.bells.end()) {
            lesson.times = times((*bell)->begins, (*bell)->ends);
        }
        return lesson;
    }

    /// The place of the lesson that the fact names, or of its class; null when the day does not show it.
    [[nodiscard]] Place* first_place(const FactRow& fact) {
        if (fact.lesson_id) {
            const auto named_lesson = std::ranges::find_if(
                places_, [&](const Place& place) { return place.lesson.id.value == *fact.lesson_id; });
            return named_lesson == places_.end() ? nullptr : &*named_lesson;
        }
        const auto of_class =
            std::ranges::find_if(places_, [&](const Place& place) { return place.class_id == fact.class_id; });
        return of_class == places_.end() ? nullptr : &*of_class;
    }

    [[nodiscard]] Place& place_of(const MarkRow& row) {
        const auto find = [&](auto fits) { return std::ranges::find_if(places_, fits); };
        auto found = places_.end();
        if (row.lesson_id) {
            found = find([&](const Place& place) { return place.lesson.id.value == *row.lesson_id; });
        }
        if (found == places_.end()) {
            found = find([&](const Place& place) { return place.class_id == row.class_id; });
        }
        if (found == places_.end()) {
            found = find([&](const Place& place) { return place.lesson.subject_id.value == row.subject_id; });
        }
        if (found != places_.end()) {
            return *found;
        }
        Lesson extra{};
        extra.subject_id = {row.subject_id};
        extra.subject = row.subject;
        extra.subgroup = row.subgroup;
        return places_.emplace_back(Place{std::move(extra), row.class_id});
    }

    static void add_homework(Homework& homework, const FactRow& fact) {
        if (fact.code != "set") {
            homework.state =
                homework.state == Homework::State::set ? Homework::State::set : Homework::State::nothing_set;
            return;
        }
        homework.state = Homework::State::set;
        homework.text += (homework.text.empty() ? "" : "\n") + fact.text;
    }

    void spread_absence(const FactRow& fact) {
        const auto reason = absence_reason(fact.code);
        for (auto& place : places_) {
            const bool meant = fact.lesson_id  ? place.lesson.id.value == *fact.lesson_id
                               : fact.class_id ? place.class_id == *fact.class_id
                                               : true;
            const bool takes_place = place.lesson.status != Lesson::Status::cancelled && place.lesson.number > 0;
            if (!meant || !(takes_place || fact.lesson_id)) {
                continue;
            }
            place.lesson.absence.reset();
            if (reason) {
                Absence absence{.reason = *reason, .late_by = {}, .comment = fact.text};
                if (*reason == Absence::Reason::late && fact.amount) {
                    absence.late_by = std::chrono::minutes{*fact.amount};
                }
                place.lesson.absence = std::move(absence);
            }
        }
    }

    const RowsByDay& all_;
    std::string name_;
    const RowsOfDay& rows_;
    Day day_;
    int week_cycle_{0};
    std::optional<int> held_as_;
    std::vector<Place> places_;
};

void sum_up(journal::Week& week) {
    journal::MarkSum marks;
    for (const auto& day : week.days) {
        for (const auto& lesson : day.lessons) {
            std::ranges::for_each(lesson.marks, [&](const Mark& mark) { marks.add(mark); });
            if (lesson.absence && lesson.absence->reason != Absence::Reason::late) {
                ++week.missed_lessons;
            }
        }
    }
    week.average = marks.average();
    week.counted_marks = marks.count();
}

}  // namespace

std::string_view first_letter(std::string_view text) {
    std::size_t end = text.empty() ? 0 : 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        ++end;
    }
    return text.substr(0, end);
}

std::string short_name(std::string_view family, std::string_view given, std::string_view middle) {
    std::string name{family};
    for (const auto part : {given, middle}) {
        if (!part.empty()) {
            name += name.empty() ? "" : " ";
            name += first_letter(part);
            name += '.';
        }
    }
    return name;
}

std::vector<Day> assemble_days(const journal::DaySpan& days, const DayRows& rows) {
    const RowsByDay by_day{rows};
    std::vector<Day> spread;
    for (std::chrono::sys_days at{days.first}; at <= std::chrono::sys_days{days.last}; at += std::chrono::days{1}) {
        DayAssembly day{journal::SchoolDay{at}, by_day};
        if (std::chrono::weekday{at} == std::chrono::Sunday && !day.has_marks()) {
            continue;
        }
        day.place_lessons();
        day.place_marks();
        day.place_facts();
        spread.push_back(std::move(day).finish());
    }
    return spread;
}

journal::Week assemble_week(const journal::SchoolWeek& week, const DayRows& rows) {
    constexpr int saturday = 5;
    const RowsByDay by_day{rows};
    std::vector<DayAssembly> days;
    const std::chrono::sys_days monday{week.monday()};
    for (int offset = 0; offset <= saturday; ++offset) {
        auto& day = days.emplace_back(journal::SchoolDay{monday + std::chrono::days{offset}}, by_day);
        day.place_lessons();
    }
    auto& last = days.back();
    if (!last.has_lessons() && !last.is_in_timetable() && !last.has_marks()) {
        days.pop_back();
    }
    for (auto& day : days) {
        day.place_marks();
    }
    // No page has a Sunday: its marks stand on the last day that is shown.
    days.back().place_marks_of(by_day.of(journal::iso(week.sunday())));

    journal::Week page{.week = week, .days = {}, .average = {}, .counted_marks = 0, .missed_lessons = 0};
    for (auto& day : days) {
        day.place_facts();
        page.days.push_back(std::move(day).finish());
    }
    sum_up(page);
    return page;
}

}  // namespace mrko::sql
