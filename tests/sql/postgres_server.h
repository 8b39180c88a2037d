// SPDX-License-Identifier: Apache-2.0
// A PostgreSQL of the tests' own: in a temporary folder, on a unix socket, gone with this object.
#pragma once

#include <sys/types.h>

#include <string>

namespace mrko::tests {

class PostgresServer {
public:
    /// Throws std::runtime_error when the server does not come up.
    PostgresServer();

    /// A standby that follows a primary. Throws as above.
    struct Following {
        const PostgresServer& primary;
    };

    explicit PostgresServer(Following following);
    ~PostgresServer();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    /// "host=... user=postgres dbname=<database>"
    [[nodiscard]] std::string connection(const std::string& database) const;

    /// The folder of the socket, as "host" takes it.
    [[nodiscard]] const std::string& host() const noexcept { return folder_; }

    /// A standby becomes a primary; returns when it takes writes.
    void promote();

    /// Ends at once, as after a crash.
    void stop_at_once();
    void start();

private:
    void make_folder();
    void wait_until_ready() const;

    std::string folder_;
    pid_t pid_{0};
};

}  // namespace mrko::tests
