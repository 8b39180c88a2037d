// SPDX-License-Identifier: Apache-2.0
#include "sql/study_reader.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>

#include "sql/announcement_reader.h"
#include "sql/diary_reader.h"
#include "tests/sql/both_databases.h"
#include "tests/sql/small_school.h"

namespace mrko::tests {

namespace {

using exchange::Bundle;
using exchange::Mode;
using journal::MarkingRules;

/// A school that is loaded, and its reader.
struct Loaded {
    explicit Loaded(const sql::DatabaseOptions& options, const Bundle& bundle = small_school())
        : database(options), reader(sql::make_study_reader(database)) {
        load(database, bundle);
    }

    access::PupilGrant grant(const std::string& child) { return grant_for(pupil(database, child)); }

    journal::StudyYear year(const std::string& child) { return reader->years(grant(child)).at(0); }

    std::vector<journal::Course> courses(const std::string& child) {
        return reader->courses(grant(child), year(child));
    }

    journal::SubjectId subject(const std::string& sourced_id) { return {key_of(database, "courses", sourced_id)}; }

    sql::Database database;
    std::unique_ptr<sql::StudyReader> reader;
};

template <class Record>
Record named(const exchange::Table<Record>& table, const std::string& sourced_id) {
    return *std::ranges::find(table.rows, sourced_id, &Record::sourced_id);
}

exchange::AcademicSession session(const std::string& id, exchange::AcademicSession::Type type, int first, int last) {
    exchange::AcademicSession session;
    session.sourced_id = id;
    session.title = id;
    session.type = type;
    session.first_day = day_after(first);
    session.last_day = day_after(last);
    session.parent = "year";
    session.school_year = 2026;
    return session;
}

/// Mathematics is marked by four quarters, English by two half-years.
Bundle school_of_quarters_and_half_years() {
    using Type = exchange::AcademicSession::Type;
    auto bundle = small_school();
    auto& sessions = bundle.academic_sessions.rows;
    sessions.push_back(session("quarter2", Type::grading_period, 50, 105));
    sessions.push_back(session("quarter3", Type::grading_period, 120, 190));
    sessions.push_back(session("quarter4", Type::grading_period, 200, 250));
    sessions.push_back(session("half1", Type::semester, -14, 105));
    sessions.push_back(session("half2", Type::semester, 120, 250));
    for (auto& group : bundle.classes.rows) {
        if (group.course == "english") {
            group.terms = {"half2", "half1"};
        } else if (group.course == "math") {
            group.terms = {"quarter3", "quarter", "quarter2", "quarter4"};
        }
    }
    return bundle;
}

exchange::MarkingRulesRecord rules(const std::string& id, const std::string& class_id, std::int64_t five) {
    exchange::MarkingRulesRecord record;
    record.sourced_id = id;
    record.school = "school";
    record.class_id = class_id;
    record.title = "Положение " + id;
    record.five = {five};
    record.four = {five - 100};
    record.three = {five - 200};
    return record;
}

std::string name_of(const MarkingRules& rules) {
    return rules.title;
}

}  // namespace

class StudyReaderTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(StudyReaderTest);
    CPPUNIT_TEST(a_year_names_the_form_the_school_and_the_periods);
    CPPUNIT_TEST(a_pupil_in_no_class_has_the_newest_year_of_the_school);
    CPPUNIT_TEST(an_unknown_pupil_has_empty_answers);
    CPPUNIT_TEST(subjects_stand_in_alphabetical_order_with_teacher_and_periods);
    CPPUNIT_TEST(quarters_and_half_years_live_side_by_side);
    CPPUNIT_TEST(a_change_of_subgroup_stays_one_course);
    CPPUNIT_TEST(a_group_without_a_subject_stands_for_one);
    CPPUNIT_TEST(a_school_without_rules_tells_of_none);
    CPPUNIT_TEST(rules_of_a_group_go_before_those_of_the_form_and_of_the_school);
    CPPUNIT_TEST(rules_change_with_the_days);
    CPPUNIT_TEST(a_work_without_a_weight_takes_that_of_its_kind_on_its_day);
    CPPUNIT_TEST(final_marks_stand_with_their_period);
    CPPUNIT_TEST(a_planned_work_is_one_without_a_mark_of_this_child);
    CPPUNIT_TEST(a_mark_has_its_lesson_teacher_and_work);
    CPPUNIT_TEST(the_mark_of_somebody_else_looks_like_none);
    CPPUNIT_TEST(nothing_of_one_child_stands_in_the_answers_of_another);
    CPPUNIT_TEST_SUITE_END();

public:
    void a_year_names_the_form_the_school_and_the_periods() {
        on_both([](const sql::DatabaseOptions& options) {
            Loaded school{options};
            const auto years = school.reader->years(school.grant("ivan"));
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, years.size());
            CPPUNIT_ASSERT_EQUAL(std::string{"2025/26"}, years[0].title);
            CPPUNIT_ASSERT_EQUAL(std::string{"5А"}, years[0].class_name);
            CPPUNIT_ASSERT_EQUAL(std::string{"Школа № 1"}, years[0].school_name);
            CPPUNIT_ASSERT_EQUAL(std::string{"2025-09-01"}, journal::iso(years[0].days.first));
            CPPUNIT_ASSERT_EQUAL(std::string{"2026-05-26"}, journal::iso(years[0].days.last));
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, years[0].periods.size());
            CPPUNIT_ASSERT_EQUAL(std::string{"I четверть"}, years[0].periods[0].title);
            CPPUNIT_ASSERT_EQUAL(std::string{"2025-10-24"}, journal::iso(years[0].periods[0].days.last));
        });
    }

    void a_pupil_in_no_class_has_the_newest_year_of_the_school() {
        on_both([](const sql::DatabaseOptions& options) {
            auto bundle = small_school();
            std::erase_if(bundle.enrollments.rows, [](const auto& entry) { return entry.user == "oleg"; });
            Loaded school{options, bundle};
            const auto year = school.year("oleg");
            CPPUNIT_ASSERT_EQUAL(std::string{"2025/26"}, year.title);
            CPPUNIT_ASSERT_EQUAL(std::string{}, year.class_name);
            CPPUNIT_ASSERT_EQUAL(std::string{"Школа № 1"}, year.school_name);
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, year.periods.size());
            CPPUNIT_ASSERT(school.courses("oleg").empty());
        });
    }

    void an_unknown_pupil_has_empty_answers() {
        on_both([](const sql::DatabaseOptions& options) {
            Loaded school{options};
            const auto nobody = grant_for({999999});
            CPPUNIT_ASSERT(school.reader->years(nobody).empty());
            CPPUNIT_ASSERT(school.reader->courses(nobody, school.year("ivan")).empty());
            CPPUNIT_ASSERT(school.reader->final_marks(nobody, school.year("ivan")).empty());
            CPPUNIT_ASSERT(
                school.reader->planned_works(nobody, school.subject("math"), school.year("ivan").days).empty());
        });
    }

    void subjects_stand_in_alphabetical_order_with_teacher_and_periods() {
        on_both([](const sql::DatabaseOptions& options) {
            Loaded school{options};
            const auto courses = school.courses("ivan");
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, courses.size());
            CPPUNIT_ASSERT_EQUAL(std::string{"Английский язык"}, courses[0].title);
            CPPUNIT_ASSERT_EQUAL(std::string{"Смит Д."}, courses[0].teacher);
            CPPUNIT_ASSERT(school.subject("english") == courses[0].subject);
            CPPUNIT_ASSERT_EQUAL(std::string{"Математика"}, courses[1].title);
            CPPUNIT_ASSERT_EQUAL(std::string{"Иванова А. В."}, courses[1].teacher);
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, courses[1].periods.size());
            CPPUNIT_ASSERT_EQUAL(std::string{"Браун А."}, school.courses("maria")[0].teacher);
        });
    }

    void quarters_and_half_years_live_side_by_side() {
        on_both([](const sql::DatabaseOptions& options) {
            Loaded school{options, school_of_quarters_and_half_years()};
            const auto courses = school.courses("ivan");
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, courses[0].periods.size());
            CPPUNIT_ASSERT_EQUAL(std::string{"half1"}, courses[0].periods[0].title);
            CPPUNIT_ASSERT(journal::system_of(courses[0].periods) == journal::PeriodSystem::half_years);
            CPPUNIT_ASSERT_EQUAL(std::size_t{4}, courses[1].periods.size());
            CPPUNIT_ASSERT_EQUAL(std::string{"quarter3"}, courses[1].periods[2].title);
            CPPUNIT_ASSERT_EQUAL(std::size_t{4}, school.year("ivan").periods.size());
        });
    }

    void a_change_of_subgroup_stays_one_course() {
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
            const auto courses = school.courses("ivan");
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, courses.size());
            CPPUNIT_ASSERT_EQUAL(std::string{"Браун А."}, courses[0].teacher);
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, courses[0].periods.size());
        });
    }

    void a_group_without_a_subject_stands_for_one() {
        on_both([](const sql::DatabaseOptions& options) {
            auto bundle = small_school();
            for (auto& group : bundle.classes.rows) {
                if (group.sourced_id == "5A-math") {
                    group.course.clear();
                }
            }
            Loaded school{options, bundle};
            const journal::SubjectId math{-key_of(school.database, "classes", "5A-math")};
            const auto courses = school.courses("ivan");
            CPPUNIT_ASSERT(courses[1].subject == math);
            CPPUNIT_ASSERT_EQUAL(std::string{"Математика 5А"}, courses[1].title);
            CPPUNIT_ASSERT(school.reader->final_marks(school.grant("ivan"), school.year("ivan")).at(0).subject == math);
            const auto diary = sql::make_diary_reader(school.database);
            const auto days = diary->days(school.grant("ivan"), {monday, monday});
            CPPUNIT_ASSERT(days.at(0).lessons.at(0).subject_id == math);
        });
    }

    void a_school_without_rules_tells_of_none() {
        on_both([](const sql::DatabaseOptions& options) {
            Loaded school{options};
            CPPUNIT_ASSERT(school.courses("ivan")[0].rules.empty());
        });
    }

    void rules_of_a_group_go_before_those_of_the_form_and_of_the_school() {
        on_both([](const sql::DatabaseOptions& options) {
            auto bundle = small_school();
            bundle.marking_rules.mode = Mode::bulk;
            bundle.marking_rules.rows = {rules("group", "5A-math", 480),
                                         rules("form", "5A", 470),
                                         rules("school", "", 465),
                                         rules("other", "5A-eng2", 490)};
            bundle.marking_rules.rows[0].five_with_two = MarkingRules::FiveWithTwo::barred;
            bundle.marking_rules.rows[0].minimum_marks = 4;
            Loaded school{options, bundle};
            const auto courses = school.courses("ivan");
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, courses[1].rules.size());
            const auto& math = courses[1].rules[0];
            CPPUNIT_ASSERT_EQUAL(std::string{"Положение group"}, name_of(math));
            CPPUNIT_ASSERT(math.origin == MarkingRules::Origin::school);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{480}, math.thresholds.five.hundredths);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{280}, math.thresholds.three.hundredths);
            CPPUNIT_ASSERT(math.five_with_two == MarkingRules::FiveWithTwo::barred);
            CPPUNIT_ASSERT_EQUAL(4, math.minimum_marks);
            CPPUNIT_ASSERT_EQUAL(std::string{"Положение form"}, name_of(courses[0].rules.at(0)));
            CPPUNIT_ASSERT_EQUAL(std::string{"Положение other"}, name_of(school.courses("maria")[0].rules.at(0)));
        });
    }

    void rules_change_with_the_days() {
        on_both([](const sql::DatabaseOptions& options) {
            auto bundle = small_school();
            auto old = rules("old", "", 450);
            old.last_day = day_after(60);
            auto later = rules("later", "", 465);
            later.first_day = day_after(30);
            bundle.marking_rules.mode = Mode::bulk;
            bundle.marking_rules.rows = {later, old};
            bundle.kind_weights.mode = Mode::bulk;
            exchange::KindWeightRecord weight;
            weight.sourced_id = "kw";
            weight.school = "school";
            weight.category = "test";
            weight.weight = {3000};
            weight.first_day = day_after(10);
            weight.last_day = day_after(20);
            bundle.kind_weights.rows = {weight};
            Loaded school{options, bundle};
            const auto versions = school.courses("ivan")[0].rules;
            const auto on = [&](int days) { return journal::rules_on(versions, day_after(days)); };
            CPPUNIT_ASSERT_EQUAL(std::size_t{4}, versions.size());
            CPPUNIT_ASSERT_EQUAL(std::string{"Положение old"}, on(0).title);
            CPPUNIT_ASSERT(on(0).weights.empty());
            CPPUNIT_ASSERT_EQUAL(std::string{"Положение old"}, on(15).title);
            CPPUNIT_ASSERT_EQUAL(std::string{"Контрольная работа"}, on(15).weights.at(0).kind);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{3000}, on(15).weights.at(0).weight.thousandths);
            CPPUNIT_ASSERT(on(21).weights.empty());
            CPPUNIT_ASSERT_EQUAL(std::string{"Положение later"}, on(30).title);
            CPPUNIT_ASSERT_EQUAL(std::string{"Положение later"}, on(200).title);
            CPPUNIT_ASSERT(versions[0].valid.last == day_after(9));
            CPPUNIT_ASSERT(versions[3].valid.first == day_after(30));
        });
    }

    void a_work_without_a_weight_takes_that_of_its_kind_on_its_day() {
        on_both([](const sql::DatabaseOptions& options) {
            auto bundle = small_school();
            bundle.kind_weights.mode = Mode::bulk;
            exchange::KindWeightRecord weight;
            weight.sourced_id = "kw";
            weight.school = "school";
            weight.category = "test";
            weight.weight = {4000};
            weight.last_day = day_after(1);
            bundle.kind_weights.rows = {weight};
            Loaded school{options, bundle};
            const auto reader = sql::make_diary_reader(school.database);
            const auto weights = [&] {
                std::vector<std::int64_t> all;
                for (const auto& day : reader->days(school.grant("ivan"), {monday, day_after(2)})) {
                    for (const auto& lesson : day.lessons) {
                        for (const auto& mark : lesson.marks) {
                            all.push_back(mark.weight.thousandths);
                        }
                    }
                }
                return all;
            };
            // The first takes its kind's, the second has its own, the third stands on a later day.
            CPPUNIT_ASSERT((weights() == std::vector<std::int64_t>{4000, 2500, 1000}));
            bundle.kind_weights.rows[0].weight = {500};
            load(school.database, bundle);
            CPPUNIT_ASSERT((weights() == std::vector<std::int64_t>{500, 2500, 1000}));
            CPPUNIT_ASSERT_EQUAL(0, sql::import_bundle(school.database, bundle, by_test()).changes());
        });
    }

    void final_marks_stand_with_their_period() {
        on_both([](const sql::DatabaseOptions& options) {
            auto bundle = small_school();
            auto work = named(bundle.line_items, "w5");
            work.sourced_id = "w-year";
            work.session = "year";
            work.mark_kind = exchange::MarkKind::year;
            bundle.line_items.rows.push_back(work);
            auto year_mark = mark("r-year", "w-year", "ivan", "");
            year_mark.text_score = "н/а";
            year_mark.comment = "Мало отметок";
            bundle.results.rows.push_back(year_mark);
            Loaded school{options, bundle};
            const auto year = school.year("ivan");
            const auto marks = school.reader->final_marks(school.grant("ivan"), year);
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, marks.size());
            CPPUNIT_ASSERT(marks[0].kind == journal::FinalKind::period);
            CPPUNIT_ASSERT(marks[0].period == year.periods.at(0).id);
            CPPUNIT_ASSERT(marks[0].subject == school.subject("math"));
            CPPUNIT_ASSERT_EQUAL(4, marks[0].five.value());
            CPPUNIT_ASSERT_EQUAL(std::int64_t{400}, marks[0].points.value().hundredths);
            CPPUNIT_ASSERT_EQUAL(named(bundle.courses, "math").title, marks[0].subject_title);
            CPPUNIT_ASSERT_EQUAL(year.periods.at(0).title, marks[0].period_title);
            CPPUNIT_ASSERT(marks[0].period_days == year.periods.at(0).days);
            CPPUNIT_ASSERT(marks[1].kind == journal::FinalKind::year);
            CPPUNIT_ASSERT(marks[1].period == year.id);
            CPPUNIT_ASSERT_EQUAL(std::string{"н/а"}, marks[1].shown);
            CPPUNIT_ASSERT(!marks[1].points);
            CPPUNIT_ASSERT_EQUAL(std::string{"Мало отметок"}, marks[1].comment);
            CPPUNIT_ASSERT(school.reader->final_marks(school.grant("maria"), year).empty());
        });
    }

    void a_planned_work_is_one_without_a_mark_of_this_child() {
        on_both([](const sql::DatabaseOptions& options) {
            auto bundle = small_school();
            auto control = named(bundle.line_items, "w2");
            control.sourced_id = "control";
            control.title = "Дроби";
            control.lesson.clear();
            control.due_date = day_after(8);
            bundle.line_items.rows.push_back(control);
            Loaded school{options, bundle};
            const auto planned = [&](const std::string& child, const std::string& subject, int first, int last) {
                return school.reader->planned_works(
                    school.grant(child), school.subject(subject), {day_after(first), day_after(last)});
            };
            const auto works = planned("ivan", "math", 1, 20);
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, works.size());
            CPPUNIT_ASSERT(works[0].day == day_after(8));
            CPPUNIT_ASSERT_EQUAL(std::string{"Дроби"}, works[0].title);
            CPPUNIT_ASSERT_EQUAL(std::string{"Контрольная работа"}, works[0].kind);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{2500}, works[0].weight.thousandths);
            CPPUNIT_ASSERT(planned("ivan", "math", 9, 20).empty());
            CPPUNIT_ASSERT(planned("ivan", "math", 0, 0).empty());
            // Maria has no mark for the heavy work of Monday, and the one of her subgroup is not Ivan's.
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, planned("maria", "math", 0, 0).size());
            CPPUNIT_ASSERT(planned("ivan", "english", 0, 20).empty());
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, planned("oleg", "english", 0, 20).size());
        });
    }

    void a_mark_has_its_lesson_teacher_and_work() {
        on_both([](const sql::DatabaseOptions& options) {
            auto bundle = small_school();
            bundle.line_items.rows[0].description = "Варианты 1 и 2";
            Loaded school{options, bundle};
            const auto first =
                school.reader->mark(school.grant("ivan"), {key_of(school.database, "results", "r1")}).value();
            CPPUNIT_ASSERT_EQUAL(std::string{"Математика"}, first.subject_title);
            CPPUNIT_ASSERT(first.subject == school.subject("math"));
            CPPUNIT_ASSERT(first.mark.day == monday);
            CPPUNIT_ASSERT_EQUAL(1, first.mark.lesson_number);
            CPPUNIT_ASSERT_EQUAL(std::string{"Иванова А. В."}, first.mark.teacher);
            CPPUNIT_ASSERT_EQUAL(std::string{"5"}, first.mark.mark.shown);
            CPPUNIT_ASSERT(first.mark.mark.set_on == monday);
            CPPUNIT_ASSERT(!first.mark.mark.corrected);
            CPPUNIT_ASSERT_EQUAL(std::string{"Варианты 1 и 2"}, first.work_description);
            CPPUNIT_ASSERT(!first.withdrawn);
            CPPUNIT_ASSERT(first.versions.empty());
            const auto dot =
                school.reader->mark(school.grant("ivan"), {key_of(school.database, "results", "r4")}).value();
            CPPUNIT_ASSERT(dot.mark.mark.state == journal::Mark::State::pending);
            CPPUNIT_ASSERT(dot.mark.mark.due == day_after(9));
        });
    }

    void the_mark_of_somebody_else_looks_like_none() {
        on_both([](const sql::DatabaseOptions& options) {
            Loaded school{options};
            const journal::MarkId ivans{key_of(school.database, "results", "r1")};
            CPPUNIT_ASSERT(school.reader->mark(school.grant("ivan"), ivans));
            CPPUNIT_ASSERT(!school.reader->mark(school.grant("maria"), ivans));
            CPPUNIT_ASSERT(!school.reader->mark(school.grant("oleg"), ivans));
            CPPUNIT_ASSERT(!school.reader->mark(school.grant("ivan"), {999999}));
            // A final mark is no mark of a lesson.
            CPPUNIT_ASSERT(!school.reader->mark(school.grant("ivan"), {key_of(school.database, "results", "r6")}));
        });
    }

    /// Ivan and Maria are of one family and form; the second Ivan bears the same name and is in the same form.
    void nothing_of_one_child_stands_in_the_answers_of_another() {
        on_both([](const sql::DatabaseOptions& options) {
            auto bundle = small_school();
            auto twin = named(bundle.users, "ivan");
            twin.sourced_id = "namesake";
            twin.agents.clear();
            bundle.users.rows.push_back(twin);
            auto role = named(bundle.roles, "role-ivan");
            role.sourced_id = "role-namesake";
            role.user = "namesake";
            bundle.roles.rows.push_back(role);
            auto member = named(bundle.enrollments, "in-5A-ivan");
            member.sourced_id = "in-5A-namesake";
            member.user = "namesake";
            bundle.enrollments.rows.push_back(member);
            Loaded school{options, bundle};
            const auto diary = sql::make_diary_reader(school.database);
            const auto everything = [&](const std::string& child) {
                const auto grant = school.grant(child);
                const auto year = school.year(child);
                std::vector<std::int64_t> marks;
                std::vector<std::string> texts;
                for (const auto& day : diary->days(grant, year.days)) {
                    for (const auto& lesson : day.lessons) {
                        for (const auto& mark : lesson.marks) {
                            marks.push_back(mark.id.value);
                        }
                        texts.insert(texts.end(), lesson.remarks.begin(), lesson.remarks.end());
                        if (lesson.absence) {
                            texts.push_back(lesson.absence->comment);
                        }
                    }
                }
                for (const auto& day : diary->week(grant, journal::SchoolWeek::of(monday)).days) {
                    for (const auto& lesson : day.lessons) {
                        for (const auto& mark : lesson.marks) {
                            marks.push_back(mark.id.value);
                        }
                    }
                }
                for (const auto& mark : school.reader->final_marks(grant, year)) {
                    marks.push_back(mark.id.value);
                }
                return std::pair{marks, texts};
            };
            const auto keys = [&](std::initializer_list<const char*> ids) {
                std::vector<std::int64_t> all;
                for (const auto* const id : ids) {
                    all.push_back(key_of(school.database, "results", id));
                }
                return all;
            };
            const auto only = [](const std::vector<std::int64_t>& marks, const std::vector<std::int64_t>& own) {
                return std::ranges::all_of(
                           marks, [&](std::int64_t mark) { return std::ranges::find(own, mark) != own.end(); }) &&
                       std::ranges::all_of(
                           own, [&](std::int64_t mark) { return std::ranges::find(marks, mark) != marks.end(); });
            };
            // One reader and its kept statements for all, to and fro.
            for (int round = 0; round < 2; ++round) {
                const auto [ivans, said_of_ivan] = everything("ivan");
                CPPUNIT_ASSERT(only(ivans, keys({"r1", "r2", "r4", "r6"})));
                CPPUNIT_ASSERT_EQUAL(std::size_t{3}, said_of_ivan.size());
                const auto [marias, said_of_maria] = everything("maria");
                CPPUNIT_ASSERT(only(marias, keys({"r3", "r5"})));
                CPPUNIT_ASSERT(said_of_maria.empty());
                const auto [others, said_of_other] = everything("namesake");
                CPPUNIT_ASSERT(others.empty());
                CPPUNIT_ASSERT(said_of_other.empty());
            }
            for (const auto mark : keys({"r1", "r2", "r4"})) {
                CPPUNIT_ASSERT(school.reader->mark(school.grant("ivan"), {mark}));
                CPPUNIT_ASSERT(!school.reader->mark(school.grant("maria"), {mark}));
                CPPUNIT_ASSERT(!school.reader->mark(school.grant("namesake"), {mark}));
            }
            const auto subjects = [&](const std::string& child) { return school.courses(child).size(); };
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, subjects("ivan"));
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, subjects("namesake"));
            const auto planned =
                school.reader->planned_works(school.grant("namesake"), school.subject("math"), {monday, monday});
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, planned.size());
        });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(StudyReaderTest);

}  // namespace mrko::tests
