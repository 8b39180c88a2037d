// SPDX-License-Identifier: Apache-2.0
#include "sql/import_parts.h"
#include "sql/simple_loader.h"
#include "sql/statement.h"
#include "sql/statements.h"

namespace mrko::sql {

namespace {

std::string_view name(exchange::CalendarDay::Kind kind) {
    using Kind = exchange::CalendarDay::Kind;
    switch (kind) {
        case Kind::school: return "school";
        case Kind::holiday: return "holiday";
        case Kind::day_off: return "day_off";
    }
    return {};
}

std::string_view name(exchange::LessonRecord::LessonStatus status) {
    using Status = exchange::LessonRecord::LessonStatus;
    switch (status) {
        case Status::planned: return "planned";
        case Status::held: return "held";
        case Status::replaced: return "replaced";
        case Status::cancelled: return "cancelled";
    }
    return {};
}

std::string_view name(exchange::SchoolEvent::Kind kind) {
    using Kind = exchange::SchoolEvent::Kind;
    switch (kind) {
        case Kind::news: return "news";
        case Kind::event: return "event";
        case Kind::parent_meeting: return "parent_meeting";
    }
    return {};
}

void import_bells(ImportRun& run) {
    using exchange::Bell;
    load_rows<Bell>(run,
                    run.bundle().bells,
                    files::bells,
                    queries::import_bells,
                    "bells",
                    [&run](const Bell& bell) -> std::optional<Fields> {
                        return Fields{
                            run.required(files::orgs, bell.school, files::bells, bell.line, "schoolSourcedId"),
                            bell.schedule_name,
                            number(bell.lesson_number),
                            bell.title,
                            bell.kind == Bell::Kind::lesson ? "lesson" : "pause",
                            minutes(bell.start),
                            minutes(bell.end)};
                    });
}

void import_days(ImportRun& run) {
    using exchange::CalendarDay;
    load_rows<CalendarDay>(run,
                           run.bundle().days,
                           files::days,
                           queries::import_days,
                           "calendar_days",
                           [&run](const CalendarDay& date) -> std::optional<Fields> {
                               return Fields{
                                   run.required(files::orgs, date.school, files::days, date.line, "schoolSourcedId"),
                                   day(date.date),
                                   std::string{name(date.kind)},
                                   number(date.week_cycle),
                                   number(date.day_of_week),
                                   date.schedule_name,
                                   date.title};
                           });
}

void import_timetable(ImportRun& run) {
    using Slot = exchange::TimetableSlot;
    load_rows<Slot>(run,
                    run.bundle().timetable,
                    files::timetable,
                    queries::import_timetable,
                    "timetable_slots",
                    [&run](const Slot& slot) -> std::optional<Fields> {
                        const auto file = files::timetable;
                        return Fields{
                            run.required(files::classes, slot.class_id, file, slot.line, "classSourcedId"),
                            run.required(files::sessions, slot.session, file, slot.line, "academicSessionSourcedId"),
                            number(slot.week_cycle),
                            number(slot.day_of_week),
                            number(slot.lesson_number),
                            run.reference(files::bells, slot.bell, file, slot.line, "bellSourcedId"),
                            slot.location,
                            run.reference(files::users, slot.teacher, file, slot.line, "teacherSourcedId"),
                            first_day(slot.first_day),
                            last_day(slot.last_day)};
                    });
}

/// What the source says of when something was written.
Field told(const std::optional<exchange::LocalMoment>& filled_at, const ImportRun& run) {
    return filled_at ? moment(*filled_at, run.options().utc_offset) : Field{};
}

/// As load_rows, with the moment of the import behind the fields: it makes no row another one. What comes with the first
/// set of its source is old, and nobody knows how old.
template <class Record>
void load_written(ImportRun& run,
                  const exchange::Table<Record>& table,
                  FileName name,
                  std::string_view statement,
                  std::string_view table_name,
                  std::function<std::optional<Fields>(const Record&)> row) {
    const Field came = run.came_before(name) ? number(run.options().now.time_since_epoch().count()) : Field{};
    BulkWrite rows{run.connection(), statement};
    HideRows hide{run.connection(), table_name};
    run.load<Record>(table,
                     {.name = name,
                      .row = std::move(row),
                      .store =
                          [&](const Record&, std::int64_t id, const Fields& fields) {
                              auto whole = with_key(id, fields);
                              whole.push_back(came);
                              rows.add(whole);
                          },
                      .hide = [&](std::int64_t id) { hide(id); }});
    rows.flush();
}

void import_lesson_rows(ImportRun& run) {
    using exchange::LessonRecord;
    load_written<LessonRecord>(
        run,
        run.bundle().lessons,
        files::lessons,
        queries::import_lessons,
        "lessons",
        [&run](const LessonRecord& lesson) -> std::optional<Fields> {
            const auto file = files::lessons;
            return Fields{run.required(files::classes, lesson.class_id, file, lesson.line, "classSourcedId"),
                          day(lesson.date),
                          number(lesson.lesson_number),
                          minutes(lesson.start),
                          minutes(lesson.end),
                          lesson.location,
                          run.reference(files::users, lesson.teacher, file, lesson.line, "teacherSourcedId"),
                          run.reference(files::users, lesson.substitute, file, lesson.line, "substituteSourcedId"),
                          std::string{name(lesson.lesson_status)},
                          lesson.topic,
                          told(lesson.filled_at, run)};
        });
}

void import_homework(ImportRun& run) {
    using Homework = exchange::HomeworkRecord;
    load_written<Homework>(
        run,
        run.bundle().homework,
        files::homework,
        queries::import_homework,
        "homework",
        [&run](const Homework& homework) -> std::optional<Fields> {
            const auto file = files::homework;
            return Fields{run.required(files::classes, homework.class_id, file, homework.line, "classSourcedId"),
                          run.reference(files::lessons, homework.lesson, file, homework.line, "lessonSourcedId"),
                          day(homework.assign_date),
                          day(homework.due_date),
                          homework.state == Homework::State::set ? "set" : "nothing_set",
                          homework.description,
                          told(homework.filled_at, run)};
        });
    if (run.changed(files::homework) || run.changed(files::lessons)) {
        write(run.connection(), queries::import_place_homework);
    }
}

void import_events(ImportRun& run) {
    using Event = exchange::SchoolEvent;
    load_rows<Event>(run,
                     run.bundle().events,
                     files::events,
                     queries::import_events,
                     "events",
                     [&run](const Event& event) -> std::optional<Fields> {
                         const auto file = files::events;
                         return Fields{
                             run.required(files::orgs, event.school, file, event.line, "schoolSourcedId"),
                             run.reference(files::classes, event.class_id, file, event.line, "classSourcedId"),
                             number(event.grade),
                             std::string{name(event.kind)},
                             day(event.start.day),
                             minutes(event.start.time),
                             event.end ? day(event.end->day) : Field{},
                             event.end ? minutes(event.end->time) : Field{},
                             event.title,
                             event.description,
                             event.place,
                             yes_or_no(event.is_public)};
                     });
}

}  // namespace

void import_lessons(ImportRun& run) {
    import_bells(run);
    import_days(run);
    import_timetable(run);
    import_lesson_rows(run);
    import_homework(run);
    import_events(run);
}

}  // namespace mrko::sql
