// SPDX-License-Identifier: Apache-2.0
#include "sql/connection.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>
#include <libpq-fe.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <thread>

#include "sql/migrations.h"
#include "sql/read_ahead.h"
#include "sql/statement.h"
#include "sql/transaction.h"
#include "tests/sql/both_databases.h"

namespace mrko::tests {

namespace {

using Number = sql::Single<std::int64_t>;
using Text = sql::Single<std::string>;
using Millis = std::chrono::milliseconds;

template <class Work>
Millis time_of(Work work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now() - begin);
}

}  // namespace

class ConnectionTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ConnectionTest);
    CPPUNIT_TEST(what_was_told_ahead_and_fails_leaves_no_half_answer);
    CPPUNIT_TEST(a_connection_neither_plans_nor_compiles_at_each_read);
    CPPUNIT_TEST(a_read_survives_a_migration_that_changes_its_table);
    CPPUNIT_TEST(f13_several_reads_survive_their_killed_connection);
    CPPUNIT_TEST(f13_a_read_survives_its_killed_connection);
    CPPUNIT_TEST(f13_a_probe_of_a_worker_whose_connection_was_killed_is_good);
    CPPUNIT_TEST(f13_a_killed_transaction_is_down_and_leaves_nothing);
    CPPUNIT_TEST(f13_after_a_crash_of_the_server_reads_come_back);
    CPPUNIT_TEST(f15_the_standby_that_was_promoted_is_found_without_a_restart);
    CPPUNIT_TEST(a_server_that_is_not_there_is_asked_once_a_second);
    CPPUNIT_TEST(f17_a_locked_sqlite_file_is_busy_within_its_time);
    CPPUNIT_TEST(f17_a_sqlite_file_that_is_away_is_not_begun_anew);
    CPPUNIT_TEST(a_slow_statement_is_cut);
    CPPUNIT_TEST(f16_one_slow_read_of_several_is_busy_and_the_next_are_served);
    CPPUNIT_TEST(f16_a_write_that_waits_for_a_locked_table_is_busy);
    CPPUNIT_TEST(f16_a_server_that_hangs_is_down_in_time_and_served_again);
    CPPUNIT_TEST(f16_a_write_to_a_server_that_hangs_is_down_and_leaves_nothing);
    CPPUNIT_TEST(f16_what_may_take_its_time_is_not_given_up);
    CPPUNIT_TEST_SUITE_END();

