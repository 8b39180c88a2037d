// SPDX-License-Identifier: Apache-2.0
// A portal that is away: every call ends as when no server answers.
#pragma once

#include "portal/http_client.h"

namespace mrko::handlers {

class NoPortal final : public portal::HttpClient {
public:
    [[nodiscard]] portal::HttpAnswer get(const std::string&, const portal::HttpFields&) override {
        throw portal::PortalUnavailable{"the test has no portal"};
    }

    [[nodiscard]] portal::HttpAnswer post_form(const std::string&,
                                               const portal::HttpFields&,
                                               const std::optional<portal::BasicCredentials>&) override {
        throw portal::PortalUnavailable{"the test has no portal"};
    }
};

}  // namespace mrko::handlers
