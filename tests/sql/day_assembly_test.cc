// SPDX-License-Identifier: Apache-2.0
#include "sql/day_assembly.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

namespace mrko::tests {

namespace {

using journal::Absence;
using journal::Lesson;

/// Monday 15 September 2025.
journal::SchoolWeek week() {
    return journal::SchoolWeek::of(std::chrono::year{2025} / 9 / 15);
}

sql::LessonRow lesson(std::int64_t id, const std::string& day, int number, const std::string& subject) {
    sql::LessonRow row;
    row.id = id;
    row.class_id = 10 + id;
    row.day = day;
    row.number = number;
    row.subject = subject;
    row.status = "held";
    return row;
}

sql::SlotRow slot(std::int64_t id, int day_of_week, int cycle) {
    sql::SlotRow row;
    row.id = id;
    row.class_id = 100 + id;
    row.week_cycle = cycle;
    row.day_of_week = day_of_week;
    row.number = 2;
    row.subject = "История";
    row.member_from = row.slot_from = row.period_from = "0001-01-01";
    row.member_until = row.slot_until = row.period_until = "9999-12-31";
    return row;
}

sql::FactRow fact(const std::string& what, const std::string& day, const std::string& code) {
    static std::int64_t id = 0;
    sql::FactRow row;
    row.what = what;
    row.day = day;
    row.id = ++id;
    row.code = code;
    return row;
}

sql::MarkRow mark(const std::string& day, const std::string& shown) {
    sql::MarkRow row;
    row.id = 1;
    row.day = day;
    row.class_id = 999;
    row.subject = "Химия";
    row.state = "given";
    row.shown = shown;
    row.scale = "five";
    row.points = 500;
    row.weight = 1000;
    return row;
}

}  // namespace

class DayAssemblyTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DayAssemblyTest);
    CPPUNIT_TEST(a_name_is_cut_to_initials);
    CPPUNIT_TEST(a_row_that_came_twice_is_shown_once);
    CPPUNIT_TEST(a_record_of_one_lesson_overrules_the_day);
    CPPUNIT_TEST(presence_and_foreign_codes_are_no_absence);
    CPPUNIT_TEST(saturday_is_shown_when_the_class_has_lessons_on_it);
    CPPUNIT_TEST(a_mark_of_sunday_is_not_lost);
    CPPUNIT_TEST(a_span_has_every_day_but_sundays_without_marks);
    CPPUNIT_TEST(a_mark_stands_in_a_lesson_of_its_subject_where_its_class_has_none);
    CPPUNIT_TEST(a_long_span_takes_as_long_as_its_days);
    CPPUNIT_TEST(the_other_week_of_a_cycle_is_not_shown);
    CPPUNIT_TEST(a_moved_working_day_holds_the_lessons_of_another);
    CPPUNIT_TEST(the_bells_of_a_short_day_replace_the_usual_ones);
    CPPUNIT_TEST(the_timetable_is_silent_on_a_holiday);
    CPPUNIT_TEST(a_lesson_without_bells_has_no_times);
    CPPUNIT_TEST_SUITE_END();

