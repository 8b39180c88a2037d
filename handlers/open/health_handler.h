// SPDX-License-Identifier: Apache-2.0
// /healthz: the process lives. /readyz: what a page needs answers too; /readyz/arrivals: the same of the workers that
// let people in. nginx shows them to loopback alone.
#pragma once

#include "handlers/handler.h"
#include "session/redis_connection.h"
#include "sql/database.h"

namespace mrko::handlers {

class HealthHandler final : public OpenHandler {
public:
    [[nodiscard]] http::Response get(const Call& call) override;
};

class ReadinessHandler final : public OpenHandler {
public:
    ReadinessHandler(session::RedisConnection& redis, sql::Database& database) : redis_(redis), database_(database) {}

    /// 200 or 503 with what answers, by name, each with its milliseconds.
    [[nodiscard]] http::Response get(const Call& call) override;

private:
    session::RedisConnection& redis_;
    sql::Database& database_;
};

}  // namespace mrko::handlers
