// SPDX-License-Identifier: Apache-2.0
#include "exchange/problem_json.h"

#include "exchange/json_writer.h"

namespace mrko::exchange {

std::string problem_json(const Problem& problem) {
    JsonWriter json;
    json.object([&] {
        json.member("type", "urn:mrko:problem:" + std::string{problem.type});
        json.member("title", problem.title);
        json.member("status", problem.status);
        json.member("detail", problem.detail);
        if (!problem.request_id.empty()) {
            json.member("instance", "urn:mrko:request:" + problem.request_id);
            json.member("request_id", problem.request_id);
        }
        if (problem.allowed) {
            json.member("first_day", problem.allowed->first);
            json.member("last_day", problem.allowed->last);
        }
    });
    return json.text();
}

}  // namespace mrko::exchange
