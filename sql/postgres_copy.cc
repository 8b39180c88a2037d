// SPDX-License-Identifier: Apache-2.0
#include "sql/postgres_copy.h"

#include <libpq-fe.h>

#include <memory>

#include "sql/libpq_calls.h"

namespace mrko::sql {

namespace {

using Result = std::unique_ptr<pg_result, decltype(&PQclear)>;

/// Throws unless the next result is the expected one; the results behind it are read away.
void expect(pg_conn* link, Result result, ExecStatusType wanted) {
    if (!result || PQresultStatus(result.get()) != wanted) {
        throw_as_poco(link, result.get());
    }
}

void finish(pg_conn* link) {
    Result last{PQgetResult(link), &PQclear};
    while (const Result behind{PQgetResult(link), &PQclear}) {
    }
    expect(link, std::move(last), PGRES_COMMAND_OK);
}

}  // namespace

std::string copy_out(pg_conn* link, const std::string& select) {
    expect(link, {PQexec(link, ("COPY (" + select + ") TO STDOUT").c_str()), &PQclear}, PGRES_COPY_OUT);
    std::string all;
    char* line = nullptr;
    for (int size = PQgetCopyData(link, &line, 0); size > 0; size = PQgetCopyData(link, &line, 0)) {
        const std::unique_ptr<char, decltype(&PQfreemem)> owned{line, &PQfreemem};
        all.append(line, static_cast<std::size_t>(size));
    }
    finish(link);
    return all;
}

CopyIn::CopyIn(pg_conn* link, const std::string& target) : link_(link) {
    expect(link_, {PQexec(link_, ("COPY " + target + " FROM STDIN").c_str()), &PQclear}, PGRES_COPY_IN);
}

CopyIn::~CopyIn() {
    if (open_) {
        PQputCopyEnd(link_, "given up");
        while (const Result behind{PQgetResult(link_), &PQclear}) {
        }
    }
}

void CopyIn::put(std::string_view text) {
    if (PQputCopyData(link_, text.data(), static_cast<int>(text.size())) != 1) {
        throw_as_poco(link_, nullptr);
    }
}

void CopyIn::end() {
    open_ = false;
    if (PQputCopyEnd(link_, nullptr) != 1) {
        throw_as_poco(link_, nullptr);
    }
    finish(link_);
}

}  // namespace mrko::sql
