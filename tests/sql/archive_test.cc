// SPDX-License-Identifier: Apache-2.0
// Former years and former schools of a child stay readable and unchanged.
#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>

#include "sql/announcement_reader.h"
#include "sql/diary_reader.h"
#include "sql/study_reader.h"
#include "tests/sql/both_databases.h"
#include "tests/sql/small_school.h"

namespace mrko::tests {

namespace {

using exchange::Bundle;
using exchange::Mode;

exchange::CalendarDay holiday(const std::string& school, int days, const std::string& title) {
    exchange::CalendarDay day;
    day.sourced_id = school + std::to_string(days);
    day.school = school;
    day.date = day_after(days);
    day.kind = exchange::CalendarDay::Kind::holiday;
    day.title = title;
    return day;
}

exchange::SchoolEvent event(const std::string& school, const std::string& class_id, int days) {
    exchange::SchoolEvent event;
    event.sourced_id = "event-" + school + class_id + std::to_string(days);
    event.school = school;
    event.class_id = class_id;
    event.start = {.day = day_after(days), .time = std::chrono::minutes{18 * 60}};
    event.title = "Концерт " + school + class_id;
    return event;
}

/// Ivan goes over to school 2 on the Monday a week later; there he learns mathematics in form 5Б.
Bundle school_that_ivan_left() {
    auto bundle = small_school();
    auto second = bundle.orgs.rows[0];
    second.sourced_id = "school2";
    second.name = "Школа № 2";
    bundle.orgs.rows.push_back(second);
    auto course = bundle.courses.rows[0];
    course.sourced_id = "math2";
    course.org = "school2";
    bundle.courses.rows.push_back(course);
    auto form = bundle.classes.rows[0];
    form.sourced_id = "5B";
    form.title = "5Б";
    form.school = "school2";
    bundle.classes.rows.push_back(form);
    auto group = bundle.classes.rows[1];
    group.sourced_id = "5B-math";
    group.course = "math2";
    group.school = "school2";
    group.homeroom = "5B";
    bundle.classes.rows.push_back(group);
    for (auto& entry : bundle.enrollments.rows) {
        if (entry.user == "ivan") {
            entry.last_day = day_after(6);
        }
    }
    auto member = bundle.enrollments.rows[0];
    member.sourced_id = "in-5B-ivan";
    member.class_id = "5B";
    member.school = "school2";
    member.user = "ivan";
    member.first_day = day_after(7);
    member.last_day.reset();
    bundle.enrollments.rows.push_back(member);
    for (auto& user : bundle.users.rows) {
        if (user.sourced_id == "ivan") {
            user.primary_org = "school2";
        }
    }
    for (auto& role : bundle.roles.rows) {
        if (role.user == "ivan") {
            role.org = "school2";
        }
    }
    auto lesson = bundle.lessons.rows[0];
    lesson.sourced_id = "mon2-math";
    lesson.class_id = "5B-math";
    lesson.date = day_after(7);
    bundle.lessons.rows.push_back(lesson);
    lesson.sourced_id = "mon2-math-old";
    lesson.class_id = "5A-math";
    bundle.lessons.rows.push_back(lesson);
    bundle.days.rows.push_back(holiday("school2", 2, "Каникулы второй школы"));
    bundle.days.rows.push_back(holiday("school2", 8, "Каникулы второй школы"));
    bundle.days.rows.push_back(holiday("school", 9, "Каникулы первой школы"));
    bundle.events.mode = Mode::bulk;
    for (const int days : {1, 10}) {
        bundle.events.rows.push_back(event("school", "", days));
        bundle.events.rows.push_back(event("school2", "", days));
        bundle.events.rows.push_back(event("school", "5A", days));
        bundle.events.rows.push_back(event("school2", "5B", days));
    }
    return bundle;
}

std::vector<std::string> titles(const std::vector<journal::Announcement>& all) {
    std::vector<std::string> titles;
    for (const auto& one : all) {
        titles.push_back(one.title);
    }
    return titles;
}

/// The year after: new sessions and classes, everybody one form higher, nothing of the year before.
Bundle next_year() {
    auto bundle = small_school();
    using std::chrono::year;
    auto& sessions = bundle.academic_sessions.rows;
    sessions[0].sourced_id = "quarter-27";
    sessions[0].parent = "year-27";
    sessions[0].first_day = year{2026} / 9 / 1;
    sessions[0].last_day = year{2026} / 10 / 23;
    sessions[0].school_year = 2027;
    sessions[1].sourced_id = "year-27";
    sessions[1].title = "2026/27";
    sessions[1].first_day = year{2026} / 9 / 1;
    sessions[1].last_day = year{2027} / 5 / 26;
    sessions[1].school_year = 2027;
    for (auto& group : bundle.classes.rows) {
        group.sourced_id = "6" + group.sourced_id.substr(1);
        group.title = group.type == exchange::Class::Type::homeroom ? "6А" : "6" + group.title;
        group.homeroom = group.homeroom.empty() ? "" : "6A";
        group.terms = {"quarter-27"};
    }
    for (auto& entry : bundle.enrollments.rows) {
        entry.sourced_id += "-27";
        entry.class_id = "6" + entry.class_id.substr(1);
    }
    bundle.lessons.rows.clear();
    bundle.homework.rows.clear();
    bundle.line_items.rows.clear();
    bundle.results.rows.clear();
    bundle.attendance.rows.clear();
    bundle.remarks.rows.clear();
    bundle.days.rows.clear();
    return bundle;
}

/// Everything that the diary of a child says about the small school's week.
std::string told(sql::DiaryReader& reader, const access::PupilGrant& grant) {
    std::string text;
    for (const auto& day : reader.days(grant, {day_after(0), day_after(5)})) {
        text += journal::iso(day.date) + day.title + '\n';
        for (const auto& lesson : day.lessons) {
            text += std::to_string(lesson.number) + lesson.subject + lesson.teacher + lesson.topic +
                    lesson.homework.text + (lesson.absence ? lesson.absence->comment : "");
            for (const auto& mark : lesson.marks) {
                text += ' ' + mark.shown + mark.work + std::to_string(mark.weight.thousandths);
            }
            for (const auto& remark : lesson.remarks) {
                text += ' ' + remark;
            }
            text += '\n';
        }
    }
    const auto card = reader.card(grant, monday);
    return text + card.class_name + card.school_name + card.class_teacher;
}

}  // namespace

class ArchiveTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ArchiveTest);
    CPPUNIT_TEST(each_day_shows_the_school_of_that_day);
    CPPUNIT_TEST(the_bells_are_those_of_the_school_of_the_day);
    CPPUNIT_TEST(announcements_are_those_of_the_school_and_class_of_the_day);
    CPPUNIT_TEST(a_set_of_the_next_year_leaves_the_year_before_as_it_was);
    CPPUNIT_TEST(a_pupil_who_left_the_school_keeps_the_days_until_then);
    CPPUNIT_TEST_SUITE_END();

