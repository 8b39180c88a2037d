// SPDX-License-Identifier: Apache-2.0
#include "sql/statements.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>
#include <libpq-fe.h>
#include <sqlite3.h>

#include <memory>
#include <string>

#include "sql/migrations.h"
#include "tests/sql/both_databases.h"

namespace mrko::tests {

class StatementsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(StatementsTest);
    CPPUNIT_TEST(every_statement_prepares_on_sqlite);
    CPPUNIT_TEST(every_statement_prepares_on_postgresql);
    CPPUNIT_TEST(placeholders_are_numbered_in_the_order_of_their_first_use);
    CPPUNIT_TEST_SUITE_END();

public:
    void every_statement_prepares_on_sqlite() {
        const SqliteFile file;
        sql::Database migrated{file.options()};
        sql::migrate(migrated);
        sqlite3* opened = nullptr;
        const int result = sqlite3_open(file.options().connection.c_str(), &opened);
        const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database{opened, &sqlite3_close};
        CPPUNIT_ASSERT_EQUAL(SQLITE_OK, result);
        for (const auto& [name, text] : sql::queries::all) {
            sqlite3_stmt* statement = nullptr;
            const int prepared =
                sqlite3_prepare_v2(opened, text.data(), static_cast<int>(text.size()), &statement, nullptr);
            sqlite3_finalize(statement);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(std::string{name} + ": " + sqlite3_errmsg(opened), SQLITE_OK, prepared);
        }
    }

    void every_statement_prepares_on_postgresql() {
        const auto options = fresh_postgres();
        sql::Database migrated{options};
        sql::migrate(migrated);
        const std::unique_ptr<PGconn, decltype(&PQfinish)> connection{PQconnectdb(options.connection.c_str()),
                                                                      &PQfinish};
        for (const auto& [name, text] : sql::queries::all) {
            const std::unique_ptr<PGresult, decltype(&PQclear)> result{
                PQprepare(connection.get(), std::string{name}.c_str(), std::string{text}.c_str(), 0, nullptr),
                &PQclear};
            CPPUNIT_ASSERT_EQUAL_MESSAGE(std::string{name} + ": " + PQresultErrorMessage(result.get()),
                                         PGRES_COMMAND_OK,
                                         PQresultStatus(result.get()));
        }
    }

    void placeholders_are_numbered_in_the_order_of_their_first_use() {
        for (const auto& [name, text] : sql::queries::all) {
            int highest = 0;
            for (auto at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
                const int number = std::stoi(std::string{text.substr(at + 1, 2)});
                CPPUNIT_ASSERT_MESSAGE(std::string{name}, number <= highest + 1);
                highest = std::max(highest, number);
            }
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(StatementsTest);

}  // namespace mrko::tests
