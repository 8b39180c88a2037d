// SPDX-License-Identifier: Apache-2.0
#include "session/sentinels.h"

#include <arpa/inet.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "session/packed_fields.h"
#include "session/redis_connection.h"

namespace mrko::session {

std::optional<RedisAddress> numeric_address(std::string_view host, long long port) {
    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);
    }
    const std::string text{host};
    in6_addr ignored{};
    const bool numeric =
        inet_pton(AF_INET, text.c_str(), &ignored) == 1 || inet_pton(AF_INET6, text.c_str(), &ignored) == 1;
    return numeric && port > 0 && port <= 65535
               ? std::optional{RedisAddress{.host = text, .port = static_cast<int>(port)}}
               : std::nullopt;
}

Sentinels::Sentinels(SentinelOptions options) : options_(std::move(options)) {
    for (const auto& address : options_.addresses) {
        RedisOptions link;
        link.host = address.host;
        link.port = address.port;
        link.password = options_.password;
        link.connect_timeout = options_.timeout;
        link.command_timeout = options_.timeout;
        asked_.push_back(std::make_unique<RedisConnection>(std::move(link)));
    }
}

Sentinels::~Sentinels() = default;

std::optional<RedisAddress> Sentinels::primary() {
    for (auto sentinel = asked_.begin(); sentinel != asked_.end(); ++sentinel) {
        try {
            const auto reply = (*sentinel)->run({"SENTINEL", "get-master-addr-by-name", options_.primary}, Retry::once);
            const auto port = reply.elements.size() == 2 ? parse_number(reply.elements[1].text) : std::nullopt;
            if (auto address = port ? numeric_address(reply.elements[0].text, *port) : std::nullopt) {
                std::rotate(asked_.begin(), sentinel, std::next(sentinel));
                return address;
            }
        } catch (const std::exception&) {
            // The next one may know.
        }
    }
    return std::nullopt;
}

void Sentinels::distrust_first() noexcept {
    if (!asked_.empty()) {
        std::rotate(asked_.begin(), std::next(asked_.begin()), asked_.end());
    }
}

}  // namespace mrko::session
