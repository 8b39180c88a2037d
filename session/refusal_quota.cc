// SPDX-License-Identifier: Apache-2.0
#include "session/refusal_quota.h"

#include <string>

namespace mrko::session {

namespace {

// KEYS: counter. ARGV: window.
constexpr Script count_script{R"lua(
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
return count
)lua"};

}  // namespace

RefusalQuota::Verdict RefusalQuota::take(std::string_view who) {
    const auto key = "q:" + to_base64url(keys_.fingerprint("refusals", who).substr(0, 15));
    const auto count = redis_.eval(count_script, {key}, {std::to_string(window.count())}, Retry::once).integer;
    return count <= rows ? Verdict::write : count == rows + 1 ? Verdict::last : Verdict::too_many;
}

}  // namespace mrko::session
