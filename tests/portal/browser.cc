// SPDX-License-Identifier: Apache-2.0
#include "tests/portal/browser.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "portal/endpoint_url.h"

namespace mrko::portal {

namespace {

class Connection {
public:
    explicit Connection(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<in_port_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval limit{.tv_sec = 10, .tv_usec = 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            throw std::runtime_error("nobody listens there");
        }
    }

    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    ~Connection() { ::close(socket_); }

    void say(const std::string& text) const {
        if (::send(socket_, text.data(), text.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(text.size())) {
            throw std::runtime_error("the server does not listen");
        }
    }

    [[nodiscard]] std::string hear_all() const {
        std::string heard;
        std::array<char, 8192> piece{};
        while (const auto count = ::recv(socket_, piece.data(), piece.size(), 0)) {
            if (count < 0) {
                throw std::runtime_error("the server does not finish");
            }
            heard.append(piece.data(), static_cast<std::size_t>(count));
        }
        return heard;
    }

private:
    int socket_;
};

constexpr auto location_header = "\r\nlocation: ";

std::string header_of(const std::string& head, std::string_view lower_case_start) {
    std::string lower;
    for (const char c : head) {
        lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const auto at = lower.find(lower_case_start);
    if (at == std::string::npos) {
        return {};
    }
    const auto from = at + lower_case_start.size();
    return head.substr(from, head.find("\r\n", from) - from);
}

}  // namespace

Browser::Browser(std::string origin) : origin_(std::move(origin)) {}

Page Browser::get(const std::string& address) {
    return ask("GET", address, "");
}

Page Browser::post(const std::string& address, const HttpFields& fields) {
    return ask("POST", address, form_encoded(fields));
}

Page Browser::follow(Page page) {
    while (page.location.starts_with(origin_ + "/") || page.location.starts_with("/")) {
        page = get(page.location);
    }
    return page;
}

Page Browser::ask(const std::string& method, const std::string& address, const std::string& body) {
    const auto path = address.starts_with(origin_) ? address.substr(origin_.size()) : address;
    const Connection connection{std::stoi(origin_.substr(origin_.rfind(':') + 1))};
    std::string cookies;
    for (const auto& [name, value] : cookies_) {
        cookies += (cookies.empty() ? "Cookie: " : "; ") + name + "=" + value;
    }
    // HTTP/1.0, so that the end of the connection is the end of the answer.
    connection.say(method + " " + path + " HTTP/1.0\r\nHost: " + origin_.substr(std::string_view{"http://"}.size()) +
                   "\r\n" + cookies + (cookies.empty() ? "" : "\r\n") +
                   (method == "POST" ? "Content-Type: application/x-www-form-urlencoded\r\nOrigin: " + origin_ +
                                           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n"
                                     : "") +
                   "\r\n" + body);
    const auto answer = connection.hear_all();
    const auto head_end = answer.find("\r\n\r\n");
    if (!answer.starts_with("HTTP/1.") || head_end == std::string::npos) {
        throw std::runtime_error("that is no HTTP: " + answer);
    }
    const auto head = answer.substr(0, head_end + 2);
    keep_cookies(head);
    return {.status = std::stoi(head.substr(9, 3)),
            .location = header_of(head, location_header),
            .body = answer.substr(head_end + 4)};
}

void Browser::keep_cookies(const std::string& head) {
    constexpr std::string_view start{"\r\nset-cookie: "};
    for (std::size_t at = 0; at < head.size(); ++at) {
        const auto cookie = header_of(head.substr(at), start);
        if (cookie.empty()) {
            return;
        }
        at = head.find(cookie, at);
        const auto equals = cookie.find('=');
        const auto name = cookie.substr(0, equals);
        const auto value = cookie.substr(equals + 1, cookie.find(';') - equals - 1);
        if (value.empty()) {
            cookies_.erase(name);
        } else {
            cookies_[name] = value;
        }
    }
}

std::string form_action(const Page& page) {
    constexpr std::string_view start{"action=\""};
    const auto at = page.body.find(start);
    if (at == std::string::npos) {
        throw std::runtime_error("the page has no form: " + page.body);
    }
    const auto from = at + start.size();
    return page.body.substr(from, page.body.find('"', from) - from);
}

}  // namespace mrko::portal
