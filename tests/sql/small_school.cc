// SPDX-License-Identifier: Apache-2.0
#include "tests/sql/small_school.h"

#include "sql/statement.h"

namespace mrko::tests {

namespace {

using exchange::AcademicSession;
using exchange::Attendance;
using exchange::Bundle;
using exchange::CalendarDay;
using exchange::Category;
using exchange::Class;
using exchange::Course;
using exchange::Enrollment;
using exchange::HomeworkRecord;
using exchange::LessonRecord;
using exchange::LineItem;
using exchange::MarkKind;
using exchange::Mode;
using exchange::Org;
using exchange::Remark;
using exchange::Result;
using exchange::Table;
using exchange::User;
using exchange::UserRole;
using std::chrono::minutes;

template <class Record>
void put(Table<Record>& table, Record record) {
    table.mode = Mode::bulk;
    table.rows.push_back(std::move(record));
}

User user(const std::string& id, const std::string& family, const std::string& given, const std::string& middle) {
    User user;
    user.sourced_id = id;
    user.family_name = family;
    user.given_name = given;
    user.middle_name = middle;
    user.primary_org = "school";
    return user;
}

UserRole role(const std::string& user_id, UserRole::Kind kind) {
    UserRole role;
    role.sourced_id = "role-" + user_id;
    role.user = user_id;
    role.kind = kind;
    role.org = "school";
    return role;
}

Class group(const std::string& id, const std::string& title, const std::string& course, const std::string& subgroup) {
    Class group;
    group.sourced_id = id;
    group.title = title;
    group.course = course;
    group.school = "school";
    group.terms = {"quarter"};
    group.homeroom = "5A";
    group.subgroup = subgroup;
    return group;
}

Enrollment member(const std::string& class_id, const std::string& user_id) {
    Enrollment entry;
    entry.sourced_id = "in-" + class_id + "-" + user_id;
    entry.class_id = class_id;
    entry.school = "school";
    entry.user = user_id;
    return entry;
}

LessonRecord lesson(
    const std::string& id, const std::string& class_id, int days, int number, const std::string& teacher) {
    LessonRecord lesson;
    lesson.sourced_id = id;
    lesson.class_id = class_id;
    lesson.date = day_after(days);
    lesson.lesson_number = number;
    lesson.start = minutes{510 + 55 * (number - 1)};
    lesson.end = *lesson.start + minutes{45};
    lesson.location = "2" + std::to_string(number);
    lesson.teacher = teacher;
    lesson.lesson_status = LessonRecord::LessonStatus::held;
    return lesson;
}

LineItem work(const std::string& id, const std::string& class_id, int days, const std::string& lesson_id) {
    LineItem work;
    work.sourced_id = id;
    work.title = "Тема " + id;
    work.class_id = class_id;
    work.category = "test";
    work.session = "quarter";
    work.school = "school";
    work.assign_date = day_after(days);
    work.due_date = day_after(days);
    work.lesson = lesson_id;
    work.scale = journal::Scale::five;
    return work;
}

void put_people(Bundle& bundle) {
    auto ivan = user("ivan", "Петров", "Иван", "Олегович");
    auto mother = user("mother", "Петрова", "Ольга", "Ивановна");
    ivan.agents = {"mother"};
    mother.agents = {"ivan", "maria"};
    put(bundle.users, ivan);
    put(bundle.users, user("maria", "Петрова", "Мария", "Олеговна"));
    put(bundle.users, user("oleg", "Сидоров", "Олег", ""));
    put(bundle.users, mother);
    put(bundle.users, user("teacher", "Иванова", "Анна", "Викторовна"));
    put(bundle.users, user("english1", "Смит", "Джон", ""));
    put(bundle.users, user("english2", "Браун", "Анна", ""));
    for (const auto* const child : {"ivan", "maria", "oleg"}) {
        put(bundle.roles, role(child, UserRole::Kind::student));
    }
    put(bundle.roles, role("mother", UserRole::Kind::parent));
    for (const auto* const one : {"teacher", "english1", "english2"}) {
        put(bundle.roles, role(one, UserRole::Kind::teacher));
    }
}

void put_classes(Bundle& bundle) {
    auto form = group("5A", "5А", "", "");
    form.type = Class::Type::homeroom;
    form.homeroom.clear();
    put(bundle.classes, form);
    put(bundle.classes, group("5A-math", "Математика 5А", "math", ""));
    put(bundle.classes, group("5A-eng1", "Английский 5А 1", "english", "1"));
    put(bundle.classes, group("5A-eng2", "Английский 5А 2", "english", "2"));
    for (const auto* const child : {"ivan", "maria", "oleg"}) {
        put(bundle.enrollments, member("5A", child));
    }
    put(bundle.enrollments, member("5A-eng1", "ivan"));
    put(bundle.enrollments, member("5A-eng2", "maria"));
    put(bundle.enrollments, member("5A-eng2", "oleg"));
    auto head = member("5A", "teacher");
    head.role = Enrollment::Role::teacher;
    head.primary = true;
    put(bundle.enrollments, head);
}

void put_week(Bundle& bundle) {
    put(bundle.lessons, lesson("mon-math", "5A-math", 0, 1, "teacher"));
    put(bundle.lessons, lesson("mon-eng1", "5A-eng1", 0, 2, "english1"));
    put(bundle.lessons, lesson("mon-eng2", "5A-eng2", 0, 2, "english2"));
    auto replaced = lesson("tue-math", "5A-math", 1, 1, "teacher");
    replaced.lesson_status = LessonRecord::LessonStatus::replaced;
    replaced.substitute = "english1";
    replaced.topic = "Дроби";
    put(bundle.lessons, replaced);
    auto cancelled = lesson("tue-eng1", "5A-eng1", 1, 2, "english1");
    cancelled.lesson_status = LessonRecord::LessonStatus::cancelled;
    put(bundle.lessons, cancelled);
    put(bundle.lessons, lesson("wed-math", "5A-math", 2, 1, "teacher"));

    for (const int holiday : {3, 4}) {
        CalendarDay date;
        date.sourced_id = "day-" + std::to_string(holiday);
        date.school = "school";
        date.date = day_after(holiday);
        date.kind = CalendarDay::Kind::holiday;
        date.title = "Осенние каникулы";
        put(bundle.days, date);
    }

    HomeworkRecord set;
    set.sourced_id = "hw-mon";
    set.class_id = "5A-math";
    set.lesson = "mon-math";
    set.due_date = day_after(0);
    set.description = "Упр. 5";
    put(bundle.homework, set);
    HomeworkRecord nothing = set;
    nothing.sourced_id = "hw-tue";
    nothing.lesson = "";
    nothing.due_date = day_after(1);
    nothing.description = "";
    nothing.state = HomeworkRecord::State::nothing_set;
    put(bundle.homework, nothing);
    HomeworkRecord second = set;
    second.sourced_id = "hw-eng2";
    second.class_id = "5A-eng2";
    second.lesson = "mon-eng2";
    second.description = "Read page 7";
    put(bundle.homework, second);
}

void put_marks(Bundle& bundle) {
    Category kind;
    kind.sourced_id = "test";
    kind.title = "Контрольная работа";
    put(bundle.categories, kind);
    put(bundle.line_items, work("w1", "5A-math", 0, "mon-math"));
    auto heavy = work("w2", "5A-math", 0, "mon-math");
    heavy.weight = journal::Weight{2500};
    put(bundle.line_items, heavy);
    put(bundle.line_items, work("w3", "5A-math", 2, ""));
    put(bundle.line_items, work("w4", "5A-eng2", 0, "mon-eng2"));
    auto quarter = work("w5", "5A-math", 4, "");
    quarter.mark_kind = MarkKind::period;
    put(bundle.line_items, quarter);

    put(bundle.results, mark("r1", "w1", "ivan", "5"));
    put(bundle.results, mark("r2", "w2", "ivan", "4"));
    put(bundle.results, mark("r3", "w1", "maria", "2"));
    auto dot = mark("r4", "w3", "ivan", "");
    dot.score_status = Result::ScoreStatus::not_submitted;
    dot.score = journal::Points{0};
    dot.due_date = day_after(9);
    put(bundle.results, dot);
    put(bundle.results, mark("r5", "w4", "maria", "5-"));
    put(bundle.results, mark("r6", "w5", "ivan", "4"));

    Attendance ill;
    ill.sourced_id = "a1";
    ill.user = "ivan";
    ill.date = day_after(1);
    ill.code = Attendance::Code::ill;
    ill.comment = "Справка";
    put(bundle.attendance, ill);
    Attendance late = ill;
    late.sourced_id = "a2";
    late.date = day_after(0);
    late.lesson = "mon-eng1";
    late.code = Attendance::Code::late;
    late.minutes = minutes{10};
    put(bundle.attendance, late);

    Remark remark;
    remark.sourced_id = "m1";
    remark.user = "ivan";
    remark.lesson = "mon-math";
    remark.text = "Работал отлично";
    put(bundle.remarks, remark);
}

}  // namespace

journal::SchoolDay day_after(int days) {
    return journal::SchoolDay{std::chrono::sys_days{monday} + std::chrono::days{days}};
}

Bundle small_school() {
    Bundle bundle;
    bundle.source_code = "small";
    bundle.source_name = "Small school";
    Org school;
    school.sourced_id = "school";
    school.name = "Школа № 1";
    school.address = "Москва, Садовая, 1";
    school.phone = "+7 495 000-00-00";
    put(bundle.orgs, school);
    using std::chrono::year;
    AcademicSession whole;
    whole.sourced_id = "year";
    whole.title = "2025/26";
    whole.first_day = year{2025} / 9 / 1;
    whole.last_day = year{2026} / 5 / 26;
    whole.school_year = 2026;
    AcademicSession quarter = whole;
    quarter.sourced_id = "quarter";
    quarter.title = "I четверть";
    quarter.type = AcademicSession::Type::grading_period;
    quarter.last_day = year{2025} / 10 / 24;
    quarter.parent = "year";
    // The child stands before its parent: rows come in any order.
    put(bundle.academic_sessions, quarter);
    put(bundle.academic_sessions, whole);
    for (const auto& [id, title] : {std::pair{"math", "Математика"}, std::pair{"english", "Английский язык"}}) {
        Course course;
        course.sourced_id = id;
        course.title = title;
        course.org = "school";
        put(bundle.courses, course);
    }
    put_people(bundle);
    put_classes(bundle);
    put_week(bundle);
    put_marks(bundle);
    return bundle;
}

sql::ImportOptions by_test() {
    return {.mode = sql::ImportOptions::Mode::apply,
            .imported_by = "test",
            .request_id = "r-1",
            .now = std::chrono::sys_seconds{std::chrono::sys_days{monday}},
            .utc_offset = std::chrono::hours{3},
            .progress = {}};
}

void load(sql::Database& database, const Bundle& bundle) {
    static_cast<void>(sql::import_bundle(database, bundle, by_test()));
}

std::int64_t key_of(sql::Database& database,
                    const std::string& entity,
                    const std::string& sourced_id,
                    const std::string& source) {
    const auto rows = sql::ask_once<sql::Single<std::int64_t>>(
        database.connection(),
        "SELECT local_id FROM source_records WHERE entity = $1 AND sourced_id = $2 AND source = $3",
        entity,
        sourced_id,
        source);
    return rows.at(0).value;
}

journal::PupilId pupil(sql::Database& database, const std::string& sourced_id, const std::string& source) {
    return {key_of(database, "users", sourced_id, source)};
}

Result mark(const std::string& id, const std::string& work, const std::string& student, const std::string& text) {
    Result result;
    result.sourced_id = id;
    result.line_item = work;
    result.student = student;
    result.text_score = text;
    if (!text.empty()) {
        result.score = journal::Points{(text.front() - '0') * std::int64_t{100}};
    }
    result.score_date = monday;
    return result;
}

}  // namespace mrko::tests
