// SPDX-License-Identifier: Apache-2.0
#include "sql/sqlite_read.h"

#include <Poco/Data/SQLite/Utility.h>
#include <sqlite3.h>

namespace mrko::sql {

namespace {

using Poco::Data::SQLite::Utility;

}  // namespace

SqliteRead::SqliteRead(Poco::Data::Session& session, std::string_view text) : database_(Utility::dbHandle(session)) {
    const int result = sqlite3_prepare_v3(
        database_, text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
    if (result != SQLITE_OK) {
        Utility::throwException(database_, result);
    }
}

SqliteRead::~SqliteRead() {
    sqlite3_finalize(statement_);
}

void SqliteRead::bind(int place, std::int64_t value) {
    if (const int result = sqlite3_bind_int64(statement_, place, value); result != SQLITE_OK) {
        Utility::throwException(database_, result);
    }
}

void SqliteRead::bind(int place, const std::string& value) {
    const int result =
        sqlite3_bind_text(statement_, place, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
    if (result != SQLITE_OK) {
        Utility::throwException(database_, result);
    }
}

bool SqliteRead::step() {
    const int result = sqlite3_step(statement_);
    if (result != SQLITE_ROW && result != SQLITE_DONE) {
        Utility::throwException(database_, result);
    }
    return result == SQLITE_ROW;
}

void SqliteRead::reset() noexcept {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

bool SqliteRead::is_null(int column) const noexcept {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

void SqliteRead::take(int column, int& into) const noexcept {
    into = sqlite3_column_int(statement_, column);
}

void SqliteRead::take(int column, std::int64_t& into) const noexcept {
    into = sqlite3_column_int64(statement_, column);
}

void SqliteRead::take(int column, double& into) const noexcept {
    into = sqlite3_column_double(statement_, column);
}

void SqliteRead::take(int column, std::string& into) const {
    // The text first: asking for it may change the length.
    const auto* const text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    if (text == nullptr && sqlite3_errcode(database_) == SQLITE_NOMEM) {
        Utility::throwException(database_, SQLITE_NOMEM);
    }
    into.assign(text == nullptr ? "" : text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

}  // namespace mrko::sql
