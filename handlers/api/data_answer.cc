// SPDX-License-Identifier: Apache-2.0
#include "handlers/api/data_answer.h"

#include <utility>

#include "http/entity_tag.h"
#include "portal/cryptography.h"

namespace mrko::handlers {

http::Response data_answer(const Call& call, std::string json) {
    const auto tag = http::strong_entity_tag(portal::sha256(json));
    const auto known = call.request.header("if-none-match");
    if (known && http::names_entity_tag(*known, tag)) {
        return http::Response::not_modified(tag);
    }
    auto response = http::Response::json(std::move(json));
    response.set_header("ETag", tag);
    return response;
}

}  // namespace mrko::handlers
