// SPDX-License-Identifier: Apache-2.0
#include "session/told_sign_outs.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "session/token.h"

namespace mrko::session {

namespace {

std::string key_of(const SealKeys& keys, std::string_view token_id) {
    constexpr std::size_t enough = 15;
    return "lt:" + to_base64url(keys.pseudonym("logout token", token_id).substr(0, enough));
}

}  // namespace

bool ToldSignOuts::has(std::string_view token_id) {
    return redis_.run({"EXISTS", key_of(keys_, token_id)}, Retry::once).integer != 0;
}

void ToldSignOuts::add(std::string_view token_id, std::chrono::sys_seconds expires) {
    const auto left = std::max<std::int64_t>((expires - clock_.now()).count(), 1);
    redis_.run({"SET", key_of(keys_, token_id), "", "EX", std::to_string(left)}, Retry::once);
}

}  // namespace mrko::session
