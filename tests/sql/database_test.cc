// SPDX-License-Identifier: Apache-2.0
#include "sql/database.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <chrono>

#include "sql/migrations.h"
#include "sql/statement.h"
#include "sql/transaction.h"
#include "tests/sql/both_databases.h"

namespace mrko::tests {

namespace {

using Number = sql::Single<std::int64_t>;
using Millis = std::chrono::milliseconds;

template <class Work>
Millis time_of(Work work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now() - begin);
}

}  // namespace

class DatabaseTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DatabaseTest);
    CPPUNIT_TEST(a_migration_runs_once);
    CPPUNIT_TEST(a_newer_schema_is_refused);
    CPPUNIT_TEST(a_kept_statement_never_shows_the_rows_of_the_run_before);
    CPPUNIT_TEST(a_kept_statement_works_again_after_it_failed);
    CPPUNIT_TEST(what_is_not_committed_is_not_there);
    CPPUNIT_TEST(f13_a_read_survives_its_killed_connection);
    CPPUNIT_TEST(f13_a_killed_transaction_is_down_and_leaves_nothing);
    CPPUNIT_TEST(f13_after_a_crash_of_the_server_reads_come_back);
    CPPUNIT_TEST(a_server_that_is_not_there_is_asked_once_a_second);
    CPPUNIT_TEST(f17_a_locked_sqlite_file_is_busy_within_its_time);
    CPPUNIT_TEST(a_slow_statement_is_cut);
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

    /// PostgreSQL alone: Poco frees the result of such a statement twice when it is destroyed.
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

    void f13_a_read_survives_its_killed_connection() {
        const auto options = fresh_postgres();
        sql::Database database{options};
        sql::KeptRead<Number, std::int64_t> read{database.connection(), "SELECT CAST($1 AS BIGINT) + 1"};
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, read(1).at(0).value);
        for (int round = 0; round < 3; ++round) {
            kill_connection(database, options);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{8}, read(7).at(0).value);
        }
    }

    void f13_a_killed_transaction_is_down_and_leaves_nothing() {
        const auto options = fresh_postgres();
        sql::Database database{options};
        sql::migrate(database);
        {
            const sql::Transaction transaction{database};
            run(database, "INSERT INTO next_ids (entity, next_id) VALUES ('x', 1)");
            kill_connection(database, options);
            CPPUNIT_ASSERT_THROW(run(database, "INSERT INTO next_ids (entity, next_id) VALUES ('y', 1)"),
                                 sql::DatabaseDown);
            // Not on a new session of its own either: that would be half of the work.
            CPPUNIT_ASSERT_THROW(run(database, "INSERT INTO next_ids (entity, next_id) VALUES ('z', 1)"),
                                 sql::DatabaseDown);
        }
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, count(database, "SELECT count(*) FROM next_ids"));
    }

    void f13_after_a_crash_of_the_server_reads_come_back() {
        PostgresServer server;
        sql::Database database{{.backend = sql::DatabaseOptions::Backend::postgresql,
                                .connection = server.connection("postgres"),
                                .password_file = {}}};
        sql::KeptRead<Number, std::int64_t> read{database.connection(), "SELECT CAST($1 AS BIGINT) + 1"};
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, read(1).at(0).value);
        server.stop_at_once();
        CPPUNIT_ASSERT_THROW(static_cast<void>(read(1)), sql::DatabaseDown);
        CPPUNIT_ASSERT(!database.answers());
        server.start();
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{2};
        while (!database.answers() && std::chrono::steady_clock::now() < until) {
        }
        CPPUNIT_ASSERT_EQUAL(std::int64_t{3}, read(2).at(0).value);
    }

    void a_server_that_is_not_there_is_asked_once_a_second() {
        sql::Database database{{.backend = sql::DatabaseOptions::Backend::postgresql,
                                .connection = "host=/nonexistent dbname=x user=x",
                                .password_file = {}}};
        CPPUNIT_ASSERT_THROW(static_cast<void>(database.schema_version()), sql::DatabaseDown);
        const auto again = time_of([&] {
            for (int ask = 0; ask < 1000; ++ask) {
                CPPUNIT_ASSERT(!database.answers());
            }
        });
        CPPUNIT_ASSERT(again < Millis{500});
    }

    void f17_a_locked_sqlite_file_is_busy_within_its_time() {
        const SqliteFile file;
        sql::Database holder{file.options()};
        sql::migrate(holder);
        sql::Database database{file.options()};
        CPPUNIT_ASSERT(database.answers());
        run(holder, "BEGIN EXCLUSIVE");
        const auto took =
            time_of([&] { CPPUNIT_ASSERT_THROW(const sql::Transaction refused{database}, sql::DatabaseBusy); });
        CPPUNIT_ASSERT(took >= Millis{900});
        CPPUNIT_ASSERT(took <= Millis{1200});
        run(holder, "ROLLBACK");
        sql::Transaction free{database};
        free.commit();
    }

    void a_slow_statement_is_cut() {
        sql::Database database{fresh_postgres()};
        const auto took =
            time_of([&] { CPPUNIT_ASSERT_THROW(run(database, "SELECT count(pg_sleep(5))"), sql::DatabaseBusy); });
        CPPUNIT_ASSERT(took < Millis{1500});
        CPPUNIT_ASSERT(database.answers());
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
    static void kill_connection(sql::Database& database, const sql::DatabaseOptions& options) {
        const auto process = count(database, "SELECT CAST(pg_backend_pid() AS BIGINT)");
        sql::Database killer{options};
        CPPUNIT_ASSERT_EQUAL(
            std::int64_t{1},
            count(killer,
                  "SELECT CASE WHEN pg_terminate_backend(" + std::to_string(process) + ", 5000) THEN 1 ELSE 0 END"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DatabaseTest);

}  // namespace mrko::tests
