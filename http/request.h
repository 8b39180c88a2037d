// SPDX-License-Identifier: Apache-2.0
// One HTTP request as the handlers see it, whoever carried it here.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/form.h"

namespace mrko::http {

enum class Method { get, head, post, other };

/// Everything a request is made from. FcgiWorker fills it from FastCGI parameters, tests by hand.
struct RequestParts {
    std::string method{"GET"};
    std::string target{"/"};  ///< REQUEST_URI: path and query, still percent-encoded
    std::string content_type;
    std::string body;
    std::string remote_address;
    std::string request_id;  ///< given by nginx, 32 hexadecimal digits; shown on error pages
    std::map<std::string, std::string, std::less<>> headers;  ///< names in lower case with dashes: "accept-language"
};

class Request {
public:
    /// Throws BadRequest when the path or the query is not valid percent-encoded UTF-8, holds a NUL or another
    /// control character, or the path has an empty or dot segment.
    explicit Request(RequestParts parts);

    [[nodiscard]] Method method() const noexcept { return method_; }

    [[nodiscard]] std::string_view method_name() const noexcept { return parts_.method; }

    /// Decoded, without the query: "/diary/1/week/2026-09-07".
    [[nodiscard]] const std::string& path() const noexcept { return path_; }

    /// As it came, path and query.
    [[nodiscard]] const std::string& target() const noexcept { return parts_.target; }

    /// The first value of that name, decoded; empty optional when the name is absent.
    [[nodiscard]] std::optional<std::string_view> query(std::string_view name) const noexcept;
    /// Empty optional when absent or sent more than once with different values (an injected second cookie is refused).
    [[nodiscard]] std::optional<std::string_view> cookie(std::string_view name) const noexcept;
    /// `name` in lower case.
    [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const noexcept;
    /// The body as a form. Throws BadRequest when the body is no application/x-www-form-urlencoded form in UTF-8.
    [[nodiscard]] const Form& form() const;

    [[nodiscard]] const std::string& body() const noexcept { return parts_.body; }

    [[nodiscard]] const std::string& remote_address() const noexcept { return parts_.remote_address; }

    [[nodiscard]] const std::string& request_id() const noexcept { return parts_.request_id; }

private:
    RequestParts parts_;
    Method method_{Method::other};
    std::string path_;
    std::vector<std::pair<std::string, std::string>> query_;
    std::vector<std::pair<std::string, std::string>> cookies_;
    mutable std::optional<Form> form_;
};

}  // namespace mrko::http