public:
    void each_day_shows_the_school_of_that_day() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, school_that_ivan_left());
            const auto reader = sql::make_diary_reader(database);
            const auto ivan = grant_for(pupil(database, "ivan"));
            CPPUNIT_ASSERT_EQUAL(std::string{"Школа № 1"}, reader->card(ivan, monday).school_name);
            CPPUNIT_ASSERT_EQUAL(std::string{"5А"}, reader->card(ivan, monday).class_name);
            CPPUNIT_ASSERT_EQUAL(std::string{"Иванова А. В."}, reader->card(ivan, monday).class_teacher);
            CPPUNIT_ASSERT_EQUAL(std::string{"Школа № 2"}, reader->card(ivan, day_after(7)).school_name);
            CPPUNIT_ASSERT_EQUAL(std::string{"5Б"}, reader->card(ivan, day_after(7)).class_name);

            const auto days = reader->days(ivan, {day_after(0), day_after(13)});
            CPPUNIT_ASSERT_EQUAL(std::size_t{12}, days.size());
            // The marks of the first school stay in its lessons.
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, days[0].lessons.at(0).marks.size());
            CPPUNIT_ASSERT_EQUAL(std::string{}, days[2].title);
            CPPUNIT_ASSERT(days[3].kind == journal::Day::Kind::holiday);
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, days[6].lessons.size());
            CPPUNIT_ASSERT_EQUAL(key_of(database, "courses", "math2"), days[6].lessons[0].subject_id.value);
            CPPUNIT_ASSERT_EQUAL(std::string{"Каникулы второй школы"}, days[7].title);
            CPPUNIT_ASSERT_EQUAL(std::string{}, days[8].title);
            // Maria stayed.
            const auto marias = reader->days(grant_for(pupil(database, "maria")), {day_after(0), day_after(13)});
            CPPUNIT_ASSERT_EQUAL(std::string{}, marias[7].title);
            CPPUNIT_ASSERT_EQUAL(std::string{"Каникулы первой школы"}, marias[8].title);

            const auto study = sql::make_study_reader(database);
            const auto years = study->years(ivan);
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, years.size());
            CPPUNIT_ASSERT_EQUAL(std::string{"5Б"}, years[0].class_name);
            CPPUNIT_ASSERT_EQUAL(std::string{"Школа № 2"}, years[0].school_name);
            CPPUNIT_ASSERT_EQUAL(std::size_t{3}, study->courses(ivan, years[0]).size());
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, study->final_marks(ivan, years[0]).size());
        });
    }

    void the_bells_are_those_of_the_school_of_the_day() {
        on_both([](const sql::DatabaseOptions& options) {
            auto bundle = school_that_ivan_left();
            bundle.lessons.rows.clear();
            bundle.homework.rows.clear();
            bundle.attendance.rows.clear();
            bundle.remarks.rows.clear();
            for (auto& work : bundle.line_items.rows) {
                work.lesson.clear();
            }
            bundle.bells.mode = Mode::bulk;
            bundle.timetable.mode = Mode::bulk;
            for (const auto& [school, group, start] :
                 {std::tuple{"school", "5A-math", 510}, std::tuple{"school2", "5B-math", 540}}) {
                exchange::Bell bell;
                bell.sourced_id = std::string{"bell-"} + school;
                bell.school = school;
                bell.schedule_name = "usual";
                bell.lesson_number = 1;
                bell.start = std::chrono::minutes{start};
                bell.end = bell.start + std::chrono::minutes{45};
                bundle.bells.rows.push_back(bell);
                exchange::TimetableSlot slot;
                slot.sourced_id = std::string{"slot-"} + school;
                slot.class_id = group;
                slot.session = "year";
                slot.day_of_week = 1;
                slot.lesson_number = 1;
                bundle.timetable.rows.push_back(slot);
                for (const int days : {0, 7}) {
                    auto day = holiday(school, days, "");
                    day.sourced_id += "-bells";
                    day.kind = exchange::CalendarDay::Kind::school;
                    day.schedule_name = "usual";
                    bundle.days.rows.push_back(day);
                }
            }
            sql::Database database{options};
            load(database, bundle);
            const auto reader = sql::make_diary_reader(database);
            const auto begin = [&](int days) {
                const auto ivan = grant_for(pupil(database, "ivan"));
                return reader->days(ivan, {day_after(days), day_after(days)}).at(0).lessons.at(0).times.value().begin;
            };
            CPPUNIT_ASSERT(begin(0) == std::chrono::minutes{510});
            CPPUNIT_ASSERT(begin(7) == std::chrono::minutes{540});
        });
    }

    void announcements_are_those_of_the_school_and_class_of_the_day() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, school_that_ivan_left());
            const auto reader = sql::make_announcement_reader(database);
            const auto ivan = grant_for(pupil(database, "ivan"));
            const auto all = reader->announcements(ivan, {day_after(0), day_after(20)});
            CPPUNIT_ASSERT(
                (titles(all) == std::vector<std::string>{
                                    "Концерт school", "Концерт school5A", "Концерт school2", "Концерт school25B"}));
            CPPUNIT_ASSERT_EQUAL(std::string{"5Б"}, all[3].class_name);
            CPPUNIT_ASSERT(all[0].class_name.empty());
            CPPUNIT_ASSERT(all[0].first == day_after(1));
            CPPUNIT_ASSERT(all[0].begins == std::chrono::minutes{18 * 60});
            CPPUNIT_ASSERT(!all[0].last);
            CPPUNIT_ASSERT(reader->announcements(ivan, {day_after(2), day_after(9)}).empty());
            const auto marias =
                reader->announcements(grant_for(pupil(database, "maria")), {day_after(9), day_after(20)});
            CPPUNIT_ASSERT((titles(marias) == std::vector<std::string>{"Концерт school", "Концерт school5A"}));
        });
    }

    void a_set_of_the_next_year_leaves_the_year_before_as_it_was() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            const auto reader = sql::make_diary_reader(database);
            const auto study = sql::make_study_reader(database);
            const auto ivan = grant_for(pupil(database, "ivan"));
            const auto before = told(*reader, ivan);
            const auto courses = study->courses(ivan, study->years(ivan).at(0)).size();
            auto options_then = by_test();
            options_then.now += std::chrono::days{370};
            static_cast<void>(sql::import_bundle(database, next_year(), options_then));
            CPPUNIT_ASSERT_EQUAL(before, told(*reader, ivan));
            CPPUNIT_ASSERT_EQUAL(std::string{"6А"}, reader->card(ivan, std::chrono::year{2026} / 9 / 10).class_name);
            const auto years = study->years(ivan);
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, years.size());
            CPPUNIT_ASSERT_EQUAL(std::string{"5А"}, years[0].class_name);
            CPPUNIT_ASSERT_EQUAL(std::string{"6А"}, years[1].class_name);
            CPPUNIT_ASSERT_EQUAL(courses, study->courses(ivan, years[0]).size());
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, study->final_marks(ivan, years[0]).size());
            CPPUNIT_ASSERT(study->final_marks(ivan, years[1]).empty());
            CPPUNIT_ASSERT_EQUAL(0, sql::import_bundle(database, next_year(), options_then).changes());
            CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, count(database, "SELECT count(*) FROM mark_versions"));
        });
    }

    void a_pupil_who_left_the_school_keeps_the_days_until_then() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            const auto reader = sql::make_diary_reader(database);
            const auto ivan = grant_for(pupil(database, "ivan"));
            const auto before = told(*reader, ivan);
            auto bundle = small_school();
            const auto of_ivan = [](const auto& record) { return record.user == "ivan"; };
            std::erase_if(bundle.users.rows, [](const auto& user) { return user.sourced_id == "ivan"; });
            for (auto& user : bundle.users.rows) {
                std::erase(user.agents, "ivan");
            }
            std::erase_if(bundle.roles.rows, of_ivan);
            std::erase_if(bundle.enrollments.rows, of_ivan);
            std::erase_if(bundle.attendance.rows, of_ivan);
            std::erase_if(bundle.remarks.rows, of_ivan);
            std::erase_if(bundle.results.rows, [](const auto& result) { return result.student == "ivan"; });
            auto lesson = bundle.lessons.rows[0];
            lesson.sourced_id = "next-week";
            lesson.date = day_after(7);
            bundle.lessons.rows.push_back(lesson);
            auto options_then = by_test();
            options_then.now += std::chrono::days{5};
            static_cast<void>(sql::import_bundle(database, bundle, options_then));
            CPPUNIT_ASSERT_EQUAL(before, told(*reader, ivan));
            CPPUNIT_ASSERT(reader->days(ivan, {day_after(7), day_after(7)}).at(0).lessons.empty());
            CPPUNIT_ASSERT_EQUAL(0, sql::import_bundle(database, bundle, options_then).changes());
            // And back again.
            auto returned = small_school();
            returned.lessons.rows.push_back(lesson);
            load(database, returned);
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, reader->days(ivan, {day_after(7), day_after(7)}).at(0).lessons.size());
        });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ArchiveTest);

}  // namespace mrko::tests
