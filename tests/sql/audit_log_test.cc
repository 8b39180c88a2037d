// SPDX-License-Identifier: Apache-2.0
// S26: whoever changes the audit in the database is found out.
#include "sql/audit_log.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <random>
#include <string>

#include "sql/transaction.h"
#include "tests/sql/both_databases.h"

namespace mrko::tests {

namespace {

using Kind = sql::AuditFault::Kind;

/// A chain of so many rows under a key.
struct Chain {
    Chain(sql::DatabaseOptions options, int rows)
        : database(keyed(std::move(options), "a key of thirty-two octets here!")) {
        for (int row = 1; row <= rows; ++row) {
            add(row);
        }
    }

    static sql::DatabaseOptions keyed(sql::DatabaseOptions options, std::string key) {
        options.audit_key = std::move(key);
        return options;
    }

    void add(int row) {
        sql::Transaction transaction{database};
        sql::AuditLog{database}.record({.at = std::chrono::sys_seconds{std::chrono::seconds{1000 + row}},
                                        .actor = "gosuslugi:" + std::to_string(row),
                                        .role = "parent",
                                        .action = "binding.created",
                                        .object = "pupil:" + std::to_string(row),
                                        .before = "",
                                        .after = "child 1",
                                        .request_id = "r-" + std::to_string(row)});
        transaction.commit();
    }

    [[nodiscard]] sql::AuditVerdict verify(const std::vector<sql::AuditHead>& anchors = {}) {
        return sql::AuditLog{database}.verify(anchors, 10000);
    }

    [[nodiscard]] bool is_whole() { return verify().faults.empty(); }

    sql::Database database;
};

bool has(const sql::AuditVerdict& verdict, Kind kind, std::int64_t sequence) {
    return std::ranges::any_of(
        verdict.faults, [&](const sql::AuditFault& fault) { return fault.kind == kind && fault.sequence == sequence; });
}

std::string where(std::int64_t sequence) {
    return " WHERE sequence = " + std::to_string(sequence);
}

}  // namespace

class AuditLogTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AuditLogTest);
    CPPUNIT_TEST(a_chain_that_nobody_touched_is_whole);
    CPPUNIT_TEST(what_was_rolled_back_leaves_no_gap);
    CPPUNIT_TEST(s26_every_altered_field_is_found);
    CPPUNIT_TEST(s26_a_thousand_random_edits_are_found);
    CPPUNIT_TEST(s26_removed_rows_are_told_by_their_numbers);
    CPPUNIT_TEST(s26_moved_and_invented_rows_are_found);
    CPPUNIT_TEST(s26_a_row_from_before_a_restore_is_out_of_place);
    CPPUNIT_TEST(s26_a_cut_end_is_found);
    CPPUNIT_TEST(s26_without_the_key_no_chain_can_be_made_anew);
    CPPUNIT_TEST_SUITE_END();

