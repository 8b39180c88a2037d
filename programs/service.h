// SPDX-License-Identifier: Apache-2.0
// One worker's whole service, put together from its settings: stores, readers, handlers, front controller.
#pragma once

#include <memory>
#include <string>

#include "config/config.h"
#include "handlers/router.h"
#include "http/request.h"
#include "http/response.h"
#include "journal/clock.h"
#include "portal/http_client.h"

namespace mrko::programs {

class Service {
public:
    /// `clock` and `portal`, the way to the portal's servers, outlive the service. Throws when the templates or the key
    /// file are damaged; Redis and the database may be away.
    Service(const config::Config& config, const journal::Clock& clock, portal::HttpClient& portal);
    ~Service();
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    /// The answer, and its line in the access log. Never throws.
    [[nodiscard]] http::Response respond(const http::Request& request);

    /// What the last answer left to be done after it has gone out. The next respond() does it too. Never throws.
    void finish() noexcept;

    /// The answer to what never became a request, see http::WorkerOptions::refusal_page.
    [[nodiscard]] http::Response refuse(const http::RefusedRequest& refused) const;

    /// Every address of the service.
    [[nodiscard]] const handlers::Router& router() const noexcept;

private:
    struct Parts;

    std::unique_ptr<Parts> parts_;
};

}  // namespace mrko::programs
