// SPDX-License-Identifier: Apache-2.0
// How this room reaches the provider, as an interface, so that tests can stand in for the network.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "portal/client_secret.h"

namespace mrko::portal {

/// The provider cannot be asked now, or answers what cannot be used: "try later" for the visitor (503).
/// what() is one sentence for the log; it holds no code, token or secret.
class PortalUnavailable final : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Names and values in the order in which they are sent, not yet percent-encoded.
using HttpFields = std::vector<std::pair<std::string, std::string>>;

struct HttpAnswer {
    int status{0};             ///< never of a followed redirect: a 302 is seen as a 302
    std::string content_type;  ///< as it came, may be empty
    std::string body;
};

/// HTTP Basic credentials, sent as they stand here.
struct BasicCredentials {
    std::string user;
    ClientSecret password;
};

class HttpClient {
public:
    HttpClient() = default;
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;
    virtual ~HttpClient() = default;

    /// Throws PortalUnavailable when no whole answer came: refused address, no connection, time-out, too long a body.
    [[nodiscard]] virtual HttpAnswer get(const std::string& url, const HttpFields& headers) = 0;

    /// Posts application/x-www-form-urlencoded. Throws as get() does.
    [[nodiscard]] virtual HttpAnswer post_form(const std::string& url,
                                               const HttpFields& fields,
                                               const std::optional<BasicCredentials>& auth) = 0;
};

}  // namespace mrko::portal
