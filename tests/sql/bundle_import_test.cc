// SPDX-License-Identifier: Apache-2.0
#include "sql/bundle_import.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>

#include "sql/audit_log.h"
#include "sql/credentials.h"
#include "sql/diary_reader.h"
#include "tests/sql/both_databases.h"
#include "tests/sql/small_school.h"

namespace mrko::tests {

namespace {

using exchange::Mode;

sql::FileReport report_of(const sql::ImportReport& report, const std::string& file) {
    const auto found = std::ranges::find(report.files, file, &sql::FileReport::file);
    CPPUNIT_ASSERT_MESSAGE(file, found != report.files.end());
    return *found;
}

/// A set that says nothing but what a test puts into it.
exchange::Bundle changes() {
    exchange::Bundle bundle;
    bundle.source_code = "small";
    return bundle;
}

constexpr auto all_rows =
    "SELECT (SELECT count(*) FROM people) + (SELECT count(*) FROM marks) + (SELECT count(*) FROM source_records) + "
    "(SELECT count(*) FROM audit) + (SELECT count(*) FROM lessons) + (SELECT count(*) FROM next_ids)";

/// The hash of the word "password" with our cost, made once.
constexpr auto a_hash =
    "$argon2id$v=19$m=19456,t=2,p=1$I6NnM8xlPQKindbNYNb8IA$svTwiUZOt7BqB/2CZAgHv2zIDK3pJjz0wFX4YE6yjP0";

exchange::UserProfile login(const std::string& user, const std::string& name, const std::string& hash) {
    exchange::UserProfile profile;
    profile.sourced_id = "login-" + user;
    profile.user = user;
    profile.credential_type = "mrko";
    profile.username = name;
    profile.password = hash;
    profile.valid_until = day_after(100);
    return profile;
}

}  // namespace

class BundleImportTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(BundleImportTest);
    CPPUNIT_TEST(the_first_import_adds_everything);
    CPPUNIT_TEST(the_same_set_twice_writes_nothing);
    CPPUNIT_TEST(a_check_tells_the_same_and_writes_nothing);
    CPPUNIT_TEST(a_changed_mark_is_one_change);
    CPPUNIT_TEST(one_broken_reference_leaves_the_database_as_it_was);
    CPPUNIT_TEST(what_a_new_bulk_does_not_name_is_hidden);
    CPPUNIT_TEST(marks_of_a_pupil_who_left_stay);
    CPPUNIT_TEST(what_left_and_comes_back_is_shown_again);
    CPPUNIT_TEST(a_delta_refers_to_what_was_loaded_before);
    CPPUNIT_TEST(a_moved_lesson_takes_its_marks_and_homework_along);
    CPPUNIT_TEST(two_sources_with_the_same_ids_never_clash);
    CPPUNIT_TEST(roles_guardians_and_final_marks_are_mapped);
    CPPUNIT_TEST(a_login_with_a_hash_becomes_a_credential);
    CPPUNIT_TEST(s9_a_hash_of_another_cost_is_refused);
    CPPUNIT_TEST(a_mark_for_somebody_who_is_no_pupil_is_refused);
    CPPUNIT_TEST(a_sourced_id_that_stands_twice_is_refused);
    CPPUNIT_TEST_SUITE_END();

public:
    void the_first_import_adds_everything() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            const auto report = sql::import_bundle(database, small_school(), by_test());
            CPPUNIT_ASSERT(report.written);
            CPPUNIT_ASSERT(report.warnings.empty());
            CPPUNIT_ASSERT(
                report_of(report, "results.csv") ==
                (sql::FileReport{.file = "results.csv", .added = 6, .changed = 0, .unchanged = 0, .gone = 0}));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{5}, count(database, "SELECT count(*) FROM marks"));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{1},
                                 count(database,
                                       "SELECT count(*) FROM audit WHERE action = 'import.applied' "
                                       "AND object = 'source:small'"));
        });
    }

    void the_same_set_twice_writes_nothing() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            const auto before = count(database, all_rows);
            const auto ids = count(database, "SELECT sum(next_id) FROM next_ids");
            const auto report = sql::import_bundle(database, small_school(), by_test());
            CPPUNIT_ASSERT_EQUAL(0, report.changes());
            CPPUNIT_ASSERT(!report.written);
            CPPUNIT_ASSERT_EQUAL(6, report_of(report, "results.csv").unchanged);
            CPPUNIT_ASSERT_EQUAL(before, count(database, all_rows));
            CPPUNIT_ASSERT_EQUAL(ids, count(database, "SELECT sum(next_id) FROM next_ids"));
        });
    }

    void a_check_tells_the_same_and_writes_nothing() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            auto checking = by_test();
            checking.mode = sql::ImportOptions::Mode::check;
            const auto checked = sql::import_bundle(database, small_school(), checking);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, count(database, all_rows));
            const auto applied = sql::import_bundle(database, small_school(), by_test());
            CPPUNIT_ASSERT(checked.files == applied.files);
        });
    }

    void a_changed_mark_is_one_change() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            auto bundle = small_school();
            bundle.results.rows[0] = mark("r1", "w1", "ivan", "3");
            const auto report = sql::import_bundle(database, bundle, by_test());
            CPPUNIT_ASSERT_EQUAL(1, report.changes());
            CPPUNIT_ASSERT_EQUAL(std::int64_t{1},
                                 count(database, "SELECT count(*) FROM marks WHERE shown = '3' AND points = 300"));
        });
    }

    void one_broken_reference_leaves_the_database_as_it_was() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            auto bundle = small_school();
            bundle.remarks.rows[0].lesson = "nowhere";
            bundle.remarks.rows[0].line = {7};
            try {
                load(database, bundle);
                CPPUNIT_FAIL("the set was taken");
            } catch (const exchange::Refused& refused) {
                CPPUNIT_ASSERT_EQUAL(std::size_t{1}, refused.refusals.size());
                CPPUNIT_ASSERT_EQUAL(std::string{"extRemarks.csv"}, refused.refusals[0].file);
                CPPUNIT_ASSERT_EQUAL(7, refused.refusals[0].line);
                CPPUNIT_ASSERT_EQUAL(std::string{"lessonSourcedId"}, refused.refusals[0].column);
            }
            CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, count(database, all_rows));
            load(database, small_school());
        });
    }

    void what_a_new_bulk_does_not_name_is_hidden() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            auto bundle = small_school();
            std::erase_if(bundle.results.rows, [](const auto& result) { return result.sourced_id == "r2"; });
            const auto report = sql::import_bundle(database, bundle, by_test());
            CPPUNIT_ASSERT_EQUAL(1, report_of(report, "results.csv").gone);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{5}, count(database, "SELECT count(*) FROM marks"));
            const auto reader = sql::make_diary_reader(database);
            const auto week = reader->week(grant_for(pupil(database, "ivan")), journal::SchoolWeek::of(monday));
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, week.days[0].lessons[0].marks.size());
        });
    }

    void marks_of_a_pupil_who_left_stay() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            auto bundle = small_school();
            const auto of_maria = [](const auto& record) { return record.user == "maria"; };
            std::erase_if(bundle.users.rows, [](const auto& user) { return user.sourced_id == "maria"; });
            std::erase_if(bundle.roles.rows, of_maria);
            std::erase_if(bundle.enrollments.rows, of_maria);
            std::erase_if(bundle.results.rows, [](const auto& result) { return result.student == "maria"; });
            const auto report = sql::import_bundle(database, bundle, by_test());
            CPPUNIT_ASSERT_EQUAL(1, report_of(report, "users.csv").gone);
            CPPUNIT_ASSERT_EQUAL(0, report_of(report, "results.csv").gone);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, count(database, "SELECT count(*) FROM marks WHERE gone = 1"));
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, report.warnings.size());
        });
    }

    void what_left_and_comes_back_is_shown_again() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            auto bundle = small_school();
            bundle.remarks.rows.clear();
            load(database, bundle);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, count(database, "SELECT count(*) FROM remarks WHERE gone = 1"));
            const auto report = sql::import_bundle(database, small_school(), by_test());
            CPPUNIT_ASSERT_EQUAL(1, report_of(report, "extRemarks.csv").changed);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, count(database, "SELECT count(*) FROM remarks WHERE gone = 0"));
        });
    }

    void a_delta_refers_to_what_was_loaded_before() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            auto delta = changes();
            delta.results.mode = Mode::delta;
            delta.results.rows = {mark("r9", "w1", "oleg", "4"), mark("r3", "w1", "maria", "2")};
            delta.results.rows[1].status = exchange::Status::to_be_deleted;
            const auto report = sql::import_bundle(database, delta, by_test());
            CPPUNIT_ASSERT(
                report_of(report, "results.csv") ==
                (sql::FileReport{.file = "results.csv", .added = 1, .changed = 0, .unchanged = 0, .gone = 1}));
            const auto reader = sql::make_diary_reader(database);
            const auto week = reader->week(grant_for(pupil(database, "oleg")), journal::SchoolWeek::of(monday));
            CPPUNIT_ASSERT_EQUAL(std::string{"4"}, week.days[0].lessons[0].marks.at(0).shown);
            delta.results.rows = {mark("r10", "w-unknown", "oleg", "4")};
            CPPUNIT_ASSERT_THROW(load(database, delta), exchange::Refused);
        });
    }

    void a_moved_lesson_takes_its_marks_and_homework_along() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            auto delta = changes();
            delta.lessons.mode = Mode::delta;
            delta.lessons.rows = {small_school().lessons.rows[0]};
            delta.lessons.rows[0].date = day_after(2);
            delta.lessons.rows[0].lesson_number = 3;
            load(database, delta);
            const auto reader = sql::make_diary_reader(database);
            const auto week = reader->week(grant_for(pupil(database, "ivan")), journal::SchoolWeek::of(monday));
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, week.days[2].lessons.size());
            const auto& moved = week.days[2].lessons[1];
            CPPUNIT_ASSERT_EQUAL(3, moved.number);
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, moved.marks.size());
            CPPUNIT_ASSERT(moved.homework.state == journal::Homework::State::set);
        });
    }

    void two_sources_with_the_same_ids_never_clash() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            auto second = small_school();
            second.source_code = "other";
            second.results.rows[0] = mark("r1", "w1", "ivan", "2");
            second.users.rows[0].given_name = "Джон";
            const auto report = sql::import_bundle(database, second, by_test());
            CPPUNIT_ASSERT_EQUAL(6, report_of(report, "results.csv").added);
            const auto here = pupil(database, "ivan", "small");
            const auto there = pupil(database, "ivan", "other");
            CPPUNIT_ASSERT(here != there);
            const auto reader = sql::make_diary_reader(database);
            const auto week = journal::SchoolWeek::of(monday);
            CPPUNIT_ASSERT_EQUAL(std::string{"5"},
                                 reader->week(grant_for(here), week).days[0].lessons[0].marks[0].shown);
            CPPUNIT_ASSERT_EQUAL(std::string{"2"},
                                 reader->week(grant_for(there), week).days[0].lessons[0].marks[0].shown);
            // A bulk of one source hides nothing of the other.
            auto smaller = small_school();
            smaller.source_code = "other";
            smaller.results.rows.clear();
            load(database, smaller);
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, reader->week(grant_for(here), week).days[0].lessons[0].marks.size());
        });
    }

    void roles_guardians_and_final_marks_are_mapped() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            CPPUNIT_ASSERT_EQUAL(std::int64_t{3}, count(database, "SELECT count(*) FROM pupils"));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, count(database, "SELECT count(*) FROM guardians"));
            CPPUNIT_ASSERT_EQUAL(
                std::int64_t{3},
                count(database, "SELECT count(*) FROM staff_roles WHERE role = 'teacher' AND gone = 0"));
            CPPUNIT_ASSERT_EQUAL(
                std::int64_t{2},
                count(database, "SELECT count(*) FROM (SELECT DISTINCT pupil_id, guardian_id FROM guardianships) g"));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{1},
                                 count(database,
                                       "SELECT count(*) FROM final_marks f JOIN periods p ON p.id = "
                                       "f.period_id WHERE f.kind = 'period' AND f.five = 4 AND "
                                       "p.title = 'I четверть'"));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{2},
                                 count(database,
                                       "SELECT count(*) FROM periods WHERE year_id = (SELECT id FROM periods "
                                       "WHERE kind = 'school_year')"));
        });
    }

    void a_login_with_a_hash_becomes_a_credential() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            auto bundle = small_school();
            bundle.user_profiles.mode = Mode::bulk;
            bundle.user_profiles.rows = {login("ivan", "Petrov1", a_hash), login("maria", "petrova1", "")};
            load(database, bundle);
            sql::Credentials credentials{database};
            CPPUNIT_ASSERT_EQUAL(1, newest_issue(credentials, pupil(database, "ivan")).value());
            CPPUNIT_ASSERT(!newest_issue(credentials, pupil(database, "maria")));
            CPPUNIT_ASSERT(credentials.school_of_login("petrov1").has_value());
            load(database, bundle);
            CPPUNIT_ASSERT_EQUAL(1, newest_issue(credentials, pupil(database, "ivan")).value());
            bundle.user_profiles.rows.clear();
            load(database, bundle);
            CPPUNIT_ASSERT(!newest_issue(credentials, pupil(database, "ivan")));
        });
    }

    void s9_a_hash_of_another_cost_is_refused() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            for (const std::string hash : {"$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2g",
                                           "$argon2id$v=19$m=4194304,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g",
                                           "$2b$12$abcdefghijklmnopqrstuv",
                                           "secret"}) {
                auto bundle = small_school();
                bundle.user_profiles.mode = Mode::bulk;
                bundle.user_profiles.rows = {login("ivan", "petrov1", hash)};
                CPPUNIT_ASSERT_THROW(load(database, bundle), exchange::Refused);
            }
        });
    }

    void a_mark_for_somebody_who_is_no_pupil_is_refused() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            auto bundle = small_school();
            bundle.results.rows.push_back(mark("r11", "w1", "mother", "5"));
            CPPUNIT_ASSERT_THROW(load(database, bundle), exchange::Refused);
        });
    }

    void a_sourced_id_that_stands_twice_is_refused() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            auto bundle = small_school();
            bundle.results.rows.push_back(bundle.results.rows.front());
            CPPUNIT_ASSERT_THROW(load(database, bundle), exchange::Refused);
        });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(BundleImportTest);

}  // namespace mrko::tests
