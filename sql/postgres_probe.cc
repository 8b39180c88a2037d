// SPDX-License-Identifier: Apache-2.0
#include "sql/postgres_probe.h"

#include <memory>

#include <libpq-fe.h>

namespace mrko::sql {

std::optional<std::string> refused_by_postgres(const std::string& connection) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> attempt{PQconnectdb(connection.c_str()), &PQfinish};
    if (attempt && PQstatus(attempt.get()) == CONNECTION_OK) {
        return std::nullopt;
    }
    return attempt ? std::string{PQerrorMessage(attempt.get())} : std::string{"out of memory"};
}

}  // namespace mrko::sql
