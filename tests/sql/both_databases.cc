// SPDX-License-Identifier: Apache-2.0
#include "tests/sql/both_databases.h"

#include <cppunit/Exception.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "sql/migrations.h"
#include "sql/statement.h"

namespace mrko::tests {

namespace {

void run_on(const sql::DatabaseOptions& options,
            const char* name,
            const std::function<void(const sql::DatabaseOptions&)>& test) {
    {
        sql::Database database{options};
        sql::migrate(database);
    }
    try {
        test(options);
    } catch (CppUnit::Exception& failure) {
        auto message = failure.message();
        message.addDetail(std::string{"on "} + name);
        throw CppUnit::Exception{message, failure.sourceLine()};
    } catch (const std::exception& failure) {
        throw std::runtime_error{std::string{"on "} + name + ": " + failure.what()};
    }
}

}  // namespace

SqliteFile::SqliteFile() {
    auto name = (std::filesystem::temp_directory_path() / "mrko-sqlite-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error{"no temporary folder"};
    }
    folder_ = name;
}

SqliteFile::~SqliteFile() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

sql::DatabaseOptions SqliteFile::options() const {
    return {.backend = sql::DatabaseOptions::Backend::sqlite,
            .connection = folder_ + "/diary.sqlite",
            .password_file = {},
            .may_create = true};
}

PostgresServer& postgres() {
    static PostgresServer server;
    return server;
}

sql::DatabaseOptions fresh_postgres() {
    static int number = 0;
    const auto name = "t" + std::to_string(++number);
    sql::DatabaseOptions options{.backend = sql::DatabaseOptions::Backend::postgresql,
                                 .connection = postgres().connection("postgres"),
                                 .password_file = {}};
    options.statement_timeout = std::chrono::seconds{20};
    // A busy machine may take its time to let a test in; the product gives up after two seconds.
    options.connect_timeout = std::chrono::seconds{20};
    sql::Database server{options};
    run(server, "CREATE DATABASE " + name);
    return {.backend = sql::DatabaseOptions::Backend::postgresql,
            .connection = postgres().connection(name),
            .password_file = {},
            .connect_timeout = options.connect_timeout};
}

void on_both(const std::function<void(const sql::DatabaseOptions&)>& test) {
    const SqliteFile file;
    run_on(file.options(), "SQLite", test);
    run_on(fresh_postgres(), "PostgreSQL", test);
}

namespace {

access::PupilGrant grant_of(access::Reader reader, journal::PupilId pupil) {
    FirstIssue standing;
    const access::Family family{
        .id = {"portal", "parent"},
        .name = "Ольга",
        .children = {{.number = {1}, .account_name = "child", .pupil = pupil, .credential_version = 1}},
        .reader = reader};
    return access::Policy{standing}.open_diary(family, {1});
}

}  // namespace

access::PupilGrant grant_for(journal::PupilId pupil) {
    return grant_of(access::Reader::parent, pupil);
}

access::PupilGrant own_grant_for(journal::PupilId pupil) {
    return grant_of(access::Reader::pupil, pupil);
}

access::PreviewGrant preview_for(journal::PupilId pupil) {
    FirstIssue standing;
    return access::Policy{standing}.preview({.pupil = pupil, .version = 1});
}

std::optional<int> newest_issue(access::CredentialStanding& credentials,
                                journal::PupilId pupil,
                                access::Reader audience) {
    const auto newest = credentials.newest(pupil, audience);
    return newest ? std::optional{newest->issue} : std::nullopt;
}

std::int64_t count(sql::Database& database, const std::string& select) {
    const auto rows = sql::ask_once<sql::Single<std::int64_t>>(database.connection(), select);
    return rows.empty() ? -1 : rows.front().value;
}

void run(sql::Database& database, const std::string& statement) {
    sql::write(database.connection(), statement);
}

}  // namespace mrko::tests
