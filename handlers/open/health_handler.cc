// SPDX-License-Identifier: Apache-2.0
#include "handlers/open/health_handler.h"

#include <chrono>

#include "sql/migrations.h"

namespace mrko::handlers {

namespace {

struct Probe {
    bool good;
    std::string json;
};

template <class Question>
Probe probe(std::string_view name, Question question) {
    const auto begin = std::chrono::steady_clock::now();
    const bool good = question();
    const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    return {good,
            "\"" + std::string{name} + "\":{\"ok\":" + (good ? "true" : "false") +
                ",\"ms\":" + std::to_string(spent.count()) + "}"};
}

}  // namespace

http::Response HealthHandler::get(const Call& /*call*/) {
    return http::Response::text("ok\n");
}

http::Response ReadinessHandler::get(const Call& /*call*/) {
    const auto redis = probe("redis", [&] { return redis_.answers(); });
    const auto database = probe("database", [&] { return database_.answers(); });
    const auto schema =
        probe("schema", [&] { return database.good && database_.schema_version() == sql::newest_schema(); });
    const bool ready = redis.good && database.good && schema.good;
    return http::Response::json("{\"ready\":" + std::string{ready ? "true" : "false"} + "," + redis.json + "," +
                                    database.json + "," + schema.json + "}\n",
                                ready ? 200 : 503);
}

}  // namespace mrko::handlers
