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
};

CPPUNIT_TEST_SUITE_REGISTRATION(MarkVersionsTest);

}  // namespace mrko::tests
