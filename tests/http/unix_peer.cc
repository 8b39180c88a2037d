// SPDX-License-Identifier: Apache-2.0
#include "tests/http/unix_peer.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace mrko::http {

namespace {

sockaddr_un address_of(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string text = path.string();
    if (text.size() >= sizeof address.sun_path) {
        throw std::runtime_error{"a path too long for a socket"};
    }
    std::copy(text.begin(), text.end(), std::begin(address.sun_path));
    return address;
}

system::Descriptor new_socket() {
    return system::Descriptor{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
}

const sockaddr* generic(const sockaddr_un& address) noexcept {
    return reinterpret_cast<const sockaddr*>(&address);
}

}  // namespace

system::Descriptor listen_at(const std::filesystem::path& path) {
    const sockaddr_un address = address_of(path);
    system::Descriptor listening = new_socket();
    if (::bind(listening.number(), generic(address), sizeof address) != 0 || ::listen(listening.number(), 64) != 0) {
        throw std::runtime_error{"cannot listen on " + path.string()};
    }
    return listening;
}

UnixPeer::UnixPeer(const std::filesystem::path& path) : socket_(new_socket()) {
    const sockaddr_un address = address_of(path);
    if (::connect(socket_.number(), generic(address), sizeof address) != 0) {
        throw std::runtime_error{"cannot connect to " + path.string()};
    }
}

bool UnixPeer::send(std::string_view octets) const {
    while (!octets.empty()) {
        const auto sent = ::send(socket_.number(), octets.data(), octets.size(), MSG_NOSIGNAL);
        if (sent < 0) {
            return false;
        }
        octets.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void UnixPeer::finish_sending() const {
    ::shutdown(socket_.number(), SHUT_WR);
}

bool UnixPeer::is_readable_within(std::chrono::milliseconds time) const {
    pollfd watched{socket_.number(), POLLIN, 0};
    return ::poll(&watched, 1, static_cast<int>(time.count())) > 0;
}

std::string UnixPeer::read_to_end(std::chrono::milliseconds limit) const {
    const auto end = std::chrono::steady_clock::now() + limit;
    std::string text;
    while (std::chrono::steady_clock::now() < end) {
        const auto rest = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (!is_readable_within(rest)) {
            break;
        }
        std::array<char, 16384> buffer{};
        const auto count = ::recv(socket_.number(), buffer.data(), buffer.size(), 0);
        if (count <= 0) {
            break;
        }
        text.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return text;
}

}  // namespace mrko::http
