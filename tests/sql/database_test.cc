// SPDX-License-Identifier: Apache-2.0
#include "sql/database.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <chrono>

#include "sql/migrations.h"
#include "sql/read_ahead.h"
#include "sql/statement.h"
#include "sql/transaction.h"
#include "tests/sql/both_databases.h"

namespace mrko::tests {

namespace {

using Number = sql::Single<std::int64_t>;

}  // namespace

class DatabaseTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DatabaseTest);
    CPPUNIT_TEST(a_migration_runs_once);
    CPPUNIT_TEST(a_newer_schema_is_refused);
    CPPUNIT_TEST(a_kept_statement_never_shows_the_rows_of_the_run_before);
    CPPUNIT_TEST(several_reads_answer_each_for_itself);
    CPPUNIT_TEST(one_of_several_reads_that_fails_fails_all_and_spoils_nothing);
    CPPUNIT_TEST(what_is_told_ahead_is_read_with_the_next_question);
    CPPUNIT_TEST(what_was_read_ahead_answers_no_other_question_and_no_later_one);
    CPPUNIT_TEST(a_kept_statement_works_again_after_it_failed);
    CPPUNIT_TEST(what_is_not_committed_is_not_there);
    CPPUNIT_TEST(a_second_row_of_one_key_is_already_there);
    CPPUNIT_TEST_SUITE_END();

