// SPDX-License-Identifier: Apache-2.0
#include "handlers/api/data_answer.h"

#include <utility>

#include "http/entity_tag.h"
#include "portal/cryptography.h"

namespace mrko::handlers {

http::Response unless_held(const Call& call, http::Response whole) {
    const auto tag = http::strong_entity_tag(portal::sha256(whole.body()));
    const auto known = call.request.header("if-none-match");
    if (known && http::names_entity_tag(*known, tag)) {
        return http::Response::not_modified(tag);
    }
    whole.set_header("ETag", tag);
    return whole;
}

http::Response data_answer(const Call& call, std::string json) {
    return unless_held(call, http::Response::json(std::move(json)));
}

}  // namespace mrko::handlers
