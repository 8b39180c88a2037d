// SPDX-License-Identifier: Apache-2.0
// The provider's addresses: from the configuration, or from its discovery document, kept for an hour.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "portal/http_client.h"
#include "portal/provider_document.h"
#include "portal/provider_profile.h"

namespace mrko::portal {

class Discovery {
public:
    /// `http` outlives this object.
    Discovery(HttpClient& http, Now now);

    /// The addresses of `profile`. Throws PortalUnavailable when the document cannot be had, names another issuer or
    /// names an address that we do not speak to; then not asked again for pause_after_failure.
    [[nodiscard]] const Endpoints& endpoints(const ProviderProfile& profile);

private:
    [[nodiscard]] Endpoints fetch(const ProviderProfile& profile);

    HttpClient& http_;
    Now now_;
    std::optional<Endpoints> endpoints_;
    std::chrono::sys_seconds fetched_{};
    std::optional<std::chrono::sys_seconds> failed_;
};

}  // namespace mrko::portal
