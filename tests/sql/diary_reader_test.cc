// SPDX-License-Identifier: Apache-2.0
#include "sql/diary_reader.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include "tests/sql/both_databases.h"
#include "tests/sql/small_school.h"

namespace mrko::tests {

namespace {

using journal::Day;
using journal::Homework;
using journal::Lesson;
using journal::Mark;

/// A school that is loaded, and its reader.
struct Loaded {
    explicit Loaded(const sql::DatabaseOptions& options, const exchange::Bundle& bundle = small_school())
        : database(options), reader(sql::make_diary_reader(database)) {
        load(database, bundle);
    }

    journal::Week week_of(const std::string& child, const journal::SchoolDay& day = monday) {
        return reader->week(grant_for(pupil(database, child)), journal::SchoolWeek::of(day));
    }

    sql::Database database;
    std::unique_ptr<sql::DiaryReader> reader;
};

std::string shown(const Lesson& lesson) {
    std::string text;
    for (const auto& mark : lesson.marks) {
        text += (text.empty() ? "" : "/") + (mark.state == Mark::State::pending ? "." : mark.shown);
    }
    return text;
}

/// The school without lesson rows, with a timetable: math on Mondays as the first lesson and on Saturdays.
exchange::Bundle school_with_a_timetable() {
    auto bundle = small_school();
    bundle.lessons.rows.clear();
    bundle.remarks.rows.clear();
    bundle.homework.rows.clear();
    std::erase_if(bundle.attendance.rows, [](const auto& entry) { return !entry.lesson.empty(); });
    for (auto& work : bundle.line_items.rows) {
        work.lesson.clear();
    }
    bundle.bells.mode = exchange::Mode::bulk;
    exchange::Bell bell;
    bell.sourced_id = "bell1";
    bell.school = "school";
    bell.schedule_name = "usual";
    bell.lesson_number = 1;
    bell.start = std::chrono::minutes{510};
    bell.end = std::chrono::minutes{555};
    bundle.bells.rows = {bell};
    bundle.timetable.mode = exchange::Mode::bulk;
    for (const int day : {1, 6}) {
        exchange::TimetableSlot slot;
        slot.sourced_id = "slot" + std::to_string(day);
        slot.class_id = "5A-math";
        slot.session = "quarter";
        slot.day_of_week = day;
        slot.lesson_number = 1;
        slot.bell = "bell1";
        slot.location = "301";
        bundle.timetable.rows.push_back(slot);
    }
    return bundle;
}

}  // namespace

class DiaryReaderTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DiaryReaderTest);
    CPPUNIT_TEST(the_card_names_school_form_teacher_and_year);
    CPPUNIT_TEST(the_preview_shows_one_letter_of_the_family_name);
    CPPUNIT_TEST(a_child_sees_the_own_subgroup_alone);
    CPPUNIT_TEST(brother_and_sister_in_one_form_never_mix);
    CPPUNIT_TEST(two_marks_of_one_lesson_stand_in_one_cell);
    CPPUNIT_TEST(homework_is_set_or_nothing_or_not_filled_in);
    CPPUNIT_TEST(replaced_and_cancelled_lessons_say_so);
    CPPUNIT_TEST(a_dot_waits_and_never_counts);
    CPPUNIT_TEST(the_average_of_the_week_is_weighted_and_exact);
    CPPUNIT_TEST(a_sick_day_spreads_on_the_lessons_that_take_place);
    CPPUNIT_TEST(a_holiday_has_a_name_and_saturday_is_not_shown);
    CPPUNIT_TEST(a_pupil_who_changed_the_subgroup_sees_each_day_as_it_was);
    CPPUNIT_TEST(the_timetable_stands_in_for_lessons_that_nobody_wrote);
    CPPUNIT_TEST(a_final_mark_is_no_mark_of_the_week);
    CPPUNIT_TEST(an_unknown_pupil_has_an_empty_week);
    CPPUNIT_TEST(a_pupil_reads_no_remark_for_parents_alone);
    CPPUNIT_TEST_SUITE_END();

