// SPDX-License-Identifier: Apache-2.0
// The other end of a unix socket, for tests that speak byte by byte.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

#include "system/descriptor.h"

namespace mrko::http {

/// A listening unix socket at `path`.
[[nodiscard]] system::Descriptor listen_at(const std::filesystem::path& path);

class UnixPeer {
public:
    /// Connects. Throws std::runtime_error when nobody listens.
    explicit UnixPeer(const std::filesystem::path& path);

    /// Sends what the other end takes; false when it is gone.
    bool send(std::string_view octets) const;
    /// Says that nothing more will be sent.
    void finish_sending() const;
    [[nodiscard]] bool is_readable_within(std::chrono::milliseconds time) const;
    /// Everything until the other end closes, or until `limit` is over.
    [[nodiscard]] std::string read_to_end(std::chrono::milliseconds limit = std::chrono::seconds{10}) const;

private:
    system::Descriptor socket_;
};

}  // namespace mrko::http
