// SPDX-License-Identifier: Apache-2.0
// One worker's link to Redis: time limits, error meanings and a breaker, so that no page waits for a dead server.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "session/sentinels.h"

struct redisContext;

namespace mrko::session {

/// Where Redis is. Sentinels win over `socket_path`, and that over `host`; passwords come from a file, by config.
struct RedisOptions {
    std::string socket_path{};
    std::string host{};  ///< numeric, for a name would be looked up without a time limit
    int port{6379};
    SentinelOptions sentinels{};
    std::string user{};      ///< ACL user; empty = the default user
    std::string password{};  ///< empty = no AUTH
    std::chrono::milliseconds connect_timeout{100};
    std::chrono::milliseconds command_timeout{250};  ///< for one whole command, however slowly the answer drips
};

/// Redis cannot serve this now: a 503 page, never "signed out" and never a 500.
class RedisDown final : public std::runtime_error {
public:
    enum class Cause {
        unreachable,    ///< no connection, or it broke
        timed_out,      ///< no whole answer within command_timeout
        circuit_open,   ///< refused by our own breaker, without a system call
        loading,        ///< LOADING, BUSY, MASTERDOWN, CLUSTERDOWN: will answer later
        read_only,      ///< READONLY, NOREPLICAS, MISCONF: reads go on, writes are refused
        out_of_memory,  ///< OOM: reads go on, writes are refused
        not_permitted,  ///< NOAUTH, NOPERM, WRONGPASS: our configuration is wrong; ring the alarm
        moved,          ///< MOVED, ASK: this is a cluster, which we don't speak to
    };

    RedisDown(Cause cause, const std::string& why) : std::runtime_error(why), cause_(cause) {}

    [[nodiscard]] Cause cause() const noexcept { return cause_; }

private:
    Cause cause_;
};

/// Redis refused the command itself (wrong type, script error): a fault of ours.
class RedisRefused final : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// May the command be sent again on a new connection when the first one broke? `once` for what may run twice.
enum class Retry { once, never };

/// An answer, copied out of the client library.
struct Reply {
    enum class Kind { nil, integer, text, list };

    Kind kind{Kind::nil};
    long long integer{0};
    std::string text;
    std::vector<Reply> elements;
};

/// A Lua script. `text` is a literal: it is known by its address and outlives every connection.
struct Script {
    std::string_view text;
};

/// Not shared between threads. The process must ignore SIGPIPE (http::FcgiWorker does; tests do it themselves).
class RedisConnection {
public:
    using SteadyNow = std::function<std::chrono::steady_clock::time_point()>;

    /// Does not connect: the first command does.
    explicit RedisConnection(RedisOptions options, SteadyNow now = &std::chrono::steady_clock::now);
    RedisConnection(const RedisConnection&) = delete;
    RedisConnection& operator=(const RedisConnection&) = delete;
    ~RedisConnection();

    /// One command, binary safe. Throws RedisDown or RedisRefused.
    Reply run(const std::vector<std::string_view>& arguments, Retry retry);

    /// EVALSHA; the script is loaded at its first use and again when Redis has forgotten it.
    Reply eval(const Script& script,
               const std::vector<std::string_view>& keys,
               const std::vector<std::string_view>& arguments,
               Retry retry);

    /// Waits until a replica has what this connection wrote: a failover then loses none of it. At once where there are
    /// no Sentinels. Throws RedisDown when no replica took it in time: whoever was told nothing has lost nothing.
    void replicate();

    /// For readiness: does Redis answer a PING now? False at once while the circuit is open.
    [[nodiscard]] bool answers() noexcept;

    /// Five failures in a row open the circuit; every 500 ms one command is let through as a probe.
    static constexpr int failures_until_open = 5;
    static constexpr std::chrono::milliseconds probe_interval{500};
    /// Below command_timeout, so that the answer says whether a replica has it.
    static constexpr std::chrono::milliseconds replication_wait{200};

private:
    struct Disconnect {
        void operator()(redisContext* context) const noexcept;
    };

    void connect();
    void open(const RedisAddress& address);
    void open_primary();
    [[nodiscard]] bool is_primary();
    void drop_if_spoilt() noexcept;
    void pass_breaker();
    void note_failure() noexcept;
    [[nodiscard]] bool may_look_anew() noexcept;
    Reply send(const std::vector<std::string_view>& arguments);
    Reply exchange(const std::vector<std::string_view>& arguments);

    RedisOptions options_;
    SteadyNow now_;
    std::unique_ptr<Sentinels> sentinels_;      ///< null: there are none
    std::optional<RedisAddress> last_primary_;  ///< the last that the Sentinels named and that was it
    std::unique_ptr<redisContext, Disconnect> context_;
    std::unordered_map<const char*, std::string> script_names_;
    int failures_in_row_{0};
    std::chrono::steady_clock::time_point probe_at_{};
    std::chrono::steady_clock::time_point look_anew_at_{};
};

}  // namespace mrko::session