public:
    void what_was_told_ahead_and_fails_leaves_no_half_answer() {
        const auto options = fresh_postgres();
        sql::Database database{options};
        using Read = sql::KeptRead<Number, std::int64_t>;
        Read good{database.connection(), "SELECT CAST($1 AS BIGINT) + CAST(random() * 0 AS BIGINT)"};
        Read divide{database.connection(), "SELECT 12 / CAST($1 AS BIGINT)"};
        const sql::ReadAhead ahead{database};
        for (int round = 0; round < 3; ++round) {
            good.foresee(5);
            divide.foresee(0);
            CPPUNIT_ASSERT_THROW(static_cast<void>(good(5)), sql::StatementRefused);
            CPPUNIT_ASSERT(!good.is_answered());
            CPPUNIT_ASSERT_EQUAL(std::int64_t{5}, good(5).at(0).value);
            kill_connection(database, options);
            divide.foresee(3);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{6}, good(6).at(0).value);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{4}, divide(3).at(0).value);
        }
    }

    void a_connection_neither_plans_nor_compiles_at_each_read() {
        sql::Database database{fresh_postgres()};
        sql::KeptRead<Text, std::string> setting{database.connection(), "SELECT current_setting($1)"};
        CPPUNIT_ASSERT_EQUAL(std::string{"off"}, setting("jit").at(0).value);
        CPPUNIT_ASSERT_EQUAL(std::string{"force_generic_plan"}, setting("plan_cache_mode").at(0).value);
    }

    void a_read_survives_a_migration_that_changes_its_table() {
        const auto options = fresh_postgres();
        sql::Database database{options};
        sql::migrate(database);
        run(database, "INSERT INTO next_ids (entity, next_id) VALUES ('a', 7)");
        sql::KeptRead<Number> read{database.connection(), "SELECT next_id FROM next_ids"};
        CPPUNIT_ASSERT_EQUAL(std::int64_t{7}, read().at(0).value);
        sql::Database other{options};
        run(other, "ALTER TABLE next_ids ALTER COLUMN next_id TYPE INTEGER");
        CPPUNIT_ASSERT_EQUAL(std::int64_t{7}, read().at(0).value);
        PQclear(PQexec(sql::postgres_link(database.connection().session()), "DEALLOCATE ALL"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{7}, read().at(0).value);
    }

    void f13_several_reads_survive_their_killed_connection() {
        const auto options = fresh_postgres();
        sql::Database database{options};
        using Read = sql::KeptRead<Number, std::int64_t>;
        Read one{database.connection(), "SELECT CAST($1 AS BIGINT) + 1"};
        Read other{database.connection(), "SELECT CAST($1 AS BIGINT) + 2"};
        for (int round = 0; round < 3; ++round) {
            const auto [eight, nine] = sql::together(one.with(7), other.with(7));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{8}, eight.at(0).value);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{9}, nine.at(0).value);
            kill_connection(database, options);
        }
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

    void f13_a_probe_of_a_worker_whose_connection_was_killed_is_good() {
        const auto options = fresh_postgres();
        sql::Database database{options};
        for (int round = 0; round < 3; ++round) {
            CPPUNIT_ASSERT(database.answers());
            kill_connection(database, options);
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

    void f15_the_standby_that_was_promoted_is_found_without_a_restart() {
        PostgresServer primary;
        PostgresServer standby{PostgresServer::Following{primary}};
        sql::Database database{{.backend = sql::DatabaseOptions::Backend::postgresql,
                                .connection = "host=" + primary.host() + "," + standby.host() +
                                              " user=postgres dbname=postgres target_session_attrs=read-write",
                                .password_file = {}}};
        sql::migrate(database);
        sql::KeptRead<Number> read{database.connection(), "SELECT next_id FROM next_ids"};
        run(database, "INSERT INTO next_ids (entity, next_id) VALUES ('a', 7)");
        CPPUNIT_ASSERT_EQUAL(std::int64_t{7}, read().at(0).value);
        until([&] {
            return count(database,
                         "SELECT count(*) FROM pg_stat_replication WHERE replay_lsn >= pg_current_wal_insert_lsn()") ==
                   1;
        });
        primary.stop_at_once();
        // A standby takes no writes: what it has may be of before.
        CPPUNIT_ASSERT_THROW(static_cast<void>(read()), sql::DatabaseDown);
        CPPUNIT_ASSERT_THROW(run(database, "UPDATE next_ids SET next_id = 8"), sql::DatabaseDown);
        standby.promote();
        until([&] { return database.answers(); });
        CPPUNIT_ASSERT_EQUAL(std::int64_t{7}, read().at(0).value);
        run(database, "UPDATE next_ids SET next_id = 8");
        CPPUNIT_ASSERT_EQUAL(std::int64_t{8}, read().at(0).value);
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

    void f17_a_sqlite_file_that_is_away_is_not_begun_anew() {
        const SqliteFile file;
        auto options = file.options();
        const std::filesystem::path path{options.connection};
        const auto away = path.parent_path() / "away 100%?#я";
        {
            sql::Database maker{options};
            sql::migrate(maker);
        }
        options.may_create = false;
        sql::Database database{options};
        std::filesystem::rename(path, away);
        CPPUNIT_ASSERT(!database.answers());
        CPPUNIT_ASSERT(!std::filesystem::exists(path));
        std::filesystem::rename(away, path);
        until([&] { return database.answers(); });
        // Whatever it is called.
        std::filesystem::rename(path, away);
        options.connection = away.string();
        sql::Database renamed{options};
        CPPUNIT_ASSERT_EQUAL(sql::newest_schema(), renamed.schema_version());
    }

    void a_slow_statement_is_cut() {
        sql::Database database{fresh_postgres()};
        const auto took =
            time_of([&] { CPPUNIT_ASSERT_THROW(run(database, "SELECT count(pg_sleep(5))"), sql::DatabaseBusy); });
        CPPUNIT_ASSERT(took < Millis{1500});
        CPPUNIT_ASSERT(database.answers());
    }

    void f16_one_slow_read_of_several_is_busy_and_the_next_are_served() {
        auto options = fresh_postgres();
        options.statement_timeout = std::chrono::milliseconds{50};
        sql::Database database{options};
        sql::KeptRead<Number> slow{database.connection(), "SELECT 1 FROM pg_sleep(10)"};
        sql::KeptRead<Number> quick{database.connection(), "SELECT 5"};
        for (int round = 0; round < 2; ++round) {
            CPPUNIT_ASSERT_THROW(static_cast<void>(sql::together(quick.with(), slow.with(), quick.with())),
                                 sql::DatabaseBusy);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{5}, quick().at(0).value);
        }
    }

    void f16_a_write_that_waits_for_a_locked_table_is_busy() {
        auto options = fresh_postgres();
        options.lock_wait = std::chrono::milliseconds{50};
        sql::Database holder{options};
        sql::migrate(holder);
        sql::Transaction held{holder};
        run(holder, "LOCK TABLE next_ids");
        sql::Database database{options};
        CPPUNIT_ASSERT_THROW(run(database, "INSERT INTO next_ids (entity, next_id) VALUES ('a', 1)"),
                             sql::DatabaseBusy);
        CPPUNIT_ASSERT_THROW(std::ignore = count(database, "SELECT count(*) FROM next_ids"), sql::DatabaseBusy);
    }

    void f16_a_server_that_hangs_is_down_in_time_and_served_again() {
        sql::Database database{of_little_patience()};
        sql::KeptRead<Number> read{database.connection(), "SELECT 5"};
        CPPUNIT_ASSERT_EQUAL(std::int64_t{5}, read().at(0).value);
        {
            const FrozenServerSide frozen{database};
            const auto took = time_of([&] { CPPUNIT_ASSERT_THROW(static_cast<void>(read()), sql::DatabaseDown); });
            CPPUNIT_ASSERT(took >= Millis{200});
            CPPUNIT_ASSERT(took <= Millis{2000});
        }
        wait_until_served(database);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{5}, read().at(0).value);
    }

    void f16_a_write_to_a_server_that_hangs_is_down_and_leaves_nothing() {
        sql::Database database{of_little_patience()};
        run(database, "CREATE TABLE patience (number INTEGER)");
        {
            sql::Transaction transaction{database};
            run(database, "INSERT INTO patience VALUES (1)");
            const FrozenServerSide frozen{database};
            CPPUNIT_ASSERT_THROW(run(database, "INSERT INTO patience VALUES (2)"), sql::DatabaseDown);
            CPPUNIT_ASSERT_THROW(transaction.commit(), sql::DatabaseDown);
        }
        wait_until_served(database);
        sql::KeptRead<Number> rows{database.connection(), "SELECT count(*) FROM patience"};
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, rows().at(0).value);
    }

    void f16_what_may_take_its_time_is_not_given_up() {
        sql::Database database{of_little_patience()};
        for (int round = 0; round < 2; ++round) {
            sql::Transaction transaction{database};
            database.connection().lift_time_limits();
            run(database, "SELECT 1 FROM pg_sleep(0.4)");
            transaction.commit();
        }
        // The limit of the others is back.
        CPPUNIT_ASSERT_THROW(run(database, "SELECT 1 FROM pg_sleep(10)"), sql::DatabaseBusy);
        database.connection().lift_time_limits();
        run(database, "SELECT 1 FROM pg_sleep(0.4)");
    }