public:
    void the_card_names_school_form_teacher_and_year() {
        on_both([](const sql::DatabaseOptions& options) {
            Loaded school{options};
            const auto card = school.reader->card(grant_for(pupil(school.database, "ivan")), monday);
            CPPUNIT_ASSERT_EQUAL(std::string{"Иван"}, card.given_name);
            CPPUNIT_ASSERT_EQUAL(std::string{"5А"}, card.class_name);
            CPPUNIT_ASSERT_EQUAL(std::string{"Школа № 1"}, card.school_name);
            CPPUNIT_ASSERT_EQUAL(std::string{"Иванова А. В."}, card.class_teacher);
            CPPUNIT_ASSERT(card.year.has_value());
            CPPUNIT_ASSERT_EQUAL(std::string{"2026-05-26"}, journal::iso(card.year->last));
        });
    }

    void the_preview_shows_one_letter_of_the_family_name() {
        on_both([](const sql::DatabaseOptions& options) {
            Loaded school{options};
            const auto preview = school.reader->preview(preview_for(pupil(school.database, "maria")), monday);
            CPPUNIT_ASSERT_EQUAL(std::string{"Мария"}, preview.given_name);
            CPPUNIT_ASSERT_EQUAL(std::string{"П"}, preview.family_initial);
            CPPUNIT_ASSERT_EQUAL(std::string{"5А"}, preview.class_name);
        });
    }

    void a_child_sees_the_own_subgroup_alone() {
        on_both([](const sql::DatabaseOptions& options) {
            Loaded school{options};
            const auto ivan = school.week_of("ivan");
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, ivan.days[0].lessons.size());
            CPPUNIT_ASSERT_EQUAL(std::string{"Смит Д."}, ivan.days[0].lessons[1].teacher);
            const auto maria = school.week_of("maria");
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, maria.days[0].lessons.size());
            CPPUNIT_ASSERT_EQUAL(std::string{"Браун А."}, maria.days[0].lessons[1].teacher);
        });
    }

    void brother_and_sister_in_one_form_never_mix() {
        on_both([](const sql::DatabaseOptions& options) {
            Loaded school{options};
            // One reader and its kept statements for both, to and fro.
            for (int round = 0; round < 3; ++round) {
                CPPUNIT_ASSERT_EQUAL(std::string{"5/4"}, shown(school.week_of("ivan").days[0].lessons[0]));
                CPPUNIT_ASSERT_EQUAL(std::string{"2"}, shown(school.week_of("maria").days[0].lessons[0]));
                CPPUNIT_ASSERT_EQUAL(std::string{}, shown(school.week_of("oleg").days[0].lessons[0]));
            }
            CPPUNIT_ASSERT_EQUAL(std::string{"5-"}, shown(school.week_of("maria").days[0].lessons[1]));
        });
    }

    void two_marks_of_one_lesson_stand_in_one_cell() {
        on_both([](const sql::DatabaseOptions& options) {
            Loaded school{options};
            const auto week = school.week_of("ivan");
            const auto& marks = week.days[0].lessons[0].marks;
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, marks.size());
            CPPUNIT_ASSERT_EQUAL(std::int64_t{2500}, marks[1].weight.thousandths);
            CPPUNIT_ASSERT_EQUAL(std::string{"Контрольная работа"}, marks[1].kind);
            CPPUNIT_ASSERT_EQUAL(5, marks[0].five.value());
        });
    }

    void homework_is_set_or_nothing_or_not_filled_in() {
        on_both([](const sql::DatabaseOptions& options) {
            Loaded school{options};
            const auto week = school.week_of("ivan");
            const auto& set = week.days[0].lessons[0].homework;
            CPPUNIT_ASSERT(set.state == Homework::State::set);
            CPPUNIT_ASSERT_EQUAL(std::string{"Упр. 5"}, set.text);
            CPPUNIT_ASSERT(week.days[1].lessons[0].homework.state == Homework::State::nothing_set);
            CPPUNIT_ASSERT(week.days[2].lessons[0].homework.state == Homework::State::not_filled);
            // The homework of the other subgroup is not Ivan's.
            CPPUNIT_ASSERT(week.days[0].lessons[1].homework.state == Homework::State::not_filled);
        });
    }

    void replaced_and_cancelled_lessons_say_so() {
        on_both([](const sql::DatabaseOptions& options) {
            Loaded school{options};
            const auto week = school.week_of("ivan");
            const auto& replaced = week.days[1].lessons[0];
            CPPUNIT_ASSERT(replaced.status == Lesson::Status::replaced);
            CPPUNIT_ASSERT_EQUAL(std::string{"Иванова А. В."}, replaced.teacher);
            CPPUNIT_ASSERT_EQUAL(std::string{"Смит Д."}, replaced.substitute);
            CPPUNIT_ASSERT_EQUAL(std::string{"Дроби"}, replaced.topic);
            CPPUNIT_ASSERT(week.days[1].lessons[1].status == Lesson::Status::cancelled);
        });
    }

    void a_dot_waits_and_never_counts() {
        on_both([](const sql::DatabaseOptions& options) {
            Loaded school{options};
            const auto week = school.week_of("ivan");
            const auto& dot = week.days[2].lessons[0].marks.at(0);
            CPPUNIT_ASSERT(dot.state == Mark::State::pending);
            CPPUNIT_ASSERT(!dot.points.has_value());
            CPPUNIT_ASSERT_EQUAL(journal::iso(day_after(9)), journal::iso(dot.due.value()));
            CPPUNIT_ASSERT_EQUAL(2, week.counted_marks);
        });
    }

    void the_average_of_the_week_is_weighted_and_exact() {
        on_both([](const sql::DatabaseOptions& options) {
            Loaded school{options};
            // (5 * 1 + 4 * 2.5) / 3.5 = 4.2857...
            CPPUNIT_ASSERT_EQUAL(std::int64_t{429}, school.week_of("ivan").average.value().hundredths);
            CPPUNIT_ASSERT(!school.week_of("oleg").average.has_value());
        });
    }

    void a_sick_day_spreads_on_the_lessons_that_take_place() {
        on_both([](const sql::DatabaseOptions& options) {
            Loaded school{options};
            const auto week = school.week_of("ivan");
            CPPUNIT_ASSERT(week.days[1].lessons[0].absence.value().reason == journal::Absence::Reason::ill);
            CPPUNIT_ASSERT(!week.days[1].lessons[1].absence.has_value());
            const auto& late = week.days[0].lessons[1].absence.value();
            CPPUNIT_ASSERT(late.reason == journal::Absence::Reason::late);
            CPPUNIT_ASSERT(late.late_by == std::chrono::minutes{10});
            CPPUNIT_ASSERT_EQUAL(1, week.missed_lessons);
            CPPUNIT_ASSERT_EQUAL(std::string{"Работал отлично"}, week.days[0].lessons[0].remarks.at(0));
            CPPUNIT_ASSERT_EQUAL(0, school.week_of("maria").missed_lessons);
        });
    }

    void a_holiday_has_a_name_and_saturday_is_not_shown() {
        on_both([](const sql::DatabaseOptions& options) {
            Loaded school{options};
            const auto week = school.week_of("ivan");
            CPPUNIT_ASSERT_EQUAL(std::size_t{5}, week.days.size());
            CPPUNIT_ASSERT(week.days[3].kind == Day::Kind::holiday);
            CPPUNIT_ASSERT_EQUAL(std::string{"Осенние каникулы"}, week.days[3].title);
            CPPUNIT_ASSERT(week.days[2].kind == Day::Kind::school);
        });
    }

    void a_pupil_who_changed_the_subgroup_sees_each_day_as_it_was() {
        on_both([](const sql::DatabaseOptions& options) {
            auto bundle = small_school();
            for (auto& entry : bundle.enrollments.rows) {
                if (entry.sourced_id == "in-5A-eng1-ivan") {
                    entry.last_day = day_after(0);
                }
            }
            auto moved = bundle.enrollments.rows.front();
            moved.sourced_id = "moved";
            moved.class_id = "5A-eng2";
            moved.user = "ivan";
            moved.first_day = day_after(1);
            bundle.enrollments.rows.push_back(moved);
            Loaded school{options, bundle};
            const auto week = school.week_of("ivan");
            CPPUNIT_ASSERT_EQUAL(std::string{"Смит Д."}, week.days[0].lessons.at(1).teacher);
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, week.days[1].lessons.size());
        });
    }

    void the_timetable_stands_in_for_lessons_that_nobody_wrote() {
        on_both([](const sql::DatabaseOptions& options) {
            Loaded school{options, school_with_a_timetable()};
            const auto week = school.week_of("ivan");
            CPPUNIT_ASSERT_EQUAL(std::size_t{6}, week.days.size());
            const auto& lesson = week.days[0].lessons.at(0);
            CPPUNIT_ASSERT_EQUAL(std::string{"Математика"}, lesson.subject);
            CPPUNIT_ASSERT_EQUAL(std::string{"301"}, lesson.room);
            CPPUNIT_ASSERT(lesson.times.value().begin == std::chrono::minutes{510});
            CPPUNIT_ASSERT_EQUAL(std::string{"5/4"}, shown(lesson));
            // A mark on a day without a lesson of its subject stands in a row of its own.
            const auto& extra = week.days[2].lessons.at(0);
            CPPUNIT_ASSERT_EQUAL(0, extra.number);
            CPPUNIT_ASSERT_EQUAL(std::string{"."}, shown(extra));
        });
    }

    void a_final_mark_is_no_mark_of_the_week() {
        on_both([](const sql::DatabaseOptions& options) {
            Loaded school{options};
            for (const auto& day : school.week_of("ivan").days) {
                for (const auto& lesson : day.lessons) {
                    for (const auto& mark : lesson.marks) {
                        CPPUNIT_ASSERT(mark.work != "Тема w5");
                    }
                }
            }
            CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, count(school.database, "SELECT count(*) FROM final_marks"));
        });
    }

    void an_unknown_pupil_has_an_empty_week() {
        on_both([](const sql::DatabaseOptions& options) {
            Loaded school{options};
            const auto week = school.reader->week(grant_for({999999}), journal::SchoolWeek::of(monday));
            CPPUNIT_ASSERT_EQUAL(std::size_t{5}, week.days.size());
            for (const auto& day : week.days) {
                CPPUNIT_ASSERT(day.lessons.empty());
            }
        });
    }

    void a_pupil_reads_no_remark_for_parents_alone() {
        on_both([](const sql::DatabaseOptions& options) {
            auto bundle = small_school();
            auto secret = bundle.remarks.rows.at(0);
            secret.sourced_id = "m2";
            secret.text = "Только родителям";
            secret.parents_only = true;
            bundle.remarks.rows.push_back(secret);
            Loaded school{options, bundle};
            const auto ivan = pupil(school.database, "ivan");
            const auto week = journal::SchoolWeek::of(monday);
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, school.week_of("ivan").days[0].lessons[0].remarks.size());
            const auto own = school.reader->week(own_grant_for(ivan), week).days[0].lessons[0].remarks;
            CPPUNIT_ASSERT(own == std::vector{std::string{"Работал отлично"}});
            const auto days = school.reader->days(own_grant_for(ivan), {.first = monday, .last = monday});
            CPPUNIT_ASSERT(days.at(0).lessons.at(0).remarks == own);
        });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DiaryReaderTest);

}  // namespace mrko::tests