public:
    void a_migration_runs_once() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            CPPUNIT_ASSERT_EQUAL(0, sql::migrate(database));
            CPPUNIT_ASSERT_EQUAL(sql::newest_schema(), database.schema_version());
            CPPUNIT_ASSERT(database.answers());
            CPPUNIT_ASSERT(database.spent() > std::chrono::microseconds{0});
        });
    }

    void a_newer_schema_is_refused() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            run(database, "INSERT INTO schema_version (version, name) VALUES (9000, 'of the future')");
            CPPUNIT_ASSERT_THROW(sql::migrate(database), sql::SchemaTooNew);
        });
    }

    void a_kept_statement_never_shows_the_rows_of_the_run_before() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            run(database, "INSERT INTO next_ids (entity, next_id) VALUES ('a', 1), ('b', 2), ('c', 3)");
            sql::KeptRead<Number, std::string> read{database.connection(),
                                                    "SELECT next_id FROM next_ids WHERE entity = $1"};
            for (const auto& [entity, id] : {std::pair{"a", 1}, std::pair{"b", 2}, std::pair{"a", 1}}) {
                const auto rows = read(entity);
                CPPUNIT_ASSERT_EQUAL(std::size_t{1}, rows.size());
                CPPUNIT_ASSERT_EQUAL(std::int64_t{id}, rows.front().value);
            }
            CPPUNIT_ASSERT(read("nobody").empty());
        });
    }

    void several_reads_answer_each_for_itself() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            run(database, "INSERT INTO next_ids (entity, next_id) VALUES ('a', 1), ('b', 2)");
            auto& connection = database.connection();
            sql::KeptRead<Number, std::string> of{connection, "SELECT next_id FROM next_ids WHERE entity = $1"};
            sql::KeptRead<Number> all{connection, "SELECT next_id FROM next_ids ORDER BY entity"};
            sql::KeptRead<Number, std::int64_t> next{connection, "SELECT CAST($1 AS BIGINT) + 1"};
            for (int round = 0; round < 3; ++round) {
                const auto [two, both, eight] = sql::together(of.with("b"), all.with(), next.with(7));
                CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, two.at(0).value);
                CPPUNIT_ASSERT_EQUAL(std::size_t{2}, both.size());
                CPPUNIT_ASSERT_EQUAL(std::int64_t{8}, eight.at(0).value);
                CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, of("a").at(0).value);
            }
        });
    }

    void one_of_several_reads_that_fails_fails_all_and_spoils_nothing() {
        sql::Database database{fresh_postgres()};
        auto& connection = database.connection();
        using Read = sql::KeptRead<Number, std::int64_t>;
        Read before{connection, "SELECT CAST($1 AS BIGINT) + 1"};
        Read divide{connection, "SELECT 12 / CAST($1 AS BIGINT)"};
        Read after{connection, "SELECT CAST($1 AS BIGINT) + 2"};
        Read wrong{connection, "SELECT no_such_column + CAST($1 AS BIGINT)"};
        for (int round = 0; round < 3; ++round) {
            CPPUNIT_ASSERT_THROW(static_cast<void>(sql::together(before.with(1), divide.with(0), after.with(1))),
                                 sql::StatementRefused);
            CPPUNIT_ASSERT_THROW(static_cast<void>(sql::together(before.with(1), wrong.with(0))),
                                 sql::StatementRefused);
            const auto [two, six, three] = sql::together(before.with(1), divide.with(2), after.with(1));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, two.at(0).value);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{6}, six.at(0).value);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{3}, three.at(0).value);
        }
        CPPUNIT_ASSERT(database.answers());
    }

    void what_is_told_ahead_is_read_with_the_next_question() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            sql::Database writer{options};
            run(writer, "INSERT INTO next_ids (entity, next_id) VALUES ('a', 1), ('b', 2)");
            sql::KeptRead<Number, std::string> told{database.connection(), id_of};
            sql::KeptRead<Number, std::string> other{database.connection(), id_of};
            const auto told_after_a_write = [&] {
                told.foresee("a");
                CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, other("b").at(0).value);
                run(writer, "UPDATE next_ids SET next_id = next_id + 10 WHERE entity = 'a'");
                return told("a").at(0).value;
            };
            CPPUNIT_ASSERT_EQUAL(std::int64_t{11}, told_after_a_write());
            const sql::ReadAhead ahead{database};
            // SQLite is asked without a way there.
            const bool goes_along = options.backend == sql::DatabaseOptions::Backend::postgresql;
            CPPUNIT_ASSERT_EQUAL(std::int64_t{goes_along ? 11 : 21}, told_after_a_write());
            CPPUNIT_ASSERT_EQUAL(std::int64_t{21}, told("a").at(0).value);
        });
    }

    void what_was_read_ahead_answers_no_other_question_and_no_later_one() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            sql::Database writer{options};
            run(writer, "INSERT INTO next_ids (entity, next_id) VALUES ('a', 1), ('b', 2)");
            sql::KeptRead<Number, std::string> told{database.connection(), id_of};
            sql::KeptRead<Number, std::string> other{database.connection(), id_of};
            const auto read_ahead = [&] {
                told.foresee("a");
                static_cast<void>(other("b"));
                run(writer, "UPDATE next_ids SET next_id = next_id + 10 WHERE entity = 'a'");
            };
            {
                const sql::ReadAhead ahead{database};
                read_ahead();
                CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, told("b").at(0).value);
                CPPUNIT_ASSERT_EQUAL(std::int64_t{11}, told("a").at(0).value);
                read_ahead();
            }
            CPPUNIT_ASSERT_EQUAL(std::int64_t{21}, told("a").at(0).value);
            const sql::ReadAhead ahead{database};
            read_ahead();
            run(database, "UPDATE next_ids SET next_id = 5 WHERE entity = 'b'");
            CPPUNIT_ASSERT_EQUAL(std::int64_t{31}, told("a").at(0).value);
            read_ahead();
            {
                sql::Transaction transaction{database};
                CPPUNIT_ASSERT_EQUAL(std::int64_t{41}, told("a").at(0).value);
            }
            told.foresee("a");
            told.foresee("b");
            CPPUNIT_ASSERT_EQUAL(std::int64_t{5}, other("b").at(0).value);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{41}, told("a").at(0).value);
        });
    }

    void a_kept_statement_works_again_after_it_failed() {
        sql::Database database{fresh_postgres()};
        {
            sql::KeptRead<Number, std::int64_t> divide{database.connection(), "SELECT 12 / CAST($1 AS BIGINT)"};
            for (int round = 0; round < 3; ++round) {
                CPPUNIT_ASSERT_EQUAL(std::int64_t{4}, divide(3).at(0).value);
                CPPUNIT_ASSERT_THROW(static_cast<void>(divide(0)), sql::StatementRefused);
                CPPUNIT_ASSERT_EQUAL(std::int64_t{6}, divide(2).at(0).value);
            }
            static_cast<void>(divide(1));
            CPPUNIT_ASSERT_THROW(static_cast<void>(divide(0)), sql::StatementRefused);
        }
        CPPUNIT_ASSERT(database.answers());
    }

    void what_is_not_committed_is_not_there() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            {
                const sql::Transaction transaction{database};
                run(database, "INSERT INTO next_ids (entity, next_id) VALUES ('x', 1)");
            }
            CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, count(database, "SELECT count(*) FROM next_ids"));
            sql::Transaction transaction{database};
            run(database, "INSERT INTO next_ids (entity, next_id) VALUES ('x', 1)");
            transaction.commit();
            sql::Database other{options};
            CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, count(other, "SELECT count(*) FROM next_ids"));
        });
    }

    void a_second_row_of_one_key_is_already_there() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            run(database, "INSERT INTO next_ids (entity, next_id) VALUES ('x', 1)");
            CPPUNIT_ASSERT_THROW(run(database, "INSERT INTO next_ids (entity, next_id) VALUES ('x', 2)"),
                                 sql::AlreadyThere);
            CPPUNIT_ASSERT_THROW(run(database, "INSERT INTO pupils (id, school_id) VALUES (1, 1)"),
                                 sql::StatementRefused);
        });
    }

private:
    static constexpr std::string_view id_of{"SELECT next_id FROM next_ids WHERE entity = $1"};
};

CPPUNIT_TEST_SUITE_REGISTRATION(DatabaseTest);

}  // namespace mrko::tests