public:
    void a_name_is_cut_to_initials() {
        CPPUNIT_ASSERT_EQUAL(std::string{"Ёлкина Ж. Ц."}, sql::short_name("Ёлкина", "Жанна", "Цезаревна"));
        CPPUNIT_ASSERT_EQUAL(std::string{"Smith J."}, sql::short_name("Smith", "John", ""));
        CPPUNIT_ASSERT_EQUAL(std::string{}, sql::short_name("", "", ""));
    }

    void a_row_that_came_twice_is_shown_once() {
        sql::DayRows rows;
        rows.lessons = {lesson(1, "2025-09-15", 1, "Алгебра"), lesson(1, "2025-09-15", 1, "Алгебра")};
        auto homework = fact("homework", "2025-09-15", "set");
        homework.class_id = 11;
        homework.text = "Упр. 1";
        rows.facts = {homework, homework};
        const auto page = sql::assemble_week(week(), rows);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, page.days[0].lessons.size());
        CPPUNIT_ASSERT_EQUAL(std::string{"Упр. 1"}, page.days[0].lessons[0].homework.text);
    }

    void a_record_of_one_lesson_overrules_the_day() {
        sql::DayRows rows;
        rows.lessons = {lesson(1, "2025-09-15", 1, "Алгебра"), lesson(2, "2025-09-15", 2, "Физика")};
        auto late = fact("attendance", "2025-09-15", "late");
        late.lesson_id = 2;
        late.amount = 7;
        rows.facts = {late, fact("attendance", "2025-09-15", "absent")};
        const auto page = sql::assemble_week(week(), rows);
        CPPUNIT_ASSERT(page.days[0].lessons[0].absence.value().reason == Absence::Reason::absent);
        CPPUNIT_ASSERT(page.days[0].lessons[1].absence.value().reason == Absence::Reason::late);
        CPPUNIT_ASSERT(page.days[0].lessons[1].absence->late_by == std::chrono::minutes{7});
        CPPUNIT_ASSERT_EQUAL(1, page.missed_lessons);
    }

    void presence_and_foreign_codes_are_no_absence() {
        for (const auto* const code : {"present", "early", "other"}) {
            sql::DayRows rows;
            rows.lessons = {lesson(1, "2025-09-15", 1, "Алгебра")};
            rows.facts = {fact("attendance", "2025-09-15", code)};
            CPPUNIT_ASSERT(!sql::assemble_week(week(), rows).days[0].lessons[0].absence);
        }
    }

    void saturday_is_shown_when_the_class_has_lessons_on_it() {
        CPPUNIT_ASSERT_EQUAL(std::size_t{5}, sql::assemble_week(week(), {}).days.size());
        sql::DayRows rows;
        rows.lessons = {lesson(1, "2025-09-20", 1, "Алгебра")};
        CPPUNIT_ASSERT_EQUAL(std::size_t{6}, sql::assemble_week(week(), rows).days.size());
        // A six-day form keeps its Saturday in a week of lessons that has none on it.
        sql::DayRows timetable;
        timetable.lessons = {lesson(1, "2025-09-15", 1, "Алгебра")};
        timetable.slots = {slot(1, 6, 0)};
        timetable.facts = {fact("calendar", "2025-09-20", "holiday")};
        const auto page = sql::assemble_week(week(), timetable);
        CPPUNIT_ASSERT_EQUAL(std::size_t{6}, page.days.size());
        CPPUNIT_ASSERT(page.days[5].lessons.empty());
    }

    void a_mark_of_sunday_is_not_lost() {
        sql::DayRows rows;
        rows.marks = {mark("2025-09-21", "5")};
        const auto page = sql::assemble_week(week(), rows);
        CPPUNIT_ASSERT_EQUAL(std::size_t{5}, page.days.size());
        const auto& extra = page.days[4].lessons.at(0);
        CPPUNIT_ASSERT_EQUAL(0, extra.number);
        CPPUNIT_ASSERT_EQUAL(std::string{"Химия"}, extra.subject);
        CPPUNIT_ASSERT_EQUAL(1, page.counted_marks);
    }

    void a_span_has_every_day_but_sundays_without_marks() {
        sql::DayRows rows;
        rows.lessons = {lesson(1, "2025-09-15", 1, "Алгебра")};
        rows.marks = {mark("2025-09-21", "5")};
        const journal::DaySpan span{std::chrono::year{2025} / 9 / 14, std::chrono::year{2025} / 9 / 28};
        const auto days = sql::assemble_days(span, rows);
        // Two weeks of six days, and of three Sundays the one with a mark.
        CPPUNIT_ASSERT_EQUAL(std::size_t{13}, days.size());
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-09-15"}, journal::iso(days[0].date));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, days[0].lessons.size());
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-09-20"}, journal::iso(days[5].date));
        CPPUNIT_ASSERT(days[5].lessons.empty());
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-09-21"}, journal::iso(days[6].date));
        CPPUNIT_ASSERT_EQUAL(std::string{"5"}, days[6].lessons.at(0).marks.at(0).shown);
    }

    void a_mark_stands_in_a_lesson_of_its_subject_where_its_class_has_none() {
        sql::DayRows rows;
        rows.lessons = {lesson(1, "2025-09-15", 1, "Алгебра"), lesson(2, "2025-09-15", 2, "Английский язык")};
        rows.lessons[0].subject_id = 7;
        rows.lessons[1].subject_id = 8;
        rows.lessons[1].subgroup = "1";
        rows.marks = {mark("2025-09-15", "4"), mark("2025-09-15", "3")};
        rows.marks[0].subject_id = 8;
        rows.marks[0].set_on = "2025-09-17";
        rows.marks[0].corrected = 1;
        rows.marks[1].subject_id = 9;
        const auto day = sql::assemble_days({week().monday(), week().monday()}, rows).at(0);
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, day.lessons.size());
        const auto& placed = day.lessons[1];
        CPPUNIT_ASSERT_EQUAL(std::int64_t{8}, placed.subject_id.value);
        CPPUNIT_ASSERT_EQUAL(std::string{"1"}, placed.subgroup);
        CPPUNIT_ASSERT_EQUAL(std::string{"4"}, placed.marks.at(0).shown);
        CPPUNIT_ASSERT(placed.marks[0].corrected);
        CPPUNIT_ASSERT_EQUAL(std::string{"2025-09-17"}, journal::iso(placed.marks[0].set_on));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{9}, day.lessons[2].subject_id.value);
        CPPUNIT_ASSERT_EQUAL(0, day.lessons[2].number);
    }

    /// Forty years with eight lessons a day; looking at every row for every day would be half a milliard of looks.
    void a_long_span_takes_as_long_as_its_days() {
        sql::DayRows rows;
        const journal::DaySpan span{std::chrono::year{1990} / 1 / 1, std::chrono::year{2029} / 12 / 31};
        std::int64_t id = 0;
        for (std::chrono::sys_days at{span.first}; at <= std::chrono::sys_days{span.last}; at += std::chrono::days{1}) {
            for (int number = 1; number <= 8; ++number) {
                rows.lessons.push_back(lesson(++id, journal::iso(at), number, "Алгебра"));
            }
        }
        const auto begin = std::chrono::steady_clock::now();
        const auto days = sql::assemble_days(span, rows);
        const auto took = std::chrono::steady_clock::now() - begin;
        CPPUNIT_ASSERT_EQUAL(std::size_t{8}, days.at(0).lessons.size());
        CPPUNIT_ASSERT(took < std::chrono::seconds{20});
    }

    void the_other_week_of_a_cycle_is_not_shown() {
        sql::DayRows rows;
        rows.slots = {slot(1, 1, 1), slot(2, 1, 2)};
        auto second = fact("calendar", "2025-09-15", "school");
        second.amount = 2;
        rows.facts = {second};
        const auto page = sql::assemble_week(week(), rows);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, page.days[0].lessons.size());
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, page.days[0].lessons[0].id.value);
    }

    void a_moved_working_day_holds_the_lessons_of_another() {
        sql::DayRows rows;
        rows.slots = {slot(1, 1, 0)};
        auto moved = fact("calendar", "2025-09-20", "school");
        moved.held_as = 1;
        rows.facts = {moved};
        const auto page = sql::assemble_week(week(), rows);
        CPPUNIT_ASSERT_EQUAL(std::size_t{6}, page.days.size());
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, page.days[5].lessons.size());
    }

    void the_bells_of_a_short_day_replace_the_usual_ones() {
        sql::DayRows rows;
        rows.slots = {slot(1, 1, 0)};
        rows.slots[0].begins = 570;
        rows.slots[0].ends = 615;
        rows.bells = {{.day = "2025-09-15", .number = 2, .begins = 550, .ends = 580}};
        const auto page = sql::assemble_week(week(), rows);
        CPPUNIT_ASSERT(page.days[0].lessons[0].times ==
                       (journal::TimeRange{std::chrono::minutes{550}, std::chrono::minutes{580}}));
    }

    void the_timetable_is_silent_on_a_holiday() {
        sql::DayRows rows;
        rows.slots = {slot(1, 1, 0)};
        auto holiday = fact("calendar", "2025-09-15", "holiday");
        holiday.text = "Осенние каникулы";
        rows.facts = {holiday};
        const auto page = sql::assemble_week(week(), rows);
        CPPUNIT_ASSERT(page.days[0].lessons.empty());
        CPPUNIT_ASSERT_EQUAL(std::string{"Осенние каникулы"}, page.days[0].title);
    }

    void a_lesson_without_bells_has_no_times() {
        sql::DayRows rows;
        rows.lessons = {lesson(1, "2025-09-15", 1, "Алгебра")};
        CPPUNIT_ASSERT(!sql::assemble_week(week(), rows).days[0].lessons[0].times);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DayAssemblyTest);

}  // namespace mrko::tests
