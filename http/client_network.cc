// SPDX-License-Identifier: Apache-2.0
#include "http/client_network.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace mrko::http {

std::string client_network(std::string_view remote_address) {
    constexpr std::array<std::uint8_t, 12> ipv4_within{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    constexpr std::size_t network_bytes = 8;
    const std::string text{remote_address};
    std::array<std::uint8_t, 16> bytes{};
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) {
        return text;
    }
    const bool is_ipv4 = std::equal(ipv4_within.begin(), ipv4_within.end(), bytes.begin());
    const auto* const first = is_ipv4 ? bytes.data() + ipv4_within.size() : bytes.data();
    const std::size_t count = is_ipv4 ? bytes.size() - ipv4_within.size() : network_bytes;
    std::string network;
    for (std::size_t at = 0; at < count; ++at) {
        network += network.empty() ? "" : is_ipv4 ? "." : "-";
        network += std::to_string(first[at]);
    }
    return network;
}

}  // namespace mrko::http