public:
    void a_chain_that_nobody_touched_is_whole() {
        on_both([](const sql::DatabaseOptions& options) {
            Chain chain{options, 0};
            CPPUNIT_ASSERT(chain.is_whole());
            CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, chain.verify().head.sequence);
            chain.add(1);
            const auto first = chain.verify();
            CPPUNIT_ASSERT(first.faults.empty());
            CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, first.rows);
            CPPUNIT_ASSERT_EQUAL(std::size_t{64}, first.head.hash.size());
            for (int row = 2; row <= 2100; ++row) {
                chain.add(row);
            }
            CPPUNIT_ASSERT(chain.verify({first.head}).faults.empty());
            CPPUNIT_ASSERT_EQUAL(std::int64_t{2100}, chain.verify().rows);
        });
    }

    void what_was_rolled_back_leaves_no_gap() {
        on_both([](const sql::DatabaseOptions& options) {
            Chain chain{options, 2};
            {
                const sql::Transaction given_up{chain.database};
                sql::AuditLog{chain.database}.record({.action = "lost"});
            }
            chain.add(3);
            CPPUNIT_ASSERT(chain.is_whole());
            CPPUNIT_ASSERT_EQUAL(std::int64_t{3}, chain.verify().rows);
        });
    }

    void s26_every_altered_field_is_found() {
        on_both([](const sql::DatabaseOptions& options) {
            Chain chain{options, 3};
            for (const auto* const field : {"actor",
                                            "role",
                                            "action",
                                            "object",
                                            "value_before",
                                            "value_after",
                                            "request_id",
                                            "previous_hash",
                                            "hash"}) {
                const std::string name{field};
                run(chain.database, "UPDATE audit SET " + name + " = " + name + " || '0'" + where(2));
                const auto verdict = chain.verify();
                CPPUNIT_ASSERT_MESSAGE(name, has(verdict, Kind::altered, 2));
                const std::string length =
                    name == "hash" || name == "previous_hash" ? "64" : "LENGTH(" + name + ") - 1";
                run(chain.database,
                    "UPDATE audit SET " + name + " = SUBSTR(" + name + ", 1, " + length + ")" + where(2));
                CPPUNIT_ASSERT_MESSAGE(name, chain.is_whole());
            }
            run(chain.database, "UPDATE audit SET at = at + 1" + where(2));
            CPPUNIT_ASSERT(has(chain.verify(), Kind::altered, 2));
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, chain.verify().faults.size());
        });
    }

    void s26_a_thousand_random_edits_are_found() {
        on_both([](const sql::DatabaseOptions& options) {
            constexpr int rows = 40;
            Chain chain{options, rows};
            std::mt19937 chance{26};
            run(chain.database, "CREATE TABLE kept AS SELECT * FROM audit");
            int found = 0;
            for (int edit = 0; edit < 1000; ++edit) {
                const auto sequence = static_cast<std::int64_t>(1 + chance() % rows);
                switch (chance() % 4) {
                    case 0: run(chain.database, "DELETE FROM audit" + where(sequence)); break;
                    case 1: run(chain.database, "UPDATE audit SET object = object || 'x'" + where(sequence)); break;
                    case 2: run(chain.database, "UPDATE audit SET at = at - 1" + where(sequence)); break;
                    default: run(chain.database, "DELETE FROM audit WHERE sequence >= " + std::to_string(sequence));
                }
                found += chain.is_whole() ? 0 : 1;
                run(chain.database, "DELETE FROM audit");
                run(chain.database, "INSERT INTO audit SELECT * FROM kept");
            }
            CPPUNIT_ASSERT_EQUAL(1000, found);
            CPPUNIT_ASSERT(chain.is_whole());
        });
    }

    void s26_removed_rows_are_told_by_their_numbers() {
        on_both([](const sql::DatabaseOptions& options) {
            Chain chain{options, 9};
            run(chain.database, "DELETE FROM audit WHERE sequence IN (1, 4, 5)");
            const auto faults = chain.verify().faults;
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, faults.size());
            CPPUNIT_ASSERT((faults[0] == sql::AuditFault{.kind = Kind::missing, .sequence = 1, .until = 1}));
            CPPUNIT_ASSERT((faults[1] == sql::AuditFault{.kind = Kind::missing, .sequence = 4, .until = 5}));
        });
    }

    void s26_moved_and_invented_rows_are_found() {
        on_both([](const sql::DatabaseOptions& options) {
            Chain chain{options, 5};
            run(chain.database, "UPDATE audit SET sequence = 99" + where(2));
            run(chain.database, "UPDATE audit SET sequence = 2" + where(3));
            run(chain.database, "UPDATE audit SET sequence = 3" + where(99));
            const auto verdict = chain.verify();
            CPPUNIT_ASSERT(has(verdict, Kind::altered, 2));
            CPPUNIT_ASSERT(has(verdict, Kind::altered, 3));
        });
    }

    /// Whoever has old rows of ours may put one back: it is as it was written, but behind another one.
    void s26_a_row_from_before_a_restore_is_out_of_place() {
        on_both([](const sql::DatabaseOptions& options) {
            Chain chain{options, 6};
            run(chain.database, "CREATE TABLE kept AS SELECT * FROM audit" + where(6));
            run(chain.database, "DELETE FROM audit WHERE sequence > 4");
            run(chain.database, "UPDATE next_ids SET next_id = 5 WHERE entity = 'audit'");
            chain.add(50);
            run(chain.database, "INSERT INTO audit SELECT * FROM kept");
            run(chain.database, "UPDATE next_ids SET next_id = 7 WHERE entity = 'audit'");
            const std::vector<sql::AuditFault> expected{{.kind = Kind::out_of_place, .sequence = 6, .until = 6}};
            CPPUNIT_ASSERT(chain.verify().faults == expected);
        });
    }

    void s26_a_cut_end_is_found() {
        on_both([](const sql::DatabaseOptions& options) {
            Chain chain{options, 6};
            const auto anchor = chain.verify().head;
            run(chain.database, "DELETE FROM audit WHERE sequence > 4");
            auto verdict = chain.verify();
            CPPUNIT_ASSERT(
                (verdict.faults == std::vector<sql::AuditFault>{{.kind = Kind::missing, .sequence = 5, .until = 6}}));
            // Whoever turns the count back too is found by what was told before.
            run(chain.database, "UPDATE next_ids SET next_id = 5 WHERE entity = 'audit'");
            CPPUNIT_ASSERT(chain.is_whole());
            CPPUNIT_ASSERT((chain.verify({anchor}).faults == verdict.faults));
            chain.add(50);
            chain.add(60);
            CPPUNIT_ASSERT(chain.is_whole());
            CPPUNIT_ASSERT(has(chain.verify({anchor}), Kind::not_anchored, 6));
        });
    }

    void s26_without_the_key_no_chain_can_be_made_anew() {
        on_both([](const sql::DatabaseOptions& options) {
            Chain chain{options, 1};
            run(chain.database, "DELETE FROM audit");
            run(chain.database, "DELETE FROM next_ids WHERE entity = 'audit'");
            sql::Database forger{Chain::keyed(options, "another key")};
            {
                sql::Transaction transaction{forger};
                sql::AuditLog{forger}.record({.action = "binding.created"});
                transaction.commit();
            }
            CPPUNIT_ASSERT(sql::AuditLog{forger}.verify().faults.empty());
            CPPUNIT_ASSERT(has(chain.verify(), Kind::altered, 1));
        });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AuditLogTest);

}  // namespace mrko::tests
