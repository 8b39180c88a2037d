// SPDX-License-Identifier: Apache-2.0
#include "sql/credentials.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <chrono>
#include <ctime>

#include "sql/audit_log.h"
#include "tests/sql/both_databases.h"
#include "tests/sql/small_school.h"

namespace mrko::tests {

namespace {

sql::IssueOrder order() {
    return {.valid_until = day_after(100),
            .issued_by = "test",
            .role = access::Role::secretary,
            .request_id = "r-2",
            .now = std::chrono::sys_seconds{std::chrono::sys_days{monday}}};
}

/// Counts up, so that logins and passwords can be foretold.
sql::UniformNumber counting() {
    return [next = std::uint32_t{0}](std::uint32_t upper) mutable { return next++ % upper; };
}

/// Processor time: a busy machine must not decide the test.
template <class Work>
double work_of(Work work) {
    const auto begin = std::clock();
    work();
    return static_cast<double>(std::clock() - begin);
}

}  // namespace

class CredentialsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CredentialsTest);
    CPPUNIT_TEST(an_issued_credential_opens_its_pupil_alone);
    CPPUNIT_TEST(a_new_issue_replaces_the_older_one);
    CPPUNIT_TEST(an_expired_credential_opens_nothing);
    CPPUNIT_TEST(a_withdrawn_credential_opens_nothing);
    CPPUNIT_TEST(a_login_is_compared_without_case_and_blanks);
    CPPUNIT_TEST(a_login_of_another_pupil_cannot_be_issued);
    CPPUNIT_TEST(a_pupil_who_left_has_no_credential);
    CPPUNIT_TEST(what_is_for_the_family_opens_nothing_for_the_pupil_and_the_other_way_round);
    CPPUNIT_TEST(each_audience_has_issues_of_its_own);
    CPPUNIT_TEST(one_login_is_of_one_audience);
    CPPUNIT_TEST(the_password_is_stored_nowhere);
    CPPUNIT_TEST(s9_an_unknown_login_costs_as_much_as_a_wrong_password);
    CPPUNIT_TEST_SUITE_END();

    static sql::IssueOrder pupils_order() {
        auto own = order();
        own.audience = access::Reader::pupil;
        return own;
    }

    void what_is_for_the_family_opens_nothing_for_the_pupil_and_the_other_way_round() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::Credentials credentials{database};
            const auto ivan = pupil(database, "ivan");
            credentials.issue(ivan, "family", "password", order());
            credentials.issue(ivan, "own", "password", pupils_order());
            CPPUNIT_ASSERT(credentials.check("family", "password", monday));
            CPPUNIT_ASSERT(!credentials.check_pupil("family", "password", monday));
            CPPUNIT_ASSERT(credentials.check_pupil("own", "password", monday).value() ==
                           (access::PupilCredential{.pupil = ivan, .version = 1}));
            CPPUNIT_ASSERT(!credentials.check("own", "password", monday));
            CPPUNIT_ASSERT(!credentials.school_of_login("own"));
        });
    }

    void each_audience_has_issues_of_its_own() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::Credentials credentials{database};
            const auto ivan = pupil(database, "ivan");
            credentials.issue(ivan, "family", "password", order());
            CPPUNIT_ASSERT(!newest_issue(credentials, ivan, access::Reader::pupil));
            CPPUNIT_ASSERT_EQUAL(1, credentials.issue(ivan, pupils_order()).version);
            CPPUNIT_ASSERT_EQUAL(2, credentials.issue(ivan, pupils_order()).version);
            CPPUNIT_ASSERT_EQUAL(2, newest_issue(credentials, ivan, access::Reader::pupil).value());
            CPPUNIT_ASSERT_EQUAL(1, newest_issue(credentials, ivan).value());
            credentials.withdraw(ivan, pupils_order());
            CPPUNIT_ASSERT(!newest_issue(credentials, ivan, access::Reader::pupil));
            CPPUNIT_ASSERT(credentials.check("family", "password", monday));
        });
    }

    void one_login_is_of_one_audience() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::Credentials credentials{database};
            const auto ivan = pupil(database, "ivan");
            credentials.issue(ivan, "ivan1", "password", order());
            CPPUNIT_ASSERT_THROW(credentials.issue(ivan, "ivan1", "password", pupils_order()), sql::CannotIssue);
        });
    }

