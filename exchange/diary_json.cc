// SPDX-License-Identifier: Apache-2.0
#include "exchange/diary_json.h"

#include <vector>

#include "exchange/json_writer.h"
#include "journal/statistics.h"

namespace mrko::exchange {

namespace {

std::string_view word(ListedChild::Diary diary) {
    switch (diary) {
        case ListedChild::Diary::open: return "open";
        case ListedChild::Diary::credential_renewed: return "credential_renewed";
    }
    return {};
}

std::string_view word(journal::PeriodUnit unit) {
    switch (unit) {
        case journal::PeriodUnit::day: return "day";
        case journal::PeriodUnit::week: return "week";
        case journal::PeriodUnit::month: return "month";
        case journal::PeriodUnit::study_period: return "quarter";
        case journal::PeriodUnit::year: return "year";
        case journal::PeriodUnit::span: return "span";
    }
    return {};
}

std::string_view word(journal::Day::Kind kind) {
    switch (kind) {
        case journal::Day::Kind::school: return "school";
        case journal::Day::Kind::holiday: return "holiday";
        case journal::Day::Kind::day_off: return "day_off";
    }
    return {};
}

std::string_view word(journal::Lesson::Status status) {
    switch (status) {
        case journal::Lesson::Status::planned: return "planned";
        case journal::Lesson::Status::held: return "held";
        case journal::Lesson::Status::replaced: return "replaced";
        case journal::Lesson::Status::cancelled: return "cancelled";
    }
    return {};
}

std::string_view word(journal::DueHomework::State state) {
    switch (state) {
        case journal::DueHomework::State::set: return "set";
        case journal::DueHomework::State::nothing_set: return "nothing_set";
        case journal::DueHomework::State::not_filled: return "not_filled";
        case journal::DueHomework::State::not_written_yet: return "not_written_yet";
    }
    return {};
}

std::string_view word(journal::FinalCell::Stage stage) {
    switch (stage) {
        case journal::FinalCell::Stage::ahead: return "ahead";
        case journal::FinalCell::Stage::running: return "running";
        case journal::FinalCell::Stage::over: return "over";
    }
    return {};
}

std::string_view word(journal::Homework::State state) {
    switch (state) {
        case journal::Homework::State::not_filled: return "not_filled";
        case journal::Homework::State::nothing_set: return "nothing_set";
        case journal::Homework::State::set: return "set";
    }
    return {};
}

std::string_view word(journal::Mark::State state) {
    switch (state) {
        case journal::Mark::State::given: return "given";
        case journal::Mark::State::pending: return "pending";
    }
    return {};
}

std::string_view word(journal::Scale scale) {
    switch (scale) {
        case journal::Scale::five: return "five";
        case journal::Scale::twenty: return "twenty";
        case journal::Scale::hundred: return "hundred";
        case journal::Scale::pass_fail: return "pass_fail";
        case journal::Scale::letter: return "letter";
        case journal::Scale::text: return "text";
    }
    return {};
}

std::string_view word(journal::Absence::Reason reason) {
    switch (reason) {
        case journal::Absence::Reason::absent: return "absent";
        case journal::Absence::Reason::excused: return "excused";
        case journal::Absence::Reason::ill: return "ill";
        case journal::Absence::Reason::exempt: return "exempt";
        case journal::Absence::Reason::late: return "late";
    }
    return {};
}

std::string_view word(journal::Recommendation::Rule rule) {
    switch (rule) {
        case journal::Recommendation::Rule::thresholds: return "thresholds";
        case journal::Recommendation::Rule::five_barred_by_two: return "five_barred_by_two";
        case journal::Recommendation::Rule::mean_of_periods: return "mean_of_periods";
        case journal::Recommendation::Rule::mean_of_year_and_exam: return "mean_of_year_and_exam";
        case journal::Recommendation::Rule::year_mark: return "year_mark";
        case journal::Recommendation::Rule::mean_of_two_years: return "mean_of_two_years";
        case journal::Recommendation::Rule::mean_of_marks: return "mean_of_marks";
    }
    return {};
}

std::string_view word(journal::Announcement::Kind kind) {
    switch (kind) {
        case journal::Announcement::Kind::news: return "news";
        case journal::Announcement::Kind::event: return "event";
        case journal::Announcement::Kind::parent_meeting: return "parent_meeting";
    }
    return {};
}

std::string_view word(journal::Announcement::Scope scope) {
    switch (scope) {
        case journal::Announcement::Scope::city: return "city";
        case journal::Announcement::Scope::school: return "school";
        case journal::Announcement::Scope::year: return "year";
        case journal::Announcement::Scope::form: return "form";
    }
    return {};
}

void write_days(JsonWriter& json, const journal::DaySpan& days) {
    json.member("first_day", days.first);
    json.member("last_day", days.last);
}

void write_period(JsonWriter& json, const journal::PeriodChoice& period) {
    json.object_member("period", [&] {
        json.member("unit", word(period.unit));
        json.member("title", period.title);
        write_days(json, period.days);
        json.member("earlier", period.earlier);
        json.member("later", period.later);
    });
}

/// The members of a mark; the caller adds where it stands.
void write_mark(JsonWriter& json, const journal::Mark& mark) {
    json.member("mark_id", mark.id.value);
    json.member("state", word(mark.state));
    json.member("value", mark.shown);
    json.member("scale", word(mark.scale));
    json.member("points", mark.points);
    json.member("five", mark.five);
    json.member("weight", mark.weight);
    json.member("counts", journal::counts(mark));
    std::vector<journal::Points> counted;
    journal::each_counted(mark, [&](const journal::CountedValue& value) { counted.push_back(value.points); });
    json.array_member("counted_points", counted, [&](const journal::Points& points) { json.value(points); });
    json.member("kind", mark.kind);
    json.member("work", mark.work);
    json.member("comment", mark.comment);
    json.member("due", mark.due);
    json.member("set_on", mark.set_on);
    json.member("corrected", mark.corrected);
}

/// The members of an absence; the caller adds where it stands.
void write_absence(JsonWriter& json, const journal::Absence& absence) {
    json.member("reason", word(absence.reason));
    json.name("late_minutes");
    if (absence.late_by) {
        json.value(std::int64_t{absence.late_by->count()});
    } else {
        json.null();
    }
    json.member("comment", absence.comment);
}

void write_subject(JsonWriter& json, const journal::Lesson& lesson) {
    json.member("subject_id", lesson.subject_id.value);
    json.member("subject", lesson.subject);
    json.member("subgroup", lesson.subgroup);
}

/// When, where, what and by whom.
void write_slot(JsonWriter& json, const journal::Lesson& lesson) {
    json.member("number", lesson.number);
    json.member("begins", lesson.times ? std::optional{lesson.times->begin} : std::nullopt);
    json.member("ends", lesson.times ? std::optional{lesson.times->end} : std::nullopt);
    write_subject(json, lesson);
    json.member("room", lesson.room);
    json.member("teacher", lesson.teacher);
    json.member("substitute", lesson.substitute);
    json.member("status", word(lesson.status));
}

/// When the teacher usually writes what is not written yet; null where nothing is known or nothing is waited for.
void write_usual(JsonWriter& json, const std::optional<std::chrono::minutes>& moment) {
    json.name("usual");
    if (!moment) {
        json.null();
        return;
    }
    const auto later = std::chrono::floor<std::chrono::days>(*moment);
    json.object([&] {
        json.member("days_later", static_cast<int>(later.count()));
        json.member("time", std::optional{std::chrono::minutes{*moment - later}});
    });
}

/// In a class that is set no homework nobody waits for it.
std::string_view word(journal::Homework::State state, journal::HomeworkCustom custom) {
    return state == journal::Homework::State::not_filled && custom == journal::HomeworkCustom::never_set ? "never_set"
                                                                                                         : word(state);
}

std::optional<std::chrono::minutes> usual_of(const journal::Lesson& lesson,
                                             const journal::SchoolDay& day,
                                             const journal::HomeworkHabits& habits) {
    const bool waits = lesson.homework.state == journal::Homework::State::not_filled &&
                       lesson.status != journal::Lesson::Status::cancelled;
    return waits ? habits.expected(lesson.subject_id, day) : std::nullopt;
}

void write_lesson(JsonWriter& json,
                  const journal::Lesson& lesson,
                  const journal::SchoolDay& day,
                  const journal::HomeworkHabits& habits) {
    json.object([&] {
        write_slot(json, lesson);
        json.member("topic", lesson.topic);
        json.object_member("homework", [&] {
            json.member("state", word(lesson.homework.state, habits.custom));
            json.member("text", lesson.homework.text);
            write_usual(json, usual_of(lesson, day, habits));
        });
        json.array_member(
            "marks", lesson.marks, [&](const journal::Mark& mark) { json.object([&] { write_mark(json, mark); }); });
        json.name("absence");
        if (lesson.absence) {
            json.object([&] { write_absence(json, *lesson.absence); });
        } else {
            json.null();
        }
        json.array_member("remarks", lesson.remarks, [&](const std::string& remark) { json.value(remark); });
    });
}

void write_date(JsonWriter& json, const journal::Day& day) {
    json.member("date", day.date);
    json.member("kind", word(day.kind));
    json.member("title", day.title);
}

void write_figures(JsonWriter& json, const journal::MarkSum& sum, int missed) {
    json.member("average", sum.average());
    json.member("counted_marks", sum.count());
    json.member("missed_lessons", missed);
}

void write_record(JsonWriter& json, const journal::SubjectRecord& record) {
    json.object([&] {
        json.member("subject_id", record.subject.value);
        json.member("title", record.title);
        write_figures(json, record.sum, record.missed());
        json.array_member("marks", record.marks, [&](const journal::MarkInLesson& placed) {
            json.object([&] {
                json.member("day", placed.day);
                json.member("lesson_number", placed.lesson_number);
                json.member("teacher", placed.teacher);
                write_mark(json, placed.mark);
            });
        });
        json.array_member("absences", record.absences, [&](const journal::MissedLesson& missed) {
            json.object([&] {
                json.member("day", missed.day);
                json.member("lesson_number", missed.lesson_number);
                write_absence(json, missed.absence);
            });
        });
    });
}

void write_study_period(JsonWriter& json, const journal::StudyPeriod& period) {
    json.object([&] {
        json.member("period_id", period.id.value);
        json.member("title", period.title);
        write_days(json, period.days);
    });
}

void write_final_mark(JsonWriter& json, const journal::FinalMark& mark) {
    json.object([&] {
        json.member("value", mark.shown);
        json.member("scale", word(mark.scale));
        json.member("points", mark.points);
        json.member("five", mark.five);
        json.member("comment", mark.comment);
        json.member("set_on", mark.set_on);
    });
}

void write_recommendation(JsonWriter& json, const journal::Recommendation& recommended) {
    json.object([&] {
        json.member("rule", word(recommended.rule));
        json.member("five", recommended.five);
        json.member("average", recommended.average);
        json.member("counted", recommended.counted);
    });
}

void write_cell(JsonWriter& json, const journal::FinalCell& cell) {
    json.object([&] {
        json.member("stage", word(cell.stage));
        json.name("set");
        if (cell.set) {
            write_final_mark(json, *cell.set);
        } else {
            json.null();
        }
        json.name("recommended");
        if (cell.recommended) {
            write_recommendation(json, *cell.recommended);
        } else {
            json.null();
        }
    });
}

void write_row(JsonWriter& json, const journal::FinalRow& row) {
    const auto write_one = [&](const journal::FinalCell& cell) { write_cell(json, cell); };
    json.object([&] {
        json.member("subject_id", row.subject.value);
        json.member("title", row.title);
        json.array_member("periods", row.periods, write_one);
        json.name("year");
        write_one(row.year);
        json.name("exam");
        write_one(row.exam);
        json.name("final");
        write_one(row.final);
    });
}

void write_table(JsonWriter& json, const journal::FinalTable& table) {
    json.object([&] {
        json.array_member(
            "periods", table.periods, [&](const journal::StudyPeriod& period) { write_study_period(json, period); });
        json.array_member("subjects", table.rows, [&](const journal::FinalRow& row) { write_row(json, row); });
    });
}

void write_year(JsonWriter& json, const journal::StudyYear& year) {
    json.member("year_id", year.id.value);
    json.member("ends_in", static_cast<int>(year.days.last.year()));
    json.member("title", year.title);
    write_days(json, year.days);
    json.member("class_name", year.class_name);
    json.member("school_name", year.school_name);
    json.array_member(
        "periods", year.periods, [&](const journal::StudyPeriod& period) { write_study_period(json, period); });
}

/// A mark without a lesson stands in a row of its own, which is no lesson.
bool is_lesson(const journal::Lesson& lesson) {
    return lesson.number > 0;
}

void write_due(JsonWriter& json, const journal::HomeworkDay& day, const journal::HomeworkHabits& habits) {
    for (const auto& entry : day.entries) {
        if (habits.custom == journal::HomeworkCustom::never_set && entry.state != journal::DueHomework::State::set) {
            continue;
        }
        json.object([&] {
            json.member("due", day.due);
            json.member("lesson_number", entry.lesson.number);
            write_subject(json, entry.lesson);
            json.member("state", word(entry.state));
            json.member("text", entry.lesson.homework.text);
            write_usual(json, usual_of(entry.lesson, day.due, habits));
        });
    }
}

void write_event(JsonWriter& json, const journal::Announcement& event) {
    json.object([&] {
        json.member("event_id", event.id.value);
        json.member("kind", word(event.kind));
        json.member("scope", word(event.scope));
        json.member("class_name", event.class_name);
        json.member("grade", event.grade);
        json.member("org_name", event.org_name);
        json.member("first_day", event.first);
        json.member("begins", event.begins);
        json.member("last_day", event.last);
        json.member("ends", event.ends);
        json.member("title", event.title);
        json.member("description", event.description);
        json.member("place", event.place);
    });
}

}  // namespace

std::string children_json(std::span<const ListedChild> children) {
    JsonWriter json;
    json.object([&] {
        json.array_member("children", children, [&](const ListedChild& child) {
            json.object([&] {
                json.member("child", child.number);
                json.member("account_name", child.account_name);
                json.member("diary", word(child.diary));
            });
        });
    });
    return json.text();
}

std::string child_json(const ChildCard& child) {
    const auto& pupil = child.pupil;
    JsonWriter json;
    json.object([&] {
        json.member("child", child.number);
        json.member("account_name", child.account_name);
        json.member("given_name", pupil.given_name);
        json.member("family_name", pupil.family_name);
        json.member("class_name", pupil.class_name);
        json.member("class_teacher", pupil.class_teacher);
        json.object_member("school", [&] {
            json.member("name", pupil.school_name);
            json.member("address", pupil.school_address);
            json.member("phone", pupil.school_phone);
        });
        json.member("today", child.today);
        json.array_member("years", child.years, [&](const journal::StudyYear& year) {
            json.object([&] { write_year(json, year); });
        });
    });
    return json.text();
}

std::string week_json(const journal::Week& week, const journal::HomeworkHabits& habits) {
    JsonWriter json;
    json.object([&] {
        write_days(json, week.week.span());
        json.member("average", week.average);
        json.member("counted_marks", week.counted_marks);
        json.member("missed_lessons", week.missed_lessons);
        json.array_member("days", week.days, [&](const journal::Day& day) {
            json.object([&] {
                write_date(json, day);
                json.array_member("lessons", day.lessons, [&](const journal::Lesson& lesson) {
                    write_lesson(json, lesson, day.date, habits);
                });
            });
        });
    });
    return json.text();
}

std::string marks_json(const journal::PeriodChoice& period, std::span<const journal::SubjectRecord> subjects) {
    const auto totals = journal::totals_of(subjects);
    JsonWriter json;
    json.object([&] {
        write_period(json, period);
        json.object_member("total", [&] { write_figures(json, totals.sum, totals.missed); });
        json.array_member(
            "subjects", subjects, [&](const journal::SubjectRecord& record) { write_record(json, record); });
    });
    return json.text();
}

std::string finals_json(std::span<const FinalSheet> sheets) {
    JsonWriter json;
    json.object([&] {
        json.array_member("sheets", sheets, [&](const FinalSheet& sheet) {
            json.object([&] {
                json.object_member("year", [&] { write_year(json, sheet.year); });
                json.array_member(
                    "tables", sheet.tables, [&](const journal::FinalTable& table) { write_table(json, table); });
            });
        });
    });
    return json.text();
}

std::string timetable_json(const journal::PeriodChoice& period, std::span<const journal::Day> days) {
    JsonWriter json;
    json.object([&] {
        write_period(json, period);
        json.array_member("days", days, [&](const journal::Day& day) {
            json.object([&] {
                write_date(json, day);
                json.array_member("lessons", day.lessons, [&](const journal::Lesson& lesson) {
                    if (is_lesson(lesson)) {
                        json.object([&] { write_slot(json, lesson); });
                    }
                });
            });
        });
    });
    return json.text();
}

std::string homework_json(const journal::PeriodChoice& period,
                          std::span<const journal::HomeworkDay> days,
                          const journal::HomeworkHabits& habits) {
    JsonWriter json;
    json.object([&] {
        write_period(json, period);
        json.array_member("homework", days, [&](const journal::HomeworkDay& day) { write_due(json, day, habits); });
    });
    return json.text();
}

std::string events_json(const journal::PeriodChoice& period, std::span<const journal::Announcement> events) {
    JsonWriter json;
    json.object([&] {
        write_period(json, period);
        json.array_member("events", events, [&](const journal::Announcement& event) { write_event(json, event); });
    });
    return json.text();
}

}  // namespace mrko::exchange
