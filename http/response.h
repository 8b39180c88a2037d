// SPDX-License-Identifier: Apache-2.0
// One HTTP answer as a value.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/cookie.h"

namespace mrko::http {

class Response {
public:
    /// 200 with a page. Personal by default: Cache-Control: no-store (front_controller adds the security headers).
    [[nodiscard]] static Response html(std::string page, int status = 200);
    [[nodiscard]] static Response json(std::string text, int status = 200);
    [[nodiscard]] static Response text(std::string text, int status = 200);
    /// 200 with a file of that type.
    [[nodiscard]] static Response file(std::string_view content_type, std::string bytes);
    /// An error of an address that answers with data: application/problem+json (RFC 9457).
    [[nodiscard]] static Response problem(std::string json, int status);
    /// 304: the client holds what this tag names.
    [[nodiscard]] static Response not_modified(std::string_view entity_tag);
    /// 303. `location` is a path of our own or an absolute address that our own configuration made.
    [[nodiscard]] static Response see_other(const std::string& location);

    /// Adds a header. A CR, LF or NUL in the value is a programming error and throws std::invalid_argument.
    Response& add_header(std::string_view name, std::string_view value);
    /// Replaces every header of that name.
    Response& set_header(std::string_view name, std::string_view value);
    Response& set_cookie(const Cookie& cookie);
    /// The same content in a coding that the client accepts ("gzip").
    Response& set_content(std::string bytes, std::string_view coding);

    [[nodiscard]] int status() const noexcept { return status_; }

    [[nodiscard]] const std::string& body() const noexcept { return body_; }

    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& headers() const noexcept { return headers_; }

    /// The first header of that name (ASCII case ignored), or an empty text.
    [[nodiscard]] std::string_view header(std::string_view name) const noexcept;

private:
    Response(int status, std::string_view content_type, std::string body);

    int status_;
    std::vector<std::pair<std::string, std::string>> headers_;
    std::string body_;
};

}  // namespace mrko::http
