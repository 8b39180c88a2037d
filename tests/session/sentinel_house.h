// SPDX-License-Identifier: Apache-2.0
// A replicated Redis of three nodes and the three Sentinels that watch it, on free ports of 127.0.0.1.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "session/redis_connection.h"
#include "tests/session/redis_server.h"

namespace mrko::session {

/// A port that nobody listens on at this moment.
[[nodiscard]] int free_port();

/// A Sentinel, in a folder of its own.
class SentinelServer {
public:
    /// Watches the primary at `port` under the name "mrko"; two of them agree on a failure after a second.
    explicit SentinelServer(int port_of_primary);
    SentinelServer(const SentinelServer&) = delete;
    SentinelServer& operator=(const SentinelServer&) = delete;
    ~SentinelServer();

    void kill();
    void start();

    [[nodiscard]] RedisAddress address() const { return {.host = "127.0.0.1", .port = port_}; }

private:
    std::string folder_;
    int port_;
    pid_t pid_{0};
};

class SentinelHouse {
public:
    /// Returns when every Sentinel knows the others and both replicas.
    SentinelHouse();

    /// Options with the Sentinels in this order.
    [[nodiscard]] RedisOptions options() const;
    /// Options of one node.
    [[nodiscard]] RedisOptions node(std::size_t number) const;

    [[nodiscard]] std::string role_of(std::size_t number) const;

    std::vector<int> ports;  ///< of the nodes; the first begins as the primary
    std::vector<std::unique_ptr<RedisServer>> nodes;
    std::vector<std::unique_ptr<SentinelServer>> sentinels;
};

}  // namespace mrko::session