private:
    template <class Question>
    static void until(Question holds) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{30};
        while (!holds()) {
            CPPUNIT_ASSERT_MESSAGE("it never came", std::chrono::steady_clock::now() < end);
            std::this_thread::sleep_for(std::chrono::milliseconds{20});
        }
    }

    static std::int64_t server_side_of(sql::Database& database) {
        return count(database, "SELECT CAST(pg_backend_pid() AS BIGINT)");
    }

    /// The server gives up a statement after 100 ms, and we the server after 200.
    static sql::DatabaseOptions of_little_patience() {
        auto options = fresh_postgres();
        options.statement_timeout = Millis{100};
        return options;
    }

    /// The process of PostgreSQL that serves a connection neither answers nor leaves while this lives.
    class FrozenServerSide {
    public:
        explicit FrozenServerSide(sql::Database& database) : process_(static_cast<pid_t>(server_side_of(database))) {
            CPPUNIT_ASSERT_EQUAL(0, ::kill(process_, SIGSTOP));
        }

        FrozenServerSide(const FrozenServerSide&) = delete;
        FrozenServerSide& operator=(const FrozenServerSide&) = delete;

        ~FrozenServerSide() { ::kill(process_, SIGCONT); }

    private:
        pid_t process_;
    };

    static void wait_until_served(sql::Database& database) {
        until([&] { return database.answers(); });
    }

    static void kill_connection(sql::Database& database, const sql::DatabaseOptions& options) {
        const auto process = server_side_of(database);
        sql::Database killer{options};
        CPPUNIT_ASSERT_EQUAL(
            std::int64_t{1},
            count(killer,
                  "SELECT CASE WHEN pg_terminate_backend(" + std::to_string(process) + ", 5000) THEN 1 ELSE 0 END"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ConnectionTest);

}  // namespace mrko::tests
