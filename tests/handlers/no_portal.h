// SPDX-License-Identifier: Apache-2.0
// A portal that is away: every call ends as when no server answers, or as when this process has no memory left.
#pragma once

#include <new>

#include "portal/http_client.h"

namespace mrko::handlers {

class NoPortal final : public portal::HttpClient {
public:
    bool without_memory{false};

    [[nodiscard]] portal::HttpAnswer get(const std::string&, const portal::HttpFields&) override { fail(); }

    [[nodiscard]] portal::HttpAnswer post_form(const std::string&,
                                               const portal::HttpFields&,
                                               const std::optional<portal::BasicCredentials>&) override {
        fail();
    }

private:
    [[noreturn]] void fail() const {
        if (without_memory) {
            throw std::bad_alloc{};
        }
        throw portal::PortalUnavailable{"the test has no portal"};
    }
};

}  // namespace mrko::handlers
