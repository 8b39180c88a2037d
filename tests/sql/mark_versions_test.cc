// SPDX-License-Identifier: Apache-2.0
#include "sql/mark_versions.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include "sql/diary_reader.h"
#include "sql/study_reader.h"
#include "tests/sql/both_databases.h"
#include "tests/sql/small_school.h"

namespace mrko::tests {

namespace {

using exchange::Mode;
using journal::MarkVersion;

std::optional<journal::MarkHistory> history(sql::Database& database, const std::string& child, const char* result) {
    return sql::make_study_reader(database)->mark(grant_for(pupil(database, child)),
                                                  {key_of(database, "results", result)});
}

sql::ImportOptions later() {
    auto options = by_test();
    options.now += std::chrono::hours{30};
    return options;
}

/// The first mark of Ivan became a three.
exchange::Bundle corrected() {
    auto bundle = small_school();
    bundle.results.rows[0] = mark("r1", "w1", "ivan", "3");
    bundle.results.rows[0].comment = "Пересмотрено";
    return bundle;
}

exchange::MarkChange change_of(const std::string& id, const std::string& result) {
    exchange::MarkChange change;
    change.sourced_id = id;
    change.result = result;
    change.changed_at = {.day = day_after(3), .time = std::chrono::minutes{14 * 60 + 5}};
    change.changed_by = "teacher";
    change.reason = "Пересдача";
    change.score = journal::Points{300};
    change.comment = "Слабо";
    return change;
}

using journal::ResitRule;

/// Ivan's 5 became a 3 (weight 1) when the work was sat again, beside a 4 of weight 2.5 on the same day.
exchange::Bundle resat() {
    auto bundle = corrected();
    bundle.mark_changes.mode = Mode::bulk;
    bundle.mark_changes.rows = {change_of("c1", "r1")};
    bundle.mark_changes.rows[0].score = journal::Points{500};
    bundle.mark_changes.rows[0].change = exchange::MarkChange::Change::resat;
    return bundle;
}

void add_rules(exchange::Bundle& bundle, const std::string& class_id, ResitRule resit) {
    exchange::MarkingRulesRecord rules;
    rules.sourced_id = "rules" + class_id;
    rules.school = "school";
    rules.class_id = class_id;
    rules.resit = resit;
    bundle.marking_rules.mode = Mode::bulk;
    bundle.marking_rules.rows.push_back(rules);
}

std::vector<journal::Mark> marks_on_monday(sql::Database& database, const std::string& child) {
    const auto days =
        sql::make_diary_reader(database)->days(grant_for(pupil(database, child)), {.first = monday, .last = monday});
    return days.at(0).lessons.at(0).marks;
}

/// Of Ivan's mathematics on Monday, as the week says it too.
std::int64_t average(sql::Database& database) {
    journal::MarkSum sum;
    for (const auto& mark : marks_on_monday(database, "ivan")) {
        sum.add(mark);
    }
    const auto week =
        sql::make_diary_reader(database)->week(grant_for(pupil(database, "ivan")), journal::SchoolWeek::of(monday));
    CPPUNIT_ASSERT(week.average == sum.average());
    CPPUNIT_ASSERT_EQUAL(2, week.counted_marks);
    return sum.average().value().hundredths;
}

// (3 + 4 x 2.5) / 3.5 = 3.714; (5 + 10) / 3.5 = 4.286; (5 + 3 + 10) / 4.5 = 4
constexpr std::int64_t by_the_newest = 371;
constexpr std::int64_t by_the_best = 429;
constexpr std::int64_t by_both = 400;

}  // namespace

class MarkVersionsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MarkVersionsTest);
    CPPUNIT_TEST(a_corrected_mark_keeps_what_it_was);
    CPPUNIT_TEST(a_mark_that_left_the_set_is_withdrawn_and_not_forgotten);
    CPPUNIT_TEST(a_mark_without_a_value_any_more_is_withdrawn);
    CPPUNIT_TEST(the_set_tells_who_when_and_why);
    CPPUNIT_TEST(a_change_that_the_set_tells_of_is_kept_once);
    CPPUNIT_TEST(a_moved_lesson_changes_no_mark);
    CPPUNIT_TEST(a_final_mark_keeps_what_it_was);
    CPPUNIT_TEST(a_dot_that_became_a_mark_was_a_dot);
    CPPUNIT_TEST(a_change_of_an_unknown_mark_is_refused);
    CPPUNIT_TEST(a_resit_counts_as_the_rules_of_the_school_say);
    CPPUNIT_TEST(the_rules_of_a_group_tell_before_those_of_the_form_and_the_school);
    CPPUNIT_TEST(the_rules_of_the_marks_day_tell_which_attempt_counts);
    CPPUNIT_TEST(a_correction_never_counts);
    CPPUNIT_TEST(attempts_stand_in_the_order_of_time_without_dots_and_words);
    CPPUNIT_TEST(the_history_tells_a_resit_from_a_correction);
    CPPUNIT_TEST(a_school_may_change_its_rule);
    CPPUNIT_TEST_SUITE_END();

