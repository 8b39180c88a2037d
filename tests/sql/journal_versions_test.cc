// SPDX-License-Identifier: Apache-2.0
// The version of a pupil's journal: whoever writes what a diary shows raises it in the same transaction.
#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include "access/policy.h"
#include "sql/credentials.h"
#include "sql/signature_register.h"
#include "sql/transaction.h"
#include "tests/sql/both_databases.h"
#include "tests/sql/small_school.h"

namespace mrko::tests {

namespace {

/// The small school with its pupils' credentials.
class Versions {
public:
    explicit Versions(const sql::DatabaseOptions& options) : database(options), credentials_(database) {
        load(database, small_school());
        issue("ivan");
        issue("maria");
    }

    [[nodiscard]] std::int64_t of(const std::string& name) {
        return credentials_.newest(pupil(database, name), access::Reader::parent).value().journal_version;
    }

    void import(const exchange::Bundle& bundle, int hour = 0) {
        auto options = by_test();
        options.now += std::chrono::hours{hour};
        static_cast<void>(sql::import_bundle(database, bundle, options));
    }

    sql::Database database;

private:
    void issue(const std::string& name) {
        static_cast<void>(credentials_.issue(pupil(database, name),
                                             {.valid_until = day_after(100),
                                              .issued_by = "test",
                                              .role = access::Role::secretary,
                                              .request_id = "r-2",
                                              .now = std::chrono::sys_seconds{std::chrono::sys_days{monday}}}));
    }

    sql::Credentials credentials_;
};

exchange::Bundle with_another_mark() {
    auto bundle = small_school();
    bundle.results.rows[0] = mark("r1", "w1", "ivan", "3");
    return bundle;
}

access::SignatureGrant signer(journal::PupilId child) {
    FirstIssue standing;
    return access::Policy{standing}.sign_weeks(
        {.id = {"gosuslugi", "1000"},
         .name = {},
         .children = {{.number = {1}, .account_name = {}, .pupil = child, .credential_version = 1}}},
        {1});
}

}  // namespace

class JournalVersionsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(JournalVersionsTest);
    CPPUNIT_TEST(a_set_that_changes_something_raises_the_version);
    CPPUNIT_TEST(a_set_that_changes_nothing_leaves_the_version);
    CPPUNIT_TEST(what_is_rolled_back_raises_nothing);
    CPPUNIT_TEST(another_source_leaves_the_version_unless_it_brings_events);
    CPPUNIT_TEST(a_signature_raises_the_version_of_that_pupil_alone);
    CPPUNIT_TEST(a_version_does_not_come_twice_after_the_database_was_restored);
    CPPUNIT_TEST(nobody_sees_a_version_before_its_transaction_ends);
    CPPUNIT_TEST_SUITE_END();

public:
    void a_set_that_changes_something_raises_the_version() {
        on_both([](const sql::DatabaseOptions& options) {
            Versions versions{options};
            const auto before = versions.of("ivan");
            versions.import(with_another_mark());
            CPPUNIT_ASSERT(versions.of("ivan") > before);
        });
    }

    void a_set_that_changes_nothing_leaves_the_version() {
        on_both([](const sql::DatabaseOptions& options) {
            Versions versions{options};
            const auto before = versions.of("ivan");
            versions.import(small_school());
            CPPUNIT_ASSERT_EQUAL(before, versions.of("ivan"));
        });
    }

    void what_is_rolled_back_raises_nothing() {
        on_both([](const sql::DatabaseOptions& options) {
            Versions versions{options};
            const auto before = versions.of("ivan");
            auto checking = by_test();
            checking.mode = sql::ImportOptions::Mode::check;
            static_cast<void>(sql::import_bundle(versions.database, with_another_mark(), checking));
            auto broken = with_another_mark();
            broken.remarks.rows[0].lesson = "nowhere";
            CPPUNIT_ASSERT_THROW(versions.import(broken), exchange::Refused);
            CPPUNIT_ASSERT_EQUAL(before, versions.of("ivan"));
        });
    }

    void another_source_leaves_the_version_unless_it_brings_events() {
        on_both([](const sql::DatabaseOptions& options) {
            Versions versions{options};
            auto before = versions.of("ivan");
            auto other = small_school();
            other.source_code = "other";
            other.events = {};
            versions.import(other);
            CPPUNIT_ASSERT_EQUAL(before, versions.of("ivan"));
            exchange::SchoolEvent event;
            event.sourced_id = "event-of-the-other";
            event.school = other.orgs.rows[0].sourced_id;
            event.start = {.day = monday, .time = std::nullopt};
            event.title = "Концерт";
            other.events.mode = exchange::Mode::bulk;
            other.events.rows.push_back(event);
            versions.import(other);
            CPPUNIT_ASSERT(versions.of("ivan") > before);
        });
    }

    void a_signature_raises_the_version_of_that_pupil_alone() {
        on_both([](const sql::DatabaseOptions& options) {
            Versions versions{options};
            sql::SignatureRegister signatures{versions.database};
            const auto ivan = pupil(versions.database, "ivan");
            const auto week = journal::SchoolWeek::of(monday);
            const auto of_maria = versions.of("maria");
            auto before = versions.of("ivan");
            for (const auto hour : {1, 2}) {
                const sql::SignatureAct act{.at = by_test().now + std::chrono::hours{hour}, .request_id = "r-7"};
                signatures.sign(signer(ivan), week, act);
                CPPUNIT_ASSERT(versions.of("ivan") > before);
                before = versions.of("ivan");
                signatures.sign(signer(ivan), week, act);
                CPPUNIT_ASSERT_EQUAL(before, versions.of("ivan"));
                signatures.take_back(signer(ivan), week, act);
                CPPUNIT_ASSERT(versions.of("ivan") > before);
                before = versions.of("ivan");
            }
            CPPUNIT_ASSERT_EQUAL(of_maria, versions.of("maria"));
        });
    }

    void a_version_does_not_come_twice_after_the_database_was_restored() {
        on_both([](const sql::DatabaseOptions& options) {
            Versions versions{options};
            const auto backup = versions.of("ivan");
            versions.import(with_another_mark(), 1);
            const auto lost = versions.of("ivan");
            CPPUNIT_ASSERT(lost > backup);
            run(versions.database, "UPDATE journal_versions SET version = " + std::to_string(backup));
            versions.import(small_school(), 2);
            CPPUNIT_ASSERT(versions.of("ivan") != lost);
        });
    }

    void nobody_sees_a_version_before_its_transaction_ends() {
        on_both([](const sql::DatabaseOptions& options) {
            Versions versions{options};
            const auto before = versions.of("ivan");
            sql::Database writer{options};
            {
                sql::Transaction transaction{writer};
                run(writer,
                    "UPDATE journal_versions SET version = version + 1 WHERE pupil_id = " +
                        std::to_string(pupil(writer, "ivan").value));
                CPPUNIT_ASSERT_EQUAL(before, versions.of("ivan"));
                transaction.commit();
            }
            CPPUNIT_ASSERT_EQUAL(before + 1, versions.of("ivan"));
        });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(JournalVersionsTest);

}  // namespace mrko::tests
