// SPDX-License-Identifier: Apache-2.0
// A server on a free port of this machine that says exactly the bytes a test wants, and keeps what it was asked.
#pragma once

#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace mrko::portal {

class LoopbackServer {
public:
    /// hang: the connection stays open and silent after the answer until the client leaves.
    enum class After { close, hang };

    explicit LoopbackServer(std::string answer, After after = After::close);
    ~LoopbackServer();
    LoopbackServer(const LoopbackServer&) = delete;
    LoopbackServer& operator=(const LoopbackServer&) = delete;

    /// "http://127.0.0.1:port" and the path.
    [[nodiscard]] std::string url(const std::string& path) const;
    [[nodiscard]] std::vector<std::string> requests() const;

private:
    void serve();
    void answer_one(int connection);

    std::string answer_;
    After after_;
    int listener_{-1};
    int port_{0};
    mutable std::mutex lock_;
    std::vector<std::string> requests_;
    std::thread thread_;
};

}  // namespace mrko::portal
