// SPDX-License-Identifier: Apache-2.0
// When a document of the provider (metadata, keys) is asked for again: once an hour, and not in a storm.
#pragma once

#include <chrono>
#include <functional>

namespace mrko::portal {

/// Tells the present moment in UTC.
using Now = std::function<std::chrono::sys_seconds()>;

constexpr std::chrono::seconds document_life = std::chrono::hours{1};
/// After a failed fetch the next one waits so long: a provider that is down must not hold every worker for 3 s a page.
constexpr std::chrono::seconds pause_after_failure{5};

}  // namespace mrko::portal
