// SPDX-License-Identifier: Apache-2.0
// S26: the workers' role does a worker's work and nothing more.
#include "sql/worker_rights.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <stdexcept>
#include <string>

#include "access/policy.h"
#include "sql/audit_log.h"
#include "sql/binding_register.h"
#include "sql/credentials.h"
#include "sql/diary_reader.h"
#include "sql/migrations.h"
#include "sql/signature_register.h"
#include "sql/statement.h"
#include "sql/transaction.h"
#include "tests/sql/both_databases.h"
#include "tests/sql/small_school.h"

namespace mrko::tests {

namespace {

/// The owner's database, and the same through the role of the workers.
struct Roles {
    Roles() : owner_options(fresh_postgres()), owner(owner_options), worker(as_worker(owner_options)) {
        sql::migrate(owner);
        load(owner, small_school());
        if (count(owner, "SELECT count(*) FROM pg_roles WHERE rolname = 'worker_of_test'") == 0) {
            run(owner, "CREATE ROLE worker_of_test LOGIN");
        }
        sql::grant_to_worker(owner, "worker_of_test");
    }

    static sql::DatabaseOptions as_worker(sql::DatabaseOptions options) {
        const auto at = options.connection.find("user=postgres");
        CPPUNIT_ASSERT(at != std::string::npos);
        options.connection.replace(at, std::string{"user=postgres"}.size(), "user=worker_of_test");
        return options;
    }

    void may_not(const std::string& statement) {
        try {
            run(worker, statement);
        } catch (const sql::StatementRefused& refused) {
            CPPUNIT_ASSERT_MESSAGE(refused.what(), std::string{refused.what()}.find("42501") != std::string::npos);
            return;
        }
        CPPUNIT_FAIL("the worker may " + statement);
    }

    sql::DatabaseOptions owner_options;
    sql::Database owner;
    sql::Database worker;
};

}  // namespace

class WorkerRightsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(WorkerRightsTest);
    CPPUNIT_TEST(s26_a_worker_adds_to_the_audit_and_changes_nothing_of_it);
    CPPUNIT_TEST(s14_a_worker_cannot_write_the_journal);
    CPPUNIT_TEST(a_worker_does_all_of_its_work);
    CPPUNIT_TEST(rights_that_somebody_added_are_taken_away);
    CPPUNIT_TEST(a_role_that_is_none_is_refused_with_the_reason);
    CPPUNIT_TEST_SUITE_END();

public:
    void s26_a_worker_adds_to_the_audit_and_changes_nothing_of_it() {
        Roles roles;
        {
            sql::Transaction transaction{roles.worker};
            sql::AuditLog{roles.worker}.record({.action = "session.begun"});
            transaction.commit();
        }
        roles.may_not("UPDATE audit SET actor = 'nobody'");
        roles.may_not("DELETE FROM audit");
        roles.may_not("TRUNCATE audit");
        roles.may_not("DROP TABLE audit");
        roles.may_not("ALTER TABLE audit ADD COLUMN more TEXT");
        CPPUNIT_ASSERT(sql::AuditLog{roles.worker}.verify().faults.empty());
    }

    void s14_a_worker_cannot_write_the_journal() {
        Roles roles;
        for (const auto* const statement : {"UPDATE marks SET shown = '5'",
                                            "DELETE FROM marks",
                                            "UPDATE credentials SET withdrawn = 1",
                                            "DELETE FROM bindings",
                                            "DELETE FROM week_signatures",
                                            "UPDATE people SET given_name = 'x'",
                                            "CREATE TABLE more (id INTEGER)"}) {
            roles.may_not(statement);
        }
    }

    void a_worker_does_all_of_its_work() {
        Roles roles;
        sql::Credentials issuing{roles.owner};
        const auto ivan = pupil(roles.owner, "ivan");
        const auto now = std::chrono::sys_seconds{std::chrono::sys_days{monday}};
        issuing.issue(ivan,
                      "ivan",
                      "password",
                      {.valid_until = day_after(100),
                       .issued_by = "test",
                       .role = access::Role::secretary,
                       .request_id = "r-1",
                       .now = now});
        sql::Credentials credentials{roles.worker};
        const auto verified = credentials.check("ivan", "password", monday);
        CPPUNIT_ASSERT(verified.has_value());
        const access::PortalUserId parent{.provider = "gosuslugi", .subject = "1000"};
        sql::BindingRegister bindings{roles.worker};
        static_cast<void>(
            bindings.bind(parent, {.account_name = "Иван", .credential = *verified, .request_id = "r-2", .now = now}));
        const access::Family family{
            .id = parent,
            .name = {},
            .children = {{.number = {1}, .account_name = "Иван", .pupil = ivan, .credential_version = 1}}};
        const access::Policy policy{credentials};
        const auto week = journal::SchoolWeek::of(monday);
        const auto reader = sql::make_diary_reader(roles.worker);
        CPPUNIT_ASSERT(!reader->week(policy.open_diary(family, {1}), week).days.at(0).lessons.empty());
        sql::SignatureRegister signatures{roles.worker};
        signatures.sign(policy.sign_weeks(family, {1}), week, {.at = now, .request_id = "r-3"});
        signatures.take_back(policy.sign_weeks(family, {1}), week, {.at = now, .request_id = "r-4"});
        CPPUNIT_ASSERT(sql::AuditLog{roles.owner}.verify().faults.empty());
    }

    void rights_that_somebody_added_are_taken_away() {
        Roles roles;
        run(roles.owner, "GRANT UPDATE ON audit TO worker_of_test");
        sql::grant_to_worker(roles.owner, "worker_of_test");
        roles.may_not("UPDATE audit SET actor = 'nobody'");
    }

    void a_role_that_is_none_is_refused_with_the_reason() {
        Roles roles;
        const auto says = [&](const std::string& role, const std::string& words) {
            try {
                sql::grant_to_worker(roles.owner, role);
            } catch (const sql::CannotGrant& refused) {
                CPPUNIT_ASSERT_MESSAGE(refused.what(), std::string{refused.what()}.find(words) != std::string::npos);
                return;
            }
            CPPUNIT_FAIL(role + " got rights");
        };
        says("nobody_of_that_name", "There is no role nobody_of_that_name");
        says("postgres", "owns the tables");
        run(roles.owner, "DROP ROLE IF EXISTS almighty_of_test");
        run(roles.owner, "CREATE ROLE almighty_of_test SUPERUSER");
        says("almighty_of_test", "is a superuser");
        run(roles.owner, "ALTER ROLE almighty_of_test NOSUPERUSER");
        run(roles.owner, "GRANT postgres TO almighty_of_test");
        says("almighty_of_test", "a member of the owner");
        run(roles.owner, "DROP ROLE almighty_of_test");
        says("worker; DROP TABLE marks", "is no name");
        says("", "is no name");
        const SqliteFile file;
        sql::Database sqlite{file.options()};
        CPPUNIT_ASSERT_THROW(sql::grant_to_worker(sqlite, "worker"), std::invalid_argument);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(WorkerRightsTest);

}  // namespace mrko::tests
