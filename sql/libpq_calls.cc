// SPDX-License-Identifier: Apache-2.0
#include "sql/libpq_calls.h"

#include <Poco/Data/PostgreSQL/PostgreSQLException.h>
#include <Poco/Version.h>
#include <libpq-fe.h>

#include <memory>

namespace mrko::sql {

std::optional<std::string> refused_by_postgres(const std::string& connection) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> attempt{PQconnectdb(connection.c_str()), &PQfinish};
    if (attempt && PQstatus(attempt.get()) == CONNECTION_OK) {
        return std::nullopt;
    }
    return attempt ? std::string{PQerrorMessage(attempt.get())} : std::string{"out of memory"};
}

bool is_forgotten_by_poco(pg_conn* connection) noexcept {
    // Later versions free every connection; to free it again would be worse than the leak.
    constexpr unsigned long freed_by_poco = 0x010C0000;
    return POCO_VERSION < freed_by_poco && connection != nullptr && PQstatus(connection) != CONNECTION_OK;
}

void free_forgotten(pg_conn* connection) noexcept {
    PQfinish(connection);
}

void tell_sql_states(pg_conn* connection) noexcept {
    PQsetErrorVerbosity(connection, PQERRORS_VERBOSE);
}

int socket_of(const pg_conn* connection) noexcept {
    return PQsocket(connection);
}

void throw_as_poco(pg_conn* connection, const pg_result* result) {
    const char* const state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char* const said = result == nullptr ? PQerrorMessage(connection) : PQresultErrorMessage(result);
    throw Poco::Data::PostgreSQL::StatementException{std::string{said} +
                                                     " State: " + (state == nullptr ? "N/A" : state)};
}

}  // namespace mrko::sql
