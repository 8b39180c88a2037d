// SPDX-License-Identifier: Apache-2.0
#include "sql/postgres_read.h"

#include <libpq-fe.h>

#include <atomic>
#include <utility>

#include "sql/libpq_calls.h"

namespace mrko::sql {

namespace {

using Result = std::unique_ptr<pg_result, decltype(&PQclear)>;

/// Rows or an exception.
PostgresRows rows_of(pg_conn* link, Result result) {
    if (!result || PQresultStatus(result.get()) != PGRES_TUPLES_OK) {
        throw_as_poco(link, result.get());
    }
    return PostgresRows{result.release()};
}

/// What libpq takes; valid as long as `values`.
std::vector<const char*> pointers_to(const std::vector<std::string>& values) {
    std::vector<const char*> pointers;
    pointers.reserve(values.size());
    for (const auto& value : values) {
        pointers.push_back(value.c_str());
    }
    return pointers;
}

/// Another for each statement of the process: sessions come and go, names do not meet.
std::string new_name() {
    static std::atomic<unsigned long> number{0};
    return "mrko_" + std::to_string(++number);
}

}  // namespace

PostgresRows::PostgresRows(pg_result* result) noexcept : result_(result) {}

void PostgresRows::Free::operator()(pg_result* result) const noexcept {
    PQclear(result);
}

int PostgresRows::size() const noexcept {
    return PQntuples(result_.get());
}

bool PostgresRows::is_null(int row, int column) const noexcept {
    return PQgetisnull(result_.get(), row, column) != 0;
}

std::string_view PostgresRows::text(int row, int column) const noexcept {
    return {PQgetvalue(result_.get(), row, column), static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
}

PostgresRead::PostgresRead(pg_conn* link, std::string_view text) : link_(link), name_(new_name()) {
    const Result result{PQprepare(link_, name_.c_str(), std::string{text}.c_str(), 0, nullptr), &PQclear};
    if (!result || PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
        throw_as_poco(link_, result.get());
    }
}

PostgresPipeline::PostgresPipeline(pg_conn* link) : link_(link) {
    if (PQenterPipelineMode(link_) != 1) {
        throw_as_poco(link_, nullptr);
    }
}

PostgresPipeline::~PostgresPipeline() {
    if (!sent_) {
        PQpipelineSync(link_);
    }
    // Two empty results in a row without the end of the pipeline: nothing more will come.
    for (int empty = 0; empty < 2;) {
        const Result result{PQgetResult(link_), &PQclear};
        if (result && PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC) {
            break;
        }
        empty = result ? 0 : empty + 1;
    }
    PQexitPipelineMode(link_);
}

void PostgresPipeline::ask(const PostgresRead& read, const std::vector<std::string>& values) {
    const auto pointers = pointers_to(values);
    if (PQsendQueryPrepared(
            link_, read.name_.c_str(), static_cast<int>(pointers.size()), pointers.data(), nullptr, nullptr, 0) != 1) {
        throw_as_poco(link_, nullptr);
    }
}

void PostgresPipeline::send() {
    sent_ = true;
    if (PQpipelineSync(link_) != 1) {
        throw_as_poco(link_, nullptr);
    }
}

PostgresRows PostgresPipeline::next() {
    auto rows = rows_of(link_, {PQgetResult(link_), &PQclear});
    // The end of this answer.
    const Result end{PQgetResult(link_), &PQclear};
    return rows;
}

}  // namespace mrko::sql
