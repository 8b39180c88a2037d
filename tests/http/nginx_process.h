// SPDX-License-Identifier: Apache-2.0
// A real nginx in a folder of its own, on a unix socket, in front of a FastCGI socket.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace mrko::http {

class NginxProcess {
public:
    /// Starts nginx in `folder`: it listens on folder/nginx.sock, passes every request to folder/socket (listed twice,
    /// so that a second try is possible), keeps FastCGI connections, and is answering when the constructor returns.
    explicit NginxProcess(const std::filesystem::path& folder);
    NginxProcess(const NginxProcess&) = delete;
    NginxProcess(NginxProcess&&) = delete;
    NginxProcess& operator=(const NginxProcess&) = delete;
    NginxProcess& operator=(NginxProcess&&) = delete;
    ~NginxProcess();

    /// Sends the octets of one HTTP request that says "Connection: close" and gives the octets of the answer.
    [[nodiscard]] std::string exchange(const std::string& octets) const;

private:
    std::filesystem::path folder_;
    pid_t id_{-1};
};

}  // namespace mrko::http
