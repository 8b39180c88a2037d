// SPDX-License-Identifier: Apache-2.0
#include "sql/signature_register.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include "sql/audit_log.h"
#include "tests/sql/both_databases.h"
#include "tests/sql/small_school.h"

namespace mrko::tests {

namespace {

const access::PortalUserId& mother() {
    static const access::PortalUserId id{"gosuslugi", "1000"};
    return id;
}

const access::PortalUserId& father() {
    static const access::PortalUserId id{"gosuslugi", "1001"};
    return id;
}

const journal::SchoolWeek& week() {
    static const journal::SchoolWeek first = journal::SchoolWeek::of(monday);
    return first;
}

std::chrono::sys_seconds hours_later(int hours) {
    return by_test().now + std::chrono::hours{hours};
}

sql::SignatureAct act(int hours) {
    return {.at = hours_later(hours), .request_id = "r-7"};
}

access::SignatureGrant signer(const access::PortalUserId& parent, journal::PupilId child) {
    FirstIssue standing;
    return access::Policy{standing}.sign_weeks(
        {.id = parent,
         .name = {},
         .children = {{.number = {1}, .account_name = {}, .pupil = child, .credential_version = 1}}},
        {1});
}

/// A set in which the first mark of Ivan has another value.
exchange::Bundle with_first_mark(const std::string& value) {
    auto bundle = small_school();
    bundle.results.rows[0] = mark("r1", "w1", "ivan", value);
    return bundle;
}

void load_later(sql::Database& database, const exchange::Bundle& bundle, int hours) {
    auto options = by_test();
    options.now = hours_later(hours);
    static_cast<void>(sql::import_bundle(database, bundle, options));
}

}  // namespace

class SignatureRegisterTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SignatureRegisterTest);
    CPPUNIT_TEST(a_signature_stands_under_that_week_of_that_pupil_alone);
    CPPUNIT_TEST(signing_twice_is_signing_once);
    CPPUNIT_TEST(a_signature_can_be_taken_back_and_given_again);
    CPPUNIT_TEST(each_parent_signs_alone);
    CPPUNIT_TEST(a_mark_changed_after_the_signature_is_told_with_what_was_signed);
    CPPUNIT_TEST(what_came_back_to_the_signed_value_is_no_change);
    CPPUNIT_TEST(a_withdrawn_mark_is_told_without_a_value_of_now);
    CPPUNIT_TEST_SUITE_END();

