// SPDX-License-Identifier: Apache-2.0
// The network of this room: libcurl with every door shut that is not needed.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "portal/http_client.h"

namespace mrko::portal {

struct HttpsOptions {
    std::chrono::milliseconds connect_limit{2000};
    std::chrono::milliseconds total_limit{3000};  ///< from the first byte out to the last byte in
    std::size_t longest_body{std::size_t{64} * 1024};          ///< bytes
    std::string ca_file;                          ///< certificates to trust (PEM); empty: the system's
};

/// Speaks https, and plain http to this machine alone; follows no redirect, uses no proxy whatever the environment
/// says, reads no .netrc. One object serves one thread; connections are kept between calls.
class HttpsGet final : public HttpClient {
public:
    /// Throws std::runtime_error when libcurl cannot start.
    explicit HttpsGet(HttpsOptions options = {});
    ~HttpsGet() override;
    HttpsGet(const HttpsGet&) = delete;
    HttpsGet& operator=(const HttpsGet&) = delete;

    [[nodiscard]] HttpAnswer get(const std::string& url, const HttpFields& headers) override;
    [[nodiscard]] HttpAnswer post_form(const std::string& url,
                                       const HttpFields& fields,
                                       const std::optional<BasicCredentials>& auth) override;

private:
    class Handle;

    HttpsOptions options_;
    std::unique_ptr<Handle> handle_;
};

}  // namespace mrko::portal
