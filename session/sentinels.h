// SPDX-License-Identifier: Apache-2.0
// Where the primary of a replicated Redis is, as its Sentinels say.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mrko::session {

class RedisConnection;

struct RedisAddress {
    std::string host;  ///< numeric, for a name would be looked up without a time limit
    int port{0};

    friend bool operator==(const RedisAddress&, const RedisAddress&) = default;
};

/// Empty unless `host` is an address in numbers (an IPv6 one with or without brackets) and the port is one.
[[nodiscard]] std::optional<RedisAddress> numeric_address(std::string_view host, long long port);

struct SentinelOptions {
    std::vector<RedisAddress> addresses{};   ///< empty: there are none, and Redis is where the other options say
    std::string primary{"mrko"};             ///< the name under which they watch it
    std::string password{};                  ///< empty = no AUTH
    std::chrono::milliseconds timeout{200};  ///< for each, to connect and to answer
};

class Sentinels {
public:
    explicit Sentinels(SentinelOptions options);
    ~Sentinels();
    Sentinels(const Sentinels&) = delete;
    Sentinels& operator=(const Sentinels&) = delete;

    /// Asks in turn until one answers; that one is asked first the next time. One that does not know the primary counts
    /// like one that is away. Empty when nobody tells. What they say may be old: whoever connects there asks for ROLE.
    [[nodiscard]] std::optional<RedisAddress> primary();

    /// Tells that what the last one said was not true: another one is asked first.
    void distrust_first() noexcept;

private:
    SentinelOptions options_;
    std::vector<std::unique_ptr<RedisConnection>> asked_;  ///< in the order of asking
};

}  // namespace mrko::session
