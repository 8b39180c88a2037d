// SPDX-License-Identifier: Apache-2.0
#include "tests/portal/loopback_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace mrko::portal {

namespace {

/// Is the request whole: its head, and the body that Content-Length promises?
bool is_whole(const std::string& request) {
    const auto head_end = request.find("\r\n\r\n");
    if (head_end == std::string::npos) {
        return false;
    }
    const auto length_at = request.find("Content-Length: ");
    const auto length = length_at < head_end ? std::stoul(request.substr(length_at + 16)) : 0;
    return request.size() >= head_end + 4 + length;
}

}  // namespace

LoopbackServer::LoopbackServer(std::string answer, After after)
    : answer_(std::move(answer)), after_(after), listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, generic, length) != 0 || ::listen(listener_, 8) != 0 ||
        ::getsockname(listener_, generic, &length) != 0) {
        throw std::runtime_error("no socket on this machine to listen at");
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread{[this] { serve(); }};
}

LoopbackServer::~LoopbackServer() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
}

std::string LoopbackServer::url(const std::string& path) const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
}

std::vector<std::string> LoopbackServer::requests() const {
    const std::lock_guard guard{lock_};
    return requests_;
}

void LoopbackServer::serve() {
    while (true) {
        const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0) {
            return;
        }
        answer_one(connection);
        ::close(connection);
    }
}

void LoopbackServer::answer_one(int connection) {
    std::array<char, 4096> piece{};
    std::string request;
    while (!is_whole(request)) {
        const auto count = ::recv(connection, piece.data(), piece.size(), 0);
        if (count <= 0) {
            return;
        }
        request.append(piece.data(), static_cast<std::size_t>(count));
    }
    {
        const std::lock_guard guard{lock_};
        requests_.push_back(request);
    }
    for (std::size_t sent = 0; sent < answer_.size();) {
        const auto count = ::send(connection, answer_.data() + sent, answer_.size() - sent, MSG_NOSIGNAL);
        if (count <= 0) {
            return;
        }
        sent += static_cast<std::size_t>(count);
    }
    while (after_ == After::hang && ::recv(connection, piece.data(), piece.size(), 0) > 0) {
    }
}

}  // namespace mrko::portal
