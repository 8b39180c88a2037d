// SPDX-License-Identifier: Apache-2.0
#include "tests/session/sentinel_house.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace mrko::session {

namespace {

constexpr std::size_t number_of_nodes = 3;

/// With time limits that a busy test machine keeps.
RedisOptions at_port(int port) {
    RedisOptions options;
    options.host = "127.0.0.1";
    options.port = port;
    options.connect_timeout = std::chrono::seconds{5};
    options.command_timeout = std::chrono::seconds{5};
    return options;
}

std::vector<std::string> arguments_of(int port, int primary) {
    std::vector<std::string> words{"--port",
                                   std::to_string(port),
                                   "--bind",
                                   "127.0.0.1",
                                   "--appendonly",
                                   "yes",
                                   "--min-replicas-to-write",
                                   "1",
                                   "--min-replicas-max-lag",
                                   "10",
                                   "--repl-diskless-sync-delay",
                                   "0"};
    if (port != primary) {
        words.insert(words.end(), {"--replicaof", "127.0.0.1", std::to_string(primary)});
    }
    return words;
}

bool knows_all(const RedisAddress& sentinel) {
    try {
        RedisConnection asked{at_port(sentinel.port)};
        const auto replicas = asked.run({"SENTINEL", "replicas", "mrko"}, Retry::once).elements.size();
        const auto others = asked.run({"SENTINEL", "sentinels", "mrko"}, Retry::once).elements.size();
        return replicas == number_of_nodes - 1 && others == 2;
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace

int free_port() {
    const int probe = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const raw = reinterpret_cast<sockaddr*>(&address);
    if (probe < 0 || ::bind(probe, raw, size) != 0 || ::getsockname(probe, raw, &size) != 0) {
        throw std::runtime_error("no free port");
    }
    ::close(probe);
    return ntohs(address.sin_port);
}

SentinelServer::SentinelServer(int port_of_primary) : folder_(new_folder("mrko-sentinel-")), port_(free_port()) {
    std::ofstream{folder_ + "/sentinel.conf"} << "port " << port_ << "\nbind 127.0.0.1\ndir " << folder_ << "\nlogfile "
                                              << folder_ << "/log\nsentinel monitor mrko 127.0.0.1 " << port_of_primary
                                              << " 2\nsentinel down-after-milliseconds mrko 1000\n"
                                                 "sentinel failover-timeout mrko 10000\n";
    start();
}

SentinelServer::~SentinelServer() {
    kill();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void SentinelServer::kill() {
    end_program(pid_);
}

void SentinelServer::start() {
    pid_ = start_program({"redis-server", folder_ + "/sentinel.conf", "--sentinel"});
    RedisConnection asked{at_port(port_)};
    if (!eventually([&] { return asked.answers(); })) {
        throw std::runtime_error("a Sentinel does not answer");
    }
}

SentinelHouse::SentinelHouse() {
    for (std::size_t number = 0; number < number_of_nodes; ++number) {
        ports.push_back(free_port());
        nodes.push_back(std::make_unique<RedisServer>(arguments_of(ports.back(), ports.front())));
    }
    for (int number = 0; number < 3; ++number) {
        sentinels.push_back(std::make_unique<SentinelServer>(ports.front()));
    }
    for (const auto& sentinel : sentinels) {
        if (!eventually([&] { return knows_all(sentinel->address()); })) {
            throw std::runtime_error("the Sentinels do not find each other");
        }
    }
}

RedisOptions SentinelHouse::options() const {
    RedisOptions options;
    options.command_timeout = std::chrono::milliseconds{1000};
    for (const auto& sentinel : sentinels) {
        options.sentinels.addresses.push_back(sentinel->address());
    }
    return options;
}

RedisOptions SentinelHouse::node(std::size_t number) const {
    return at_port(ports.at(number));
}

std::string SentinelHouse::role_of(std::size_t number) const {
    try {
        RedisConnection asked{node(number)};
        return asked.run({"ROLE"}, Retry::once).elements.at(0).text;
    } catch (const std::exception&) {
        return {};
    }
}

}  // namespace mrko::session