public:
    void a_corrected_mark_keeps_what_it_was() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            static_cast<void>(sql::import_bundle(database, corrected(), later()));
            const auto mark = history(database, "ivan", "r1").value();
            CPPUNIT_ASSERT_EQUAL(std::string{"3"}, mark.mark.mark.shown);
            CPPUNIT_ASSERT(mark.mark.mark.corrected);
            CPPUNIT_ASSERT(!mark.withdrawn);
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, mark.versions.size());
            const auto& version = mark.versions[0];
            CPPUNIT_ASSERT(version.change == MarkVersion::Change::corrected);
            CPPUNIT_ASSERT_EQUAL(std::string{"5"}, version.before.shown);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{500}, version.before.points.value().hundredths);
            CPPUNIT_ASSERT_EQUAL(5, version.before.five.value());
            CPPUNIT_ASSERT(version.before.scale == journal::Scale::five);
            CPPUNIT_ASSERT(version.changed_at == later().now);
            CPPUNIT_ASSERT_EQUAL(std::string{"Small school"}, version.changed_by);
            // The diary says so too, and of this mark alone.
            const auto reader = sql::make_diary_reader(database);
            const auto week = reader->week(grant_for(pupil(database, "ivan")), journal::SchoolWeek::of(monday));
            CPPUNIT_ASSERT(week.days[0].lessons[0].marks[0].corrected);
            CPPUNIT_ASSERT(!week.days[0].lessons[0].marks[1].corrected);
            // The same set again is no change.
            CPPUNIT_ASSERT_EQUAL(0, sql::import_bundle(database, corrected(), later()).changes());
            CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, count(database, "SELECT count(*) FROM mark_versions"));
        });
    }

    void a_mark_that_left_the_set_is_withdrawn_and_not_forgotten() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            auto bundle = small_school();
            std::erase_if(bundle.results.rows, [](const auto& result) { return result.sourced_id == "r1"; });
            static_cast<void>(sql::import_bundle(database, bundle, later()));
            const auto mark = history(database, "ivan", "r1").value();
            CPPUNIT_ASSERT(mark.withdrawn);
            CPPUNIT_ASSERT_EQUAL(std::string{"5"}, mark.mark.mark.shown);
            CPPUNIT_ASSERT_EQUAL(1, mark.mark.lesson_number);
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, mark.versions.size());
            CPPUNIT_ASSERT(mark.versions[0].change == MarkVersion::Change::withdrawn);
            CPPUNIT_ASSERT_EQUAL(std::string{"5"}, mark.versions[0].before.shown);
            CPPUNIT_ASSERT(!history(database, "maria", "r1"));
            // And a delta that takes one away, twice.
            exchange::Bundle delta;
            delta.source_code = "small";
            delta.results.mode = Mode::delta;
            delta.results.rows = {bundle.results.rows[0]};
            delta.results.rows[0].status = exchange::Status::to_be_deleted;
            static_cast<void>(sql::import_bundle(database, delta, later()));
            static_cast<void>(sql::import_bundle(database, delta, later()));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, count(database, "SELECT count(*) FROM mark_versions"));
        });
    }

    void a_mark_without_a_value_any_more_is_withdrawn() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            auto bundle = small_school();
            bundle.results.rows[0].score.reset();
            bundle.results.rows[0].text_score.clear();
            bundle.results.rows[0].score_status = exchange::Result::ScoreStatus::submitted;
            static_cast<void>(sql::import_bundle(database, bundle, later()));
            const auto mark = history(database, "ivan", "r1").value();
            CPPUNIT_ASSERT(mark.withdrawn);
            CPPUNIT_ASSERT_EQUAL(std::string{"5"}, mark.mark.mark.shown);
            CPPUNIT_ASSERT(mark.versions.at(0).change == MarkVersion::Change::withdrawn);
        });
    }

    void the_set_tells_who_when_and_why() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            auto bundle = small_school();
            bundle.mark_changes.mode = Mode::bulk;
            bundle.mark_changes.rows = {change_of("c2", "r1"), change_of("c1", "r1")};
            auto& first = bundle.mark_changes.rows[1];
            first.changed_at = {.day = day_after(1), .time = {}};
            first.changed_by.clear();
            first.score_status = exchange::Result::ScoreStatus::not_submitted;
            first.score.reset();
            load(database, bundle);
            const auto mark = history(database, "ivan", "r1").value();
            CPPUNIT_ASSERT_EQUAL(std::string{"5"}, mark.mark.mark.shown);
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, mark.versions.size());
            CPPUNIT_ASSERT(mark.versions[0].before.state == journal::Mark::State::pending);
            CPPUNIT_ASSERT_EQUAL(std::string{"Small school"}, mark.versions[0].changed_by);
            const auto& last = mark.versions[1];
            CPPUNIT_ASSERT_EQUAL(std::string{"3"}, last.before.shown);
            CPPUNIT_ASSERT_EQUAL(std::string{"Слабо"}, last.before.comment);
            CPPUNIT_ASSERT_EQUAL(std::string{"Иванова А. В."}, last.changed_by);
            CPPUNIT_ASSERT_EQUAL(std::string{"Пересдача"}, last.reason);
            // Told in the school's time, kept in UTC.
            CPPUNIT_ASSERT(last.changed_at == std::chrono::sys_days{day_after(3)} + std::chrono::minutes{11 * 60 + 5});
            CPPUNIT_ASSERT_EQUAL(0, sql::import_bundle(database, bundle, later()).changes());
        });
    }

    void a_change_that_the_set_tells_of_is_kept_once() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            auto bundle = corrected();
            bundle.mark_changes.mode = Mode::bulk;
            bundle.mark_changes.rows = {change_of("c1", "r1")};
            bundle.mark_changes.rows[0].score = journal::Points{500};
            static_cast<void>(sql::import_bundle(database, bundle, later()));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, count(database, "SELECT count(*) FROM mark_versions"));
            CPPUNIT_ASSERT_EQUAL(std::string{"Пересдача"},
                                 history(database, "ivan", "r1").value().versions.at(0).reason);
            // A second change that nobody tells of is kept by itself, and the first one stays.
            bundle.results.rows[0] = mark("r1", "w1", "ivan", "4");
            bundle.mark_changes.mode = Mode::absent;
            bundle.mark_changes.rows.clear();
            static_cast<void>(sql::import_bundle(database, bundle, later()));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, count(database, "SELECT count(*) FROM mark_versions WHERE gone = 0"));
        });
    }

    void a_moved_lesson_changes_no_mark() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            auto bundle = small_school();
            bundle.lessons.rows[0].date = day_after(2);
            bundle.line_items.rows[2].due_date = day_after(3);
            static_cast<void>(sql::import_bundle(database, bundle, later()));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, count(database, "SELECT count(*) FROM mark_versions"));
        });
    }

    void a_final_mark_keeps_what_it_was() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            auto bundle = small_school();
            bundle.results.rows[5] = mark("r6", "w5", "ivan", "5");
            static_cast<void>(sql::import_bundle(database, bundle, later()));
            const auto versions =
                "SELECT count(*) FROM mark_versions WHERE shown = '4' AND points = 400 AND five = 4 "
                "AND mark_id = " +
                std::to_string(key_of(database, "results", "r6"));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, count(database, versions));
        });
    }

    void a_dot_that_became_a_mark_was_a_dot() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            auto bundle = small_school();
            bundle.results.rows[3] = mark("r4", "w3", "ivan", "4");
            static_cast<void>(sql::import_bundle(database, bundle, later()));
            const auto version = history(database, "ivan", "r4").value().versions.at(0);
            CPPUNIT_ASSERT(version.before.state == journal::Mark::State::pending);
            CPPUNIT_ASSERT(version.before.due == day_after(9));
            CPPUNIT_ASSERT(!version.before.points);
        });
    }

    void a_change_of_an_unknown_mark_is_refused() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            auto bundle = small_school();
            bundle.mark_changes.mode = Mode::bulk;
            bundle.mark_changes.rows = {change_of("c1", "nothing")};
            bundle.mark_changes.rows[0].line = {4};
            try {
                load(database, bundle);
                CPPUNIT_FAIL("the set was taken");
            } catch (const exchange::Refused& refused) {
                CPPUNIT_ASSERT_EQUAL(std::string{"extMarkChanges.csv"}, refused.refusals.at(0).file);
                CPPUNIT_ASSERT_EQUAL(4, refused.refusals[0].line);
            }
        });
    }

    void a_resit_counts_as_the_rules_of_the_school_say() {
        for (const auto& [rule, expected] : {std::pair{ResitRule::newest_counts, by_the_newest},
                                             std::pair{ResitRule::best_counts, by_the_best},
                                             std::pair{ResitRule::both_count, by_both}}) {
            on_both([rule = rule, expected = expected](const sql::DatabaseOptions& options) {
                sql::Database database{options};
                auto bundle = resat();
                add_rules(bundle, "", rule);
                load(database, bundle);
                CPPUNIT_ASSERT_EQUAL(expected, average(database));
                const auto marks = marks_on_monday(database, "ivan");
                CPPUNIT_ASSERT(marks.at(0).resit_rule == rule);
                CPPUNIT_ASSERT_EQUAL(std::size_t{1}, marks[0].earlier.size());
                CPPUNIT_ASSERT_EQUAL(std::string{"5"}, marks[0].earlier[0].shown);
                CPPUNIT_ASSERT_EQUAL(5, marks[0].earlier[0].five.value());
                CPPUNIT_ASSERT(marks.at(1).earlier.empty());
                CPPUNIT_ASSERT(marks_on_monday(database, "maria").at(0).earlier.empty());
                CPPUNIT_ASSERT_EQUAL(0, sql::import_bundle(database, bundle, later()).changes());
            });
        }
    }

    void the_rules_of_a_group_tell_before_those_of_the_form_and_the_school() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            auto bundle = resat();
            load(database, bundle);
            CPPUNIT_ASSERT_EQUAL(by_the_newest, average(database));
            add_rules(bundle, "5A-eng1", ResitRule::both_count);
            load(database, bundle);
            CPPUNIT_ASSERT_EQUAL(by_the_newest, average(database));
            add_rules(bundle, "", ResitRule::best_counts);
            load(database, bundle);
            CPPUNIT_ASSERT_EQUAL(by_the_best, average(database));
            add_rules(bundle, "5A", ResitRule::both_count);
            load(database, bundle);
            CPPUNIT_ASSERT_EQUAL(by_both, average(database));
            add_rules(bundle, "5A-math", ResitRule::newest_counts);
            load(database, bundle);
            CPPUNIT_ASSERT_EQUAL(by_the_newest, average(database));
        });
    }

    void the_rules_of_the_marks_day_tell_which_attempt_counts() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            auto bundle = resat();
            add_rules(bundle, "", ResitRule::best_counts);
            add_rules(bundle, "5A", ResitRule::both_count);
            // The resit came later, on a day of the other rule; the mark stands on Monday.
            bundle.marking_rules.rows[1].first_day = day_after(1);
            load(database, bundle);
            CPPUNIT_ASSERT_EQUAL(by_the_best, average(database));
            bundle.marking_rules.rows[1].first_day = monday;
            bundle.marking_rules.rows[1].last_day = monday;
            load(database, bundle);
            CPPUNIT_ASSERT_EQUAL(by_both, average(database));
        });
    }

    void a_correction_never_counts() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            auto bundle = resat();
            add_rules(bundle, "", ResitRule::both_count);
            bundle.mark_changes.rows[0].change = exchange::MarkChange::Change::corrected;
            load(database, bundle);
            CPPUNIT_ASSERT_EQUAL(by_the_newest, average(database));
            // Nor a change that nobody told of.
            bundle.mark_changes.mode = Mode::absent;
            bundle.mark_changes.rows.clear();
            bundle.results.rows[0] = mark("r1", "w1", "ivan", "2");
            static_cast<void>(sql::import_bundle(database, bundle, later()));
            // (2 + 10) / 3.5 = 3.429
            CPPUNIT_ASSERT_EQUAL(std::int64_t{343}, average(database));
        });
    }

    void attempts_stand_in_the_order_of_time_without_dots_and_words() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            auto bundle = resat();
            add_rules(bundle, "", ResitRule::both_count);
            auto& changes = bundle.mark_changes.rows;
            changes.resize(4, changes[0]);
            for (std::size_t at = 0; at < changes.size(); ++at) {
                changes[at].sourced_id = "c" + std::to_string(at);
                changes[at].changed_at.day = day_after(9 - static_cast<int>(at));
            }
            changes[1].score = journal::Points{200};
            changes[2].score.reset();
            changes[2].text_score = "н/а";
            changes[3].score_status = exchange::Result::ScoreStatus::not_submitted;
            load(database, bundle);
            const auto mark = marks_on_monday(database, "ivan").at(0);
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, mark.earlier.size());
            CPPUNIT_ASSERT_EQUAL(std::string{"2"}, mark.earlier[0].shown);
            CPPUNIT_ASSERT_EQUAL(std::string{"5"}, mark.earlier[1].shown);
            // (2 + 5 + 3 + 10) / 5.5 = 3.636
            CPPUNIT_ASSERT_EQUAL(std::int64_t{364}, average(database));
            CPPUNIT_ASSERT_EQUAL(std::size_t{4}, history(database, "ivan", "r1").value().versions.size());
        });
    }

    void the_history_tells_a_resit_from_a_correction() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            auto bundle = resat();
            add_rules(bundle, "", ResitRule::best_counts);
            bundle.mark_changes.rows.push_back(change_of("c0", "r1"));
            bundle.mark_changes.rows[1].changed_at.day = day_after(1);
            load(database, bundle);
            const auto told = history(database, "ivan", "r1").value();
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, told.versions.size());
            CPPUNIT_ASSERT(told.versions[0].change == MarkVersion::Change::corrected);
            CPPUNIT_ASSERT(told.versions[1].change == MarkVersion::Change::resat);
            const auto& mark = told.mark.mark;
            CPPUNIT_ASSERT(mark.resit_rule == ResitRule::best_counts);
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, mark.earlier.size());
            CPPUNIT_ASSERT_EQUAL(std::int64_t{500}, mark.earlier[0].points.hundredths);
        });
    }

    void a_school_may_change_its_rule() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            auto bundle = resat();
            add_rules(bundle, "", ResitRule::newest_counts);
            load(database, bundle);
            CPPUNIT_ASSERT_EQUAL(by_the_newest, average(database));
            bundle.marking_rules.rows[0].resit = ResitRule::both_count;
            load(database, bundle);
            CPPUNIT_ASSERT_EQUAL(by_both, average(database));
            const auto reader = sql::make_study_reader(database);
            const auto grant = grant_for(pupil(database, "ivan"));
            const auto courses = reader->courses(grant, reader->years(grant).at(0));
            CPPUNIT_ASSERT(journal::rules_on(courses.at(0).rules, monday).resit == ResitRule::both_count);
        });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MarkVersionsTest);

}  // namespace mrko::tests