public:
    void an_issued_credential_opens_its_pupil_alone() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::Credentials credentials{database, counting()};
            const auto ivan = pupil(database, "ivan");
            const auto issued = credentials.issue(ivan, order());
            CPPUNIT_ASSERT_EQUAL(std::string{"petrov0123"}, issued.login);
            CPPUNIT_ASSERT_EQUAL(std::size_t{10}, issued.password.size());
            const auto found = credentials.check(issued.login, issued.password, monday);
            CPPUNIT_ASSERT(found == (access::VerifiedCredential{.pupil = ivan, .version = 1}));
            CPPUNIT_ASSERT(!credentials.check(issued.login, issued.password + "x", monday));
            CPPUNIT_ASSERT(!credentials.check("nobody1234", issued.password, monday));
            CPPUNIT_ASSERT(credentials.school_of_login(issued.login).has_value());
            CPPUNIT_ASSERT(!credentials.school_of_login("nobody1234").has_value());
            CPPUNIT_ASSERT(sql::AuditLog{database}.verify().faults.empty());
        });
    }

    void a_new_issue_replaces_the_older_one() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::Credentials credentials{database};
            const auto ivan = pupil(database, "ivan");
            CPPUNIT_ASSERT(!newest_issue(credentials, ivan));
            credentials.issue(ivan, "ivan1", "first password", order());
            const auto second = credentials.issue(ivan, "ivan1", "second password", order());
            CPPUNIT_ASSERT_EQUAL(2, second.version);
            CPPUNIT_ASSERT(!credentials.check("ivan1", "first password", monday));
            CPPUNIT_ASSERT_EQUAL(2, credentials.check("ivan1", "second password", monday).value().version);
            CPPUNIT_ASSERT_EQUAL(2, newest_issue(credentials, ivan).value());
        });
    }

    void an_expired_credential_opens_nothing() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::Credentials credentials{database};
            const auto ivan = pupil(database, "ivan");
            credentials.issue(ivan, "ivan1", "password", order());
            CPPUNIT_ASSERT(credentials.check("ivan1", "password", day_after(100)));
            CPPUNIT_ASSERT(!credentials.check("ivan1", "password", day_after(101)));
            // What was bound stays bound.
            CPPUNIT_ASSERT_EQUAL(1, newest_issue(credentials, ivan).value());
        });
    }

    void a_withdrawn_credential_opens_nothing() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::Credentials credentials{database};
            const auto ivan = pupil(database, "ivan");
            credentials.issue(ivan, "ivan1", "password", order());
            credentials.withdraw(ivan, order());
            CPPUNIT_ASSERT(!credentials.check("ivan1", "password", monday));
            CPPUNIT_ASSERT(!newest_issue(credentials, ivan));
        });
    }

    void a_login_is_compared_without_case_and_blanks() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::Credentials credentials{database};
            credentials.issue(pupil(database, "ivan"), " Ivan1 ", "Password", order());
            CPPUNIT_ASSERT(credentials.check("IVAN1", "Password", monday));
            CPPUNIT_ASSERT(!credentials.check("ivan1", "password", monday));
        });
    }

    void a_login_of_another_pupil_cannot_be_issued() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::Credentials credentials{database};
            credentials.issue(pupil(database, "ivan"), "petrov", "password", order());
            CPPUNIT_ASSERT_THROW(credentials.issue(pupil(database, "maria"), "petrov", "other", order()),
                                 sql::CannotIssue);
            CPPUNIT_ASSERT_THROW(credentials.issue({999999}, order()), sql::CannotIssue);
            CPPUNIT_ASSERT(credentials.check("petrov", "password", monday));
            CPPUNIT_ASSERT(!newest_issue(credentials, pupil(database, "maria")));
        });
    }

    void a_pupil_who_left_has_no_credential() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::Credentials credentials{database};
            const auto ivan = pupil(database, "ivan");
            credentials.issue(ivan, "ivan1", "password", order());
            run(database, "UPDATE people SET gone = 1 WHERE id = " + std::to_string(ivan.value));
            CPPUNIT_ASSERT(!credentials.check("ivan1", "password", monday));
            CPPUNIT_ASSERT(!newest_issue(credentials, ivan));
        });
    }

    void the_password_is_stored_nowhere() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            sql::Credentials credentials{database};
            credentials.issue(pupil(database, "ivan"), "ivan1", "open sesame", order());
            CPPUNIT_ASSERT_EQUAL(std::int64_t{1},
                                 count(database,
                                       "SELECT count(*) FROM credentials WHERE password_hash LIKE "
                                       "'$argon2id$v=19$m=19456,t=2,p=1$%'"));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{0},
                                 count(database,
                                       "SELECT count(*) FROM audit WHERE value_after LIKE '%sesame%' "
                                       "OR value_after LIKE '%argon%'"));
        });
    }

    void s9_an_unknown_login_costs_as_much_as_a_wrong_password() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database loaded{options};
            load(loaded, small_school());
            sql::Credentials credentials{loaded};
            credentials.issue(pupil(loaded, "ivan"), "ivan1", "password", order());
            credentials.issue(pupil(loaded, "maria"), "maria1", "password", order());
            credentials.withdraw(pupil(loaded, "maria"), order());
            double wrong = 1e9;
            double unknown = 1e9;
            double withdrawn = 1e9;
            const auto refused = [&](const char* login) {
                return work_of([&] { CPPUNIT_ASSERT(!credentials.check(login, "x", monday)); });
            };
            for (int round = 0; round < 7; ++round) {
                wrong = std::min(wrong, refused("ivan1"));
                unknown = std::min(unknown, refused("nobody"));
                withdrawn = std::min(withdrawn, refused("maria1"));
            }
            // Without the same work it would be a hundredth; the database's own noise is far below a third.
            for (const auto cost : {unknown, withdrawn}) {
                CPPUNIT_ASSERT(cost * 1.5 > wrong && wrong * 1.5 > cost);
            }
        });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CredentialsTest);

}  // namespace mrko::tests