public:
    void a_signature_stands_under_that_week_of_that_pupil_alone() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::SignatureRegister signatures{database};
            const auto ivan = pupil(database, "ivan");
            const auto maria = pupil(database, "maria");
            CPPUNIT_ASSERT(!signatures.signatures(grant_for(ivan), mother(), week()).own);
            signatures.sign(signer(mother(), ivan), week(), act(1));
            CPPUNIT_ASSERT(signatures.signatures(grant_for(ivan), mother(), week()).own == hours_later(1));
            CPPUNIT_ASSERT(!signatures.signatures(grant_for(ivan), mother(), week()).other);
            CPPUNIT_ASSERT(!signatures.signatures(grant_for(ivan), mother(), week().later()).own);
            CPPUNIT_ASSERT(!signatures.signatures(grant_for(maria), mother(), week()).own);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{1},
                                 count(database,
                                       "SELECT count(*) FROM audit WHERE action = 'week.signed' AND actor = "
                                       "'gosuslugi:1000' AND value_after = 'week 2025-09-15' AND request_id = 'r-7'"));
            CPPUNIT_ASSERT(sql::AuditLog{database}.verify().faults.empty());
        });
    }

    void signing_twice_is_signing_once() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::SignatureRegister signatures{database};
            const auto ivan = pupil(database, "ivan");
            signatures.sign(signer(mother(), ivan), week(), act(1));
            signatures.sign(signer(mother(), ivan), week(), act(2));
            CPPUNIT_ASSERT(signatures.signatures(grant_for(ivan), mother(), week()).own == hours_later(1));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{1},
                                 count(database, "SELECT count(*) FROM audit WHERE action = 'week.signed'"));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, count(database, "SELECT count(*) FROM week_signatures"));
        });
    }

    void a_signature_can_be_taken_back_and_given_again() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::SignatureRegister signatures{database};
            const auto ivan = pupil(database, "ivan");
            const auto mothers = signer(mother(), ivan);
            signatures.take_back(mothers, week(), act(1));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{0},
                                 count(database, "SELECT count(*) FROM audit WHERE action = 'week.unsigned'"));
            signatures.sign(mothers, week(), act(2));
            signatures.take_back(mothers, week(), act(3));
            signatures.take_back(mothers, week(), act(4));
            CPPUNIT_ASSERT(!signatures.signatures(grant_for(ivan), mother(), week()).own);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{1},
                                 count(database, "SELECT count(*) FROM audit WHERE action = 'week.unsigned'"));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{hours_later(3).time_since_epoch().count()},
                                 count(database, "SELECT undone_at FROM week_signatures"));
            signatures.sign(mothers, week(), act(5));
            CPPUNIT_ASSERT(signatures.signatures(grant_for(ivan), mother(), week()).own == hours_later(5));
        });
    }

    void each_parent_signs_alone() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::SignatureRegister signatures{database};
            const auto ivan = pupil(database, "ivan");
            signatures.sign(signer(mother(), ivan), week(), act(1));
            const auto seen = signatures.signatures(grant_for(ivan), father(), week());
            CPPUNIT_ASSERT(!seen.own);
            CPPUNIT_ASSERT(seen.other == hours_later(1));
            signatures.take_back(signer(father(), ivan), week(), act(2));
            CPPUNIT_ASSERT(signatures.signatures(grant_for(ivan), mother(), week()).own.has_value());
        });
    }

    void a_mark_changed_after_the_signature_is_told_with_what_was_signed() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::SignatureRegister signatures{database};
            const auto ivan = grant_for(pupil(database, "ivan"));
            load_later(database, with_first_mark("4"), 1);
            load_later(database, with_first_mark("3"), 3);
            load_later(database, with_first_mark("2"), 4);
            const auto changes = signatures.changes_after(ivan, week(), hours_later(2));
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, changes.size());
            CPPUNIT_ASSERT_EQUAL(std::string{"4"}, changes[0].before.shown);
            CPPUNIT_ASSERT_EQUAL(std::string{"2"}, changes[0].now.value().shown);
            CPPUNIT_ASSERT(changes[0].day == monday);
            CPPUNIT_ASSERT_EQUAL(key_of(database, "results", "r1"), changes[0].mark.value);
            CPPUNIT_ASSERT(!changes[0].subject.empty());
            CPPUNIT_ASSERT(signatures.changes_after(ivan, week(), hours_later(5)).empty());
            CPPUNIT_ASSERT(signatures.changes_after(ivan, week().later(), hours_later(2)).empty());
            CPPUNIT_ASSERT(
                signatures.changes_after(grant_for(pupil(database, "maria")), week(), hours_later(2)).empty());
        });
    }

    void what_came_back_to_the_signed_value_is_no_change() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            load_later(database, with_first_mark("4"), 3);
            load_later(database, small_school(), 4);
            sql::SignatureRegister signatures{database};
            const auto ivan = grant_for(pupil(database, "ivan"));
            CPPUNIT_ASSERT(signatures.changes_after(ivan, week(), hours_later(2)).empty());
        });
    }

    void a_withdrawn_mark_is_told_without_a_value_of_now() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            auto bundle = small_school();
            std::erase_if(bundle.results.rows, [](const auto& result) { return result.sourced_id == "r1"; });
            load_later(database, bundle, 3);
            sql::SignatureRegister signatures{database};
            const auto changes = signatures.changes_after(grant_for(pupil(database, "ivan")), week(), hours_later(2));
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, changes.size());
            CPPUNIT_ASSERT_EQUAL(std::string{"5"}, changes[0].before.shown);
            CPPUNIT_ASSERT(!changes[0].now);
        });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SignatureRegisterTest);

}  // namespace mrko::tests
